import { isRecord } from '../sources/source.ts';

/** An authorization provider of an API, as the template declares it. */
export type Provider =
  | { readonly mode: 'API_KEY' }
  | { readonly mode: 'AWS_IAM' }
  | {
      readonly mode: 'AMAZON_COGNITO_USER_POOLS';
      readonly userPoolId: string;
      readonly issuer: string;
      readonly clientPattern: string | undefined;
      readonly defaultAction: 'ALLOW' | 'DENY';
    }
  | { readonly mode: 'OPENID_CONNECT'; readonly issuer: string; readonly clientPattern: string | undefined }
  | {
      readonly mode: 'AWS_LAMBDA';
      readonly functionArn: string;
      readonly ttlSeconds: number;
      readonly pattern: string | undefined;
    };

/** The providers of an API: the default one and those beside it. */
export interface ApiAccess {
  readonly primary: Provider;
  readonly additional: readonly Provider[];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-appsync-graphqlapi-lambdaauthorizerconfig.html */
const defaultAuthorizerTtlSeconds = 300;

type Declared = Readonly<Record<string, unknown>>;

function section(declared: Declared, name: string): Declared {
  const value = declared[name];
  if (!isRecord(value)) throw new TypeError(`The authorization provider needs ${name}`);
  return value;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function provider(declared: Declared, region: string): Provider {
  const mode = declared['AuthenticationType'];
  switch (mode) {
    case 'API_KEY':
    case 'AWS_IAM':
      return { mode };
    case 'AMAZON_COGNITO_USER_POOLS': {
      const pool = section(declared, 'UserPoolConfig');
      const userPoolId = String(pool['UserPoolId']);
      return {
        mode,
        userPoolId,
        issuer: `https://cognito-idp.${text(pool['AwsRegion']) ?? region}.amazonaws.com/${userPoolId}`,
        clientPattern: text(pool['AppIdClientRegex']),
        defaultAction: pool['DefaultAction'] === 'DENY' ? 'DENY' : 'ALLOW',
      };
    }
    case 'OPENID_CONNECT': {
      const connect = section(declared, 'OpenIDConnectConfig');
      return { mode, issuer: String(connect['Issuer']), clientPattern: text(connect['ClientId']) };
    }
    case 'AWS_LAMBDA': {
      const authorizer = section(declared, 'LambdaAuthorizerConfig');
      return {
        mode,
        functionArn: String(authorizer['AuthorizerUri']),
        ttlSeconds: Number(authorizer['AuthorizerResultTtlInSeconds'] ?? defaultAuthorizerTtlSeconds),
        pattern: text(authorizer['IdentityValidationExpression']),
      };
    }
    default:
      throw new TypeError(`${String(mode)} is not an authentication type of AppSync`);
  }
}

/** Reads the properties of AWS::AppSync::GraphQLApi. Throws TypeError for what AppSync would refuse. */
export function readAccess(properties: Declared, region: string): ApiAccess {
  const more = properties['AdditionalAuthenticationProviders'];
  return {
    primary: provider(properties, region),
    additional: (Array.isArray(more) ? more.filter(isRecord) : []).map((one) => provider(one, region)),
  };
}
