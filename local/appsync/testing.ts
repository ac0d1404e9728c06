import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import type { Caller, Cloud, Provided, Service, ServiceName } from '../core/cloud.ts';
import { close, listen } from '../core/endpoint.ts';
import { createTestCloud, type TestCloud, type TestCloudOptions } from '../core/testing.ts';
import { createAppSync } from './service.ts';

const region = 'eu-central-1';
export const testPoolId = `${region}_Test00001`;
const poolIssuer = `https://cognito-idp.${region}.amazonaws.com/${testPoolId}`;

/** One call that a stand-in of another service received. */
export interface Received {
  readonly action: string;
  readonly input: Record<string, unknown>;
  readonly caller: Caller;
}

/** A stand-in for another service: answers by a function and remembers what it was asked. */
export function standIn(
  name: ServiceName,
  received: Received[],
  answer: (call: Received) => object | Promise<object>,
): (cloud: Cloud) => Service {
  return () => ({
    name,
    resources: {},
    async call(action, input, caller) {
      const call = { action, input, caller };
      received.push(call);
      return answer(call);
    },
  });
}

export interface DeclaredResolver {
  /** Code of a unit resolver, or of the resolver around a pipeline's steps. */
  readonly code?: string;
  readonly source?: string;
  readonly steps?: readonly { readonly code: string; readonly source: string }[];
  readonly more?: Record<string, unknown>;
}

export interface DeclaredApi {
  readonly schema: string;
  readonly resolvers?: Readonly<Record<string, DeclaredResolver>>;
  /** Further properties of the GraphQLApi; default: user pools. */
  readonly api?: Record<string, unknown>;
  readonly services?: readonly ((cloud: Cloud) => Service)[];
  readonly options?: TestCloudOptions;
  /** Stands between the gateway and its cloud. */
  wrap?(cloud: Cloud): Cloud;
}

export interface TestGateway {
  readonly cloud: TestCloud;
  readonly url: string;
  readonly apiId: string;
  readonly api: Provided;
  /** An access token of the pool; claims override its own. */
  token(claims?: JWTPayload, options?: { key?: CryptoKey; alg?: string; expiresIn?: number }): Promise<string>;
  /** POSTs one request; signs it in as `sub` `user-1` unless headers say otherwise. */
  post(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
  stop(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly Record<string, unknown>[];
  readonly extensions?: Record<string, unknown>;
}

export const passThrough = `
export function request(ctx) { return { payload: ctx.args }; }
export function response(ctx) { return ctx.result; }`;

const appsyncJs = { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' };

/** A running API with sources `none`, `table` (DynamoDB table `Things`) and `function`, behind a pool whose tokens the test signs. */
export async function openGateway(declared: DeclaredApi): Promise<TestGateway> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test-key', alg: 'RS256', use: 'sig' };
  const keys = createServer((request, response) => {
    response.statusCode = request.url === `/${testPoolId}/.well-known/jwks.json` ? 200 : 404;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  const keysPort = await listen(keys, 0);
  const everything = { Statement: [{ Effect: 'Allow' as const, Action: '*', Resource: '*' }] };
  const cloud = await createTestCloud(
    [(own) => createAppSync(declared.wrap?.(own) ?? own), ...(declared.services ?? [])],
    {
      ...declared.options,
      policies: { SourceRole: everything, ...declared.options?.policies },
    },
  );
  cloud.cloud.awsEndpoint = `http://127.0.0.1:${keysPort}`;
  const api = await cloud.provide('AWS::AppSync::GraphQLApi', {
    Name: 'test',
    AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
    UserPoolConfig: { UserPoolId: testPoolId, AwsRegion: region, DefaultAction: 'ALLOW' },
    ...declared.api,
  });
  const apiId = String(api.attributes?.['ApiId']);
  await cloud.provide('AWS::AppSync::GraphQLSchema', { ApiId: apiId, Definition: declared.schema });
  const role = { ServiceRoleArn: 'arn:aws:iam::123456789012:role/SourceRole' };
  await cloud.provide('AWS::AppSync::DataSource', { ApiId: apiId, Name: 'none', Type: 'NONE' });
  await cloud.provide('AWS::AppSync::DataSource', {
    ApiId: apiId,
    Name: 'table',
    Type: 'AMAZON_DYNAMODB',
    DynamoDBConfig: { TableName: 'Things', AwsRegion: region },
    ...role,
  });
  await cloud.provide('AWS::AppSync::DataSource', {
    ApiId: apiId,
    Name: 'function',
    Type: 'AWS_LAMBDA',
    LambdaConfig: { LambdaFunctionArn: `arn:aws:lambda:${region}:123456789012:function:work` },
    ...role,
  });
  for (const [name, resolver] of Object.entries(declared.resolvers ?? {})) {
    await provideResolver(cloud, apiId, name, resolver);
  }
  const url = String(api.attributes?.['GraphQLUrl']);
  const token: TestGateway['token'] = (claims = {}, { key = privateKey, alg = 'RS256', expiresIn = 300 } = {}) => {
    const now = Math.floor(cloud.cloud.now() / 1000);
    const usual = { sub: 'user-1', username: 'user-1', client_id: 'client-1', token_use: 'access', iss: poolIssuer };
    return new SignJWT({ ...usual, iat: now, exp: now + expiresIn, ...claims })
      .setProtectedHeader({ alg, kid: 'test-key' })
      .sign(key);
  };
  return {
    cloud,
    url,
    apiId,
    api,
    token,
    async post(query, variables = {}, headers) {
      const authorization = headers ?? { authorization: await token() };
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization },
        body: JSON.stringify({ query, variables }),
      });
      const body: Omit<Answer, 'status' | 'headers'> = JSON.parse(await response.text());
      return { status: response.status, headers: response.headers, ...body };
    },
    async stop() {
      await cloud.stop();
      await close(keys);
    },
  };
}

async function provideResolver(
  cloud: TestCloud,
  apiId: string,
  name: string,
  { code, source, steps, more }: DeclaredResolver,
): Promise<void> {
  const [typeName, fieldName] = name.split('.');
  const common = { ApiId: apiId, TypeName: typeName, FieldName: fieldName, ...more };
  const own = code === undefined ? {} : { Code: code, Runtime: appsyncJs };
  if (steps === undefined) {
    await cloud.provide('AWS::AppSync::Resolver', { ...common, DataSourceName: source ?? 'none', ...own });
    return;
  }
  const functions: unknown[] = [];
  for (const [at, step] of steps.entries()) {
    const made = await cloud.provide(
      'AWS::AppSync::FunctionConfiguration',
      { ApiId: apiId, Name: `${fieldName}_${at}`, DataSourceName: step.source, Code: step.code, Runtime: appsyncJs },
      `${name}${at}`,
    );
    functions.push(made.attributes?.['FunctionId']);
  }
  await cloud.provide('AWS::AppSync::Resolver', {
    ...common,
    Kind: 'PIPELINE',
    PipelineConfig: { Functions: functions },
    ...own,
  });
}
