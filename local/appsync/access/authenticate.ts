import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller, Cloud } from '../../core/cloud.ts';
import { AwsError } from '../../core/errors.ts';
import { claimOf, verifySignature, type RawRequest } from '../../core/signature.ts';
import { payloadOf } from '../sources/lambda.ts';
import { isRecord } from '../sources/source.ts';
import type { ApiAccess, Provider } from './providers.ts';
import { authTypes, RequesterRefused, type Requester } from './requester.ts';
import { issuerOf, oidcVerifier, userPoolVerifier } from './tokens.ts';

/** The API whose door this is. */
export interface Door {
  readonly apiId: string;
  readonly arn: string;
  readonly access: ApiAccess;
  readonly apiKeys: ReadonlyMap<string, { readonly expiresAt: number }>;
}

/** What the caller wants to do, for a Lambda authorizer. */
export interface Intent {
  readonly queryString: string;
  readonly operationName: string | undefined;
  readonly variables: unknown;
}

interface Known {
  readonly requester: Requester;
  readonly until: number;
}

const rememberedTokens = 10_000;
const signingServices = ['appsync', 'execute-api'];
const authorizerTimeoutMilliseconds = 10_000;

/** Decides who makes a request, by each authorization mode of an API. */
export class Authenticator {
  readonly #cloud: Cloud;
  readonly #door: Door;
  readonly #known = new Map<string, Known>();
  readonly #verifiers = new Map<string, (token: string) => Promise<Requester>>();

  constructor(cloud: Cloud, door: Door) {
    this.#cloud = cloud;
    this.#door = door;
  }

  /** Throws RequesterRefused. */
  async authenticate(request: RawRequest, intent: Intent): Promise<Requester> {
    const authorization = request.headers['authorization'];
    if (authorization !== undefined && authorization !== '') {
      if (authorization.startsWith('AWS4-HMAC-SHA256')) return this.#signed(request);
      return this.#token(authorization, request, intent);
    }
    const key = request.headers['x-api-key'];
    if (key !== undefined) return this.#apiKey(key);
    throw new RequesterRefused('Valid authorization header not provided.');
  }

  #providers(): readonly Provider[] {
    return [this.#door.access.primary, ...this.#door.access.additional];
  }

