import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { generateKeyPair } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../core/cloud.ts';
import { openGateway, standIn, testPoolId, type DeclaredApi, type Received, type TestGateway } from '../testing.ts';

const schema = `
type Query { who: AWSJSON @aws_iam @aws_cognito_user_pools @aws_lambda  other: String @aws_iam @aws_lambda }
schema { query: Query }`;

const who = `import { util } from '@aws-appsync/utils';
export function request(ctx) { return { payload: ctx.identity }; }
export function response(ctx) { return ctx.result; }`;

let gateway: TestGateway | undefined;

async function open(more: Partial<DeclaredApi> = {}): Promise<TestGateway> {
  gateway = await openGateway({ schema, resolvers: { 'Query.who': { code: who } }, ...more });
  return gateway;
}

afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

function unauthorized(message: string): object {
  return { status: 401, errors: [{ errorType: 'UnauthorizedException', message }] };
}

describe('user-pool tokens', () => {
  it('pass as access token and as id token', async () => {
    const api = await open();
    const idToken = await api.token({ token_use: 'id', aud: 'client-1', 'cognito:username': 'ann' });
    const { data } = await api.post('{ who }', {}, { authorization: idToken });
    expect(JSON.parse(String(data?.['who']))).toMatchObject({ username: 'ann' });
    expect(await api.post('{ who }', {}, { authorization: `Bearer ${await api.token()}` })).toMatchObject({
      status: 200,
    });
  });

  it('are refused when absent, unreadable, expired, foreign or forged', async () => {
    const api = await open();
    const { privateKey: stranger } = await generateKeyPair('RS256');
    const send = (authorization: string): Promise<object> => api.post('{ who }', {}, { authorization });
    const none = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      sub: 'x',
      token_use: 'access',
      exp: 4_000_000_000,
      iss: `https://cognito-idp.eu-central-1.amazonaws.com/${testPoolId}`,
    };
    expect(await api.post('{ who }', {}, {})).toMatchObject(unauthorized('Valid authorization header not provided.'));
    expect(await send('rubbish')).toMatchObject(unauthorized('Unable to parse JWT token.'));
    expect(await send(await api.token({}, { expiresIn: -1 }))).toMatchObject(unauthorized('Token has expired.'));
    const refused = unauthorized('You are not authorized to make this call.');
    expect(
      await send(await api.token({ iss: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Other0000' })),
    ).toMatchObject(refused);
    expect(await send(await api.token({}, { key: stranger }))).toMatchObject(refused);
    expect(await send(`${none({ alg: 'none' })}.${none(claims)}.`)).toMatchObject({ status: 401 });
    expect(await send(`${none({ alg: 'HS256', kid: 'test-key' })}.${none(claims)}.c2ln`)).toMatchObject({
      status: 401,
    });
    expect(await send(await api.token({ token_use: 'refresh' }))).toMatchObject(refused);
    const [head, , signature] = (await api.token()).split('.');
    expect(await send(`${head ?? ''}.${none({ ...claims, sub: 'root' })}.${signature ?? ''}`)).toMatchObject({
      status: 401,
    });
    expect(await api.post('{ who }', {}, { 'x-api-key': 'da2-none' })).toMatchObject(refused);
  });

  it('stop passing once they expire, although they were known', async () => {
    let time = Date.now();
    const api = await open({ options: { now: () => time } });
    const authorization = await api.token({}, { expiresIn: 60 });
    expect(await api.post('{ who }', {}, { authorization })).toMatchObject({ status: 200 });
    time += 61_000;
    expect(await api.post('{ who }', {}, { authorization })).toMatchObject(unauthorized('Token has expired.'));
  });

  it('must come from a client that the API admits', async () => {
    const UserPoolConfig = {
      UserPoolId: testPoolId,
      AwsRegion: 'eu-central-1',
      DefaultAction: 'ALLOW',
      AppIdClientRegex: 'client-[12]',
    };
    const api = await open({ api: { UserPoolConfig } });
    expect(await api.post('{ who }')).toMatchObject({ status: 200 });
    const authorization = await api.token({ client_id: 'client-12' });
    expect(await api.post('{ who }', {}, { authorization })).toMatchObject({ status: 401 });
  });
});

describe('API keys', () => {
  it('expire', async () => {
    let time = Date.now();
    const api = await open({
      options: { now: () => time },
      api: { AuthenticationType: 'API_KEY' },
      schema: 'type Query { who: AWSJSON }',
    });
    const made = await api.cloud.provide('AWS::AppSync::ApiKey', {
      ApiId: api.apiId,
      Expires: Math.floor(time / 1000) + 60,
    });
    const headers = { 'x-api-key': String(made.attributes?.['ApiKey']) };
    expect(await api.post('{ who }', {}, headers)).toMatchObject({ status: 200, data: { who: null } });
    time += 61_000;
    expect(await api.post('{ who }', {}, headers)).toMatchObject({ status: 401 });
  });
});

describe('IAM', () => {
  const allowWho: PolicyDocument = {
    Statement: [
      { Effect: 'Allow', Action: 'appsync:GraphQL', Resource: 'arn:aws:appsync:*:*:apis/*/types/Query/fields/who' },
    ],
  };

  async function signed(api: TestGateway, roleName: string, body: string, service = 'appsync'): Promise<Response> {
    const { credentials } = api.cloud.clientConfigOf(roleName);
    const url = new URL(api.url);
    const signer = new SignatureV4({ credentials, region: 'eu-central-1', service, sha256: Sha256 });
    const { headers } = await signer.sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      headers: { host: url.host, 'content-type': 'application/json' },
      body,
    });
    return fetch(api.url, { method: 'POST', headers, body });
  }

  it('allows by field what the role may call, and nothing else', async () => {
    const api = await open({
      api: { AdditionalAuthenticationProviders: [{ AuthenticationType: 'AWS_IAM' }] },
      options: { policies: { Publisher: allowWho } },
    });
    const body = JSON.stringify({ query: '{ who other }' });
    const answer: unknown = await (await signed(api, 'Publisher', body)).json();
    expect(answer).toMatchObject({
      data: { other: null },
      errors: [{ errorType: 'Unauthorized', message: 'Not Authorized to access other on type Query' }],
    });
    expect(JSON.stringify(answer)).toContain('assumed-role/Publisher/test');
  });

  it('refuses a body other than the one that was signed', async () => {
    const api = await open({
      api: { AdditionalAuthenticationProviders: [{ AuthenticationType: 'AWS_IAM' }] },
      options: { policies: { Publisher: allowWho } },
    });
    const { credentials } = api.cloud.clientConfigOf('Publisher');
    expect((await signed(api, 'Publisher', JSON.stringify({ query: '{ who }' }), 's3')).status).toBe(403);
    const url = new URL(api.url);
    const signer = new SignatureV4({ credentials, region: 'eu-central-1', service: 'appsync', sha256: Sha256 });
    const { headers } = await signer.sign({
      method: 'POST',
      protocol: 'http:',
      hostname: url.hostname,
      path: '/graphql',
      headers: { host: url.host },
      body: '{}',
    });
    expect((await fetch(api.url, { method: 'POST', headers, body: JSON.stringify({ query: '{ who }' }) })).status).toBe(
      403,
    );
  });

  it('is no way in where the API does not offer it', async () => {
    const api = await open({ options: { policies: { Publisher: allowWho } } });
    expect((await signed(api, 'Publisher', JSON.stringify({ query: '{ who }' }))).status).toBe(401);
  });
});