  #apiKey(key: string): Requester {
    const known = this.#door.apiKeys.get(key);
    const open = this.#providers().some((provider) => provider.mode === 'API_KEY');
    if (!open || known === undefined || known.expiresAt <= this.#cloud.now()) {
      throw new RequesterRefused('You are not authorized to make this call.');
    }
    return { mode: 'API_KEY', groups: [], identity: 'null', name: 'api key', authType: authTypes.API_KEY };
  }

  #signed(request: RawRequest): Requester {
    if (!this.#providers().some((provider) => provider.mode === 'AWS_IAM')) {
      throw new RequesterRefused('You are not authorized to make this call.');
    }
    try {
      const claim = claimOf(request);
      if (claim === undefined) throw new RequesterRefused('Valid authorization header not provided.');
      if (!signingServices.includes(claim.service) || claim.region !== this.#cloud.region) {
        throw new RequesterRefused('Credential should be scoped to a valid region and to the service appsync.', {
          status: 403,
          errorType: 'InvalidSignatureException',
        });
      }
      return iamRequester(verifySignature(this.#cloud, claim, request).caller, this.#cloud.accountId);
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause;
      throw new RequesterRefused(cause.message, { status: 403, errorType: 'UnrecognizedClientException', cause });
    }
  }

  async #token(authorization: string, request: RawRequest, intent: Intent): Promise<Requester> {
    const token = authorization.replace(/^Bearer +/i, '');
    const known = this.#known.get(token);
    if (known !== undefined && known.until > this.#cloud.now()) return known.requester;
    const issuer = issuerOf(token);
    const providers = this.#providers();
    const pool = providers.find(
      (provider) => provider.mode === 'AMAZON_COGNITO_USER_POOLS' && provider.issuer === issuer,
    );
    const connect = providers.find((provider) => provider.mode === 'OPENID_CONNECT' && provider.issuer === issuer);
    const provider = pool ?? connect;
    if (provider !== undefined && issuer !== undefined) {
      const requester = await this.#verifier(provider, issuer)(token);
      this.#remember(token, requester, expiryOf(token));
      return requester;
    }
    const authorizer = providers.find((one) => one.mode === 'AWS_LAMBDA');
    if (authorizer?.mode === 'AWS_LAMBDA') return this.#authorize(authorizer, authorization, request, intent);
    throw new RequesterRefused(
      issuer === undefined ? 'Unable to parse JWT token.' : 'You are not authorized to make this call.',
    );
  }

  #verifier(provider: Provider, issuer: string): (token: string) => Promise<Requester> {
    let verifier = this.#verifiers.get(issuer);
    if (verifier !== undefined) return verifier;
    const now = (): number => this.#cloud.now();
    if (provider.mode === 'AMAZON_COGNITO_USER_POOLS') {
      const keysUrl = `${this.#cloud.awsEndpoint}/${provider.userPoolId}/.well-known/jwks.json`;
      verifier = userPoolVerifier(provider, keysUrl, now);
    } else if (provider.mode === 'OPENID_CONNECT') verifier = oidcVerifier(provider, now);
    else throw new TypeError(`${provider.mode} has no tokens`);
    this.#verifiers.set(issuer, verifier);
    return verifier;
  }

  #remember(key: string, requester: Requester, until: number): void {
    if (this.#known.size >= rememberedTokens) this.#known.clear();
    this.#known.set(key, { requester, until });
  }

  async #authorize(
    provider: Extract<Provider, { mode: 'AWS_LAMBDA' }>,
    token: string,
    request: RawRequest,
    intent: Intent,
  ): Promise<Requester> {
    if (provider.pattern !== undefined && !new RegExp(`^(?:${provider.pattern})$`).test(token)) {
      throw new RequesterRefused('You are not authorized to make this call.');
    }
    const event = {
      authorizationToken: token,
      requestContext: {
        apiId: this.#door.apiId,
        accountId: this.#cloud.accountId,
        requestId: this.#cloud.uuid(),
        queryString: intent.queryString,
        operationName: intent.operationName,
        variables: intent.variables ?? {},
      },
      requestHeaders: request.headers,
    };
    const answer = await this.#ask(provider.functionArn, event);
    if (!isRecord(answer) || answer['isAuthorized'] !== true) {
      throw new RequesterRefused('You are not authorized to make this call.');
    }
    const requester = lambdaRequester(answer);
    const ttl = typeof answer['ttlOverride'] === 'number' ? answer['ttlOverride'] : provider.ttlSeconds;
    if (ttl > 0) this.#remember(token, requester, this.#cloud.now() + ttl * 1000);
    return requester;
  }

  async #ask(functionArn: string, event: object): Promise<unknown> {
    const caller: Caller = { kind: 'service', service: 'appsync.amazonaws.com', sourceArn: this.#door.arn };
    const input = {
      FunctionName: functionArn,
      InvocationType: 'RequestResponse',
      Payload: Buffer.from(JSON.stringify(event)),
    };
    const timer = new AbortController();
    try {
      const asked = this.#cloud.call<{ FunctionError?: string; Payload?: Uint8Array }>(
        'lambda',
        'Invoke',
        input,
        caller,
      );
      const late = sleep(authorizerTimeoutMilliseconds, undefined, { signal: timer.signal, ref: false });
      const reply = await Promise.race([asked, late]);
      return reply === undefined || reply.FunctionError !== undefined ? undefined : payloadOf(reply);
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause;
      this.#cloud.trace.warn(`The Lambda authorizer ${functionArn} could not be asked: ${cause.message}`);
      return undefined;
    } finally {
      timer.abort();
    }
  }
}

/** Milliseconds since the epoch at which a verified token ends. */
function expiryOf(token: string): number {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return isRecord(claims) && typeof claims['exp'] === 'number' ? claims['exp'] * 1000 : 0;
}

function iamRequester(signer: Caller, accountId: string): Requester {
  const roleName = signer.kind === 'role' ? (signer.roleArn.split('/').at(-1) ?? '') : 'root';
  const userArn =
    signer.kind === 'role'
      ? `arn:aws:sts::${accountId}:assumed-role/${roleName}/${signer.sessionName}`
      : `arn:aws:iam::${accountId}:root`;
  const identity = {
    accountId,
    cognitoIdentityAuthProvider: null,
    cognitoIdentityAuthType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    userArn,
    username: signer.kind === 'role' ? `${roleName}:${signer.sessionName}` : accountId,
  };
  return {
    mode: 'AWS_IAM',
    groups: [],
    identity: JSON.stringify(identity),
    name: roleName,
    authType: authTypes.AWS_IAM,
    signer,
  };
}

function lambdaRequester(answer: Record<string, unknown>): Requester {
  const denied: readonly unknown[] = Array.isArray(answer['deniedFields']) ? answer['deniedFields'] : [];
  return {
    mode: 'AWS_LAMBDA',
    groups: [],
    identity: JSON.stringify({ resolverContext: answer['resolverContext'] ?? {} }),
    name: 'lambda authorizer',
    authType: authTypes.AWS_LAMBDA,
    denied: new Set(denied.map((one) => fieldName(String(one)))),
  };
}

/** `arn:…:apis/id/types/Mutation/fields/create` and `Mutation.create` are the same. */
function fieldName(denied: string): string {
  const found = /types\/(\w+)\/fields\/(\w+)$/.exec(denied);
  return found === null ? denied : `${found[1] ?? ''}.${found[2] ?? ''}`;
}