describe('a Lambda authorizer', () => {
  const lambdaMode = {
    AuthenticationType: 'AWS_LAMBDA',
    LambdaAuthorizerConfig: {
      AuthorizerUri: 'arn:aws:lambda:eu-central-1:123456789012:function:gate',
      AuthorizerResultTtlInSeconds: 0,
    },
  };

  function gate(received: Received[], answer: object): Partial<DeclaredApi> {
    return {
      api: { AdditionalAuthenticationProviders: [lambdaMode] },
      services: [
        standIn('lambda', received, () => ({ StatusCode: 200, Payload: Buffer.from(JSON.stringify(answer)) })),
      ],
    };
  }

  it('is asked each time without a TTL, decides fields and fills the identity', async () => {
    const received: Received[] = [];
    const api = await open(
      gate(received, { isAuthorized: true, resolverContext: { partner: 'p' }, deniedFields: ['Query.other'] }),
    );
    const answer = await api.post('{ who other }', {}, { authorization: 'key-1' });
    expect(answer).toMatchObject({
      data: { who: '{"resolverContext":{"partner":"p"}}', other: null },
      errors: [{ errorType: 'Unauthorized' }],
    });
    await api.post('{ who }', {}, { authorization: 'key-1' });
    expect(received).toHaveLength(2);
    expect(received[0]?.caller).toMatchObject({ kind: 'service', service: 'appsync.amazonaws.com' });
    expect(JSON.parse(String(received[0]?.input['Payload']))).toMatchObject({
      authorizationToken: 'key-1',
      requestContext: { queryString: '{ who other }', variables: {} },
    });
  });

  it('is remembered for as long as it says', async () => {
    const received: Received[] = [];
    const api = await open(gate(received, { isAuthorized: true, ttlOverride: 60 }));
    await api.post('{ who }', {}, { authorization: 'key-1' });
    await api.post('{ who }', {}, { authorization: 'key-1' });
    expect(received).toHaveLength(1);
  });

  it('refuses', async () => {
    const api = await open(gate([], { isAuthorized: false }));
    expect(await api.post('{ who }', {}, { authorization: 'key-1' })).toMatchObject({ status: 401 });
  });
});
