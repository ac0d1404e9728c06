import { afterEach, describe, expect, it } from 'vitest';
import { openGateway, passThrough, type DeclaredApi, type TestGateway } from './testing.ts';

const schema = `
type Thing { id: ID!  name: String  tags: [String!]  parent: Thing  secret: String @aws_cognito_user_pools(cognito_groups: ["STAFF"]) }
enum Colour { RED BLUE }
input ThingInput { name: String!  colour: Colour = RED  when: AWSDateTime  meta: AWSJSON }
type Query {
  thing(id: ID!): Thing
  things(limit: Int = 3): [Thing!]!
  must: String!
  who: AWSJSON
  staff: String @aws_cognito_user_pools(cognito_groups: ["STAFF", "ADMIN"])
  machine: String @aws_iam
  open: String @aws_api_key @aws_cognito_user_pools
}
type Mutation { make(input: ThingInput!): Thing  first: Int  second: Int }
schema { query: Query  mutation: Mutation }`;

const answering = (expression: string): string => `
import { util, runtime } from '@aws-appsync/utils';
export function request(ctx) { return { payload: ${expression} }; }
export function response(ctx) { return ctx.result; }`;

let gateway: TestGateway | undefined;

async function open(resolvers: DeclaredApi['resolvers'], more: Partial<DeclaredApi> = {}): Promise<TestGateway> {
  gateway = await openGateway({ schema, resolvers: resolvers ?? {}, ...more });
  return gateway;
}

afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

describe('a query through the gateway', () => {
  it('answers fields, aliases, fragments and __typename', async () => {
    const api = await open({
      'Query.thing': { code: answering('{ id: ctx.args.id, name: "n", tags: ["a"], parent: { id: "0" } }') },
    });
    const answer = await api.post(
      `query Q($id: ID!, $no: Boolean!) { __typename one: thing(id: $id) { ...f name @skip(if: $no) } }
       fragment f on Thing { __typename key: id tags parent { id } }`,
      { id: '7', no: true },
    );
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.data).toEqual({
      __typename: 'Query',
      one: { __typename: 'Thing', key: '7', tags: ['a'], parent: { id: '0' } },
    });
    const again = await api.post('query Q($no: Boolean!) { thing(id: "7") { name @skip(if: $no) } }', { no: false });
    expect(again.data).toEqual({ thing: { name: 'n' } });
  });

  it('tells the resolver who asks, what and how', async () => {
    const api = await open(
      {
        'Query.who': {
          code: answering(
            '{ identity: ctx.identity, info: ctx.info, header: ctx.request.headers["x-mine"], type: util.authType(), env: ctx.env }',
          ),
        },
      },
      { api: { EnvironmentVariables: { TABLE_NAME: 'Things' } } },
    );
    const token = await api.token({ 'cognito:groups': ['STAFF'] });
    const answer = await api.post('query ($a: Int) { w: who }', { a: 1 }, { authorization: token, 'x-mine': 'yes' });
    expect(answer.errors).toMatchObject([{ message: expect.stringContaining('UnusedVariable') }]);
    const { data } = await api.post('{ w: who }', {}, { authorization: token, 'x-mine': 'yes' });
    expect(JSON.parse(String(data?.['w']))).toMatchObject({
      identity: {
        sub: 'user-1',
        username: 'user-1',
        groups: ['STAFF'],
        sourceIp: ['127.0.0.1'],
        defaultAuthStrategy: 'ALLOW',
        claims: { client_id: 'client-1' },
        issuer: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Test00001',
      },
      info: { fieldName: 'who', parentTypeName: 'Query', selectionSetList: [], variables: {} },
      header: 'yes',
      type: 'User Pool Authorization',
      env: { TABLE_NAME: 'Things' },
    });
  });

  it('gives defaults, parsed JSON and enums to the resolver', async () => {
    const api = await open({
      'Mutation.make': {
        code: answering('{ id: "1", name: [ctx.args.input.colour, ctx.args.input.meta.deep].join("/") }'),
      },
    });
    const { data } = await api.post('mutation ($i: ThingInput!) { make(input: $i) { name } }', {
      i: { name: 'n', meta: '{"deep":5}' },
    });
    expect(data).toEqual({ make: { name: 'RED/5' } });
  });

  it('lists the selection for the resolver', async () => {
    const api = await open({ 'Query.thing': { code: answering('{ id: "1", tags: ctx.info.selectionSetList }') } });
    const { data } = await api.post('{ thing(id: "1") { key: id tags parent { ... on Thing { name } } } }');
    expect(data).toMatchObject({ thing: { tags: ['key', 'tags', 'parent', 'parent/name'] } });
  });
});

describe('errors', () => {
  it('carry path, type, data, info and locations', async () => {
    const api = await open({
      'Query.thing': {
        code: `import { util } from '@aws-appsync/utils';
export function request(ctx) { util.error('no such thing', 'NOT_FOUND', { id: 1, hidden: 2 }, { a: 1 }); }
export function response(ctx) { return null; }`,
      },
    });
    const answer = await api.post('{\n  thing(id: "1") { id }\n}');
    expect(answer.status).toBe(200);
    expect({ data: answer.data, errors: answer.errors }).toEqual({
      data: { thing: null },
      errors: [
        {
          path: ['thing'],
          data: { id: 1 },
          errorType: 'NOT_FOUND',
          errorInfo: { a: 1 },
          locations: [{ line: 2, column: 3, sourceName: null }],
          message: 'no such thing',
        },
      ],
    });
  });

  it('are appended beside the data', async () => {
    const api = await open({
      'Query.thing': {
        code: `import { util } from '@aws-appsync/utils';
export function request(ctx) { return { payload: { id: '1' } }; }
export function response(ctx) { util.appendError('careful', 'W'); return ctx.result; }`,
      },
    });
    const answer = await api.post('{ thing(id: "1") { id } }');
    expect(answer.data).toEqual({ thing: { id: '1' } });
    expect(answer.errors).toMatchObject([{ message: 'careful', errorType: 'W', path: ['thing'] }]);
  });

  it('of a null where none may be take the parent along', async () => {
    const api = await open({
      'Query.must': { code: answering('null') },
      'Query.thing': { code: answering('{ name: "no id" }') },
    });
    const whole = await api.post('{ must }');
    expect(whole.data).toBeNull();
    expect(whole.errors).toEqual([
      {
        path: ['must'],
        locations: null,
        message: "Cannot return null for non-nullable type: 'String' within parent 'Query' (/must)",
      },
    ]);
    const part = await api.post('{ thing(id: "1") { id name } }');
    expect(part.data).toEqual({ thing: null });
  });

  it('of documents and variables are answered without running anything', async () => {
    const api = await open({ 'Query.must': { code: answering('"ran"') } });
    expect(await api.post('{ nope }')).toMatchObject({
      status: 200,
      data: null,
      errors: [{ message: expect.stringContaining('Validation error of type FieldUndefined') }],
    });
    expect(await api.post('{ must')).toMatchObject({
      data: null,
      errors: [{ message: expect.stringContaining('Invalid Syntax') }],
    });
    expect(await api.post('query ($id: ID!) { thing(id: $id) { id } }', {})).toMatchObject({
      data: null,
      errors: [{ message: expect.stringContaining("Variable 'id'") }],
    });
    expect(
      await api.post('mutation ($i: ThingInput!) { make(input: $i) { id } }', { i: { name: 'n', when: 'yesterday' } }),
    ).toMatchObject({
      data: null,
      errors: [{ message: expect.stringContaining('AWSDateTime') }],
    });
  });

  it('of HTTP have their status', async () => {
    const api = await open({});
    const authorization = await api.token();
    const send = (init: RequestInit): Promise<Response> => fetch(api.url, { headers: { authorization }, ...init });
    expect((await send({ method: 'GET' })).status).toBe(405);
    expect((await send({ method: 'POST', body: '{' })).status).toBe(400);
    expect((await send({ method: 'POST', body: '[]' })).status).toBe(400);
    expect(
      (await send({ method: 'POST', body: JSON.stringify({ query: `{ must } #${'x'.repeat(1_100_000)}` }) })).status,
    ).toBe(413);
    const preflight = await send({ method: 'OPTIONS', headers: { 'access-control-request-headers': 'authorization' } });
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization');
  });
});

describe('pipelines', () => {
  it('hand stash and result from step to step, and return early', async () => {
    const step = (body: string): string => `import { runtime } from '@aws-appsync/utils';
export function request(ctx) { ${body} }
export function response(ctx) { return ctx.result; }`;
    const api = await open({
      'Query.who': {
        code: `export function request(ctx) { ctx.stash.trail = ['before']; return { begun: true }; }
export function response(ctx) { return { trail: ctx.stash.trail, last: ctx.result, prev: ctx.prev.result }; }`,
        steps: [
          { source: 'none', code: step('ctx.stash.trail.push("one"); return { payload: { saw: ctx.prev.result } };') },
          {
            source: 'none',
            code: step('ctx.stash.trail.push("two"); runtime.earlyReturn({ early: ctx.prev.result });'),
          },
          {
            source: 'none',
            code: step(
              'ctx.stash.trail.push("three"); runtime.earlyReturn({ end: ctx.prev.result }, { skipTo: "END" });',
            ),
          },
          { source: 'none', code: step('ctx.stash.trail.push("never"); return {};') },
        ],
      },
    });
    const { data } = await api.post('{ who }');
    const last = { end: { early: { saw: { begun: true } } } };
    expect(JSON.parse(String(data?.['who']))).toEqual({ trail: ['before', 'one', 'two', 'three'], last, prev: last });
  });

  it('run mutations one after another', async () => {
    const order: number[] = [];
    const received: never[] = [];
    const { standIn } = await import('./testing.ts');
    const api = await open(
      {
        'Mutation.first': {
          source: 'function',
          code: `export function request(ctx) { return { operation: 'Invoke', payload: 1 }; } export function response(ctx) { return ctx.result; }`,
        },
        'Mutation.second': {
          source: 'function',
          code: `export function request(ctx) { return { operation: 'Invoke', payload: 2 }; } export function response(ctx) { return ctx.result; }`,
        },
      },
      {
        services: [
          standIn('lambda', received, async ({ input }) => {
            const number = Number(String(input['Payload']));
            order.push(number);
            await new Promise((resolve) => setImmediate(resolve));
            order.push(-number);
            return { StatusCode: 200, Payload: Buffer.from(String(number)) };
          }),
        ],
      },
    );
    expect((await api.post('mutation { second first }')).data).toEqual({ second: 2, first: 1 });
    expect(order).toEqual([2, -2, 1, -1]);
  });
});

describe('limits', () => {
  it('hold for depth, introspection and resolvers', async () => {
    const api = await open(
      { 'Query.thing': { code: answering('{ id: "1" }') } },
      { api: { QueryDepthLimit: 2, IntrospectionConfig: 'DISABLED', ResolverCountLimit: 2 } },
    );
    expect((await api.post('{ thing(id: 1) { parent { id } } }')).errors).toMatchObject([
      { message: expect.stringContaining('depth 3') },
    ]);
    expect((await api.post('{ __schema { types { name } } }')).errors).toMatchObject([
      { message: expect.stringContaining('Introspection') },
    ]);
    const many = await api.post('{ a: thing(id: 1) { id } b: thing(id: 2) { id } c: thing(id: 3) { id } }');
    expect(many.data).toEqual({ a: { id: '1' }, b: { id: '1' }, c: null });
    expect(many.errors).toMatchObject([{ errorType: 'ResolverCountLimitExceeded' }]);
  });

  it('lets introspection through where it is on', async () => {
    const api = await open({ 'Query.must': { code: answering('"m"') } });
    const { data } = await api.post('query I { must __schema { queryType { name } } __type(name: "Thing") { kind } }');
    expect(data).toEqual({ must: 'm', __schema: { queryType: { name: 'Query' } }, __type: { kind: 'OBJECT' } });
  });
});

describe('authorization of fields', () => {
  it('follows groups and modes', async () => {
    const api = await open(
      {
        'Query.staff': { code: answering('"s"') },
        'Query.machine': { code: answering('"m"') },
        'Query.open': { code: answering('"o"') },
        'Query.thing': { code: answering('{ id: "1", secret: "x" }') },
      },
      {
        api: {
          AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }, { AuthenticationType: 'AWS_IAM' }],
        },
      },
    );
    const plain = await api.post('{ staff machine open thing(id: 1) { id secret } }');
    expect(plain.data).toEqual({ staff: null, machine: null, open: 'o', thing: { id: '1', secret: null } });
    expect(plain.errors).toContainEqual({
      path: ['staff'],
      data: null,
      errorType: 'Unauthorized',
      errorInfo: null,
      locations: [{ line: 1, column: 3, sourceName: null }],
      message: 'Not Authorized to access staff on type Query',
    });
    expect(plain.errors).toHaveLength(3);
    const staff = await api.post(
      '{ staff thing(id: 1) { secret } }',
      {},
      { authorization: await api.token({ 'cognito:groups': ['STAFF'] }) },
    );
    expect(staff.data).toEqual({ staff: 's', thing: { secret: 'x' } });
    const made = await api.cloud.provide('AWS::AppSync::ApiKey', { ApiId: api.apiId });
    const keyed = await api.post('{ open staff }', {}, { 'x-api-key': String(made.attributes?.['ApiKey']) });
    expect(keyed.data).toEqual({ open: 'o', staff: null });
  });

  it('denies undirected fields where the default action is DENY', async () => {
    const api = await open(
      { 'Query.must': { code: answering('"m"') }, 'Query.open': { code: answering('"o"') } },
      {
        api: {
          UserPoolConfig: { UserPoolId: 'eu-central-1_Test00001', AwsRegion: 'eu-central-1', DefaultAction: 'DENY' },
        },
      },
    );
    expect((await api.post('{ must }')).data).toBeNull();
    expect((await api.post('{ open }')).data).toEqual({ open: 'o' });
  });
});

describe('per-resolver caching', () => {
  it('answers from the cache by caller until a mutation evicts', async () => {
    const api = await open(
      {
        'Query.thing': {
          code: `import { util } from '@aws-appsync/utils';
export function request(ctx) { return { payload: { id: ctx.args.id, name: util.autoId() } }; }
export function response(ctx) { return ctx.result; }`,
          more: { CachingConfig: { CachingKeys: ['$context.identity.sub', '$context.arguments.id'], Ttl: 60 } },
        },
        'Mutation.first': {
          code: `import { extensions } from '@aws-appsync/utils';
export function request(ctx) { return { payload: 1 }; }
export function response(ctx) { extensions.evictFromApiCache('Query', 'thing', { 'context.identity.sub': ctx.identity.sub, 'context.arguments.id': '1' }); return ctx.result; }`,
        },
      },
      {},
    );
    await api.cloud.provide('AWS::AppSync::ApiCache', {
      ApiId: api.apiId,
      ApiCachingBehavior: 'PER_RESOLVER_CACHING',
      Ttl: 60,
      Type: 'SMALL',
    });
    const read = async (sub = 'user-1', id = '1'): Promise<unknown> =>
      (await api.post(`{ thing(id: "${id}") { name } }`, {}, { authorization: await api.token({ sub }) })).data;
    const first = await read();
    expect(await read()).toEqual(first);
    expect(await read('user-2')).not.toEqual(first);
    expect(await read('user-1', '2')).not.toEqual(first);
    const evicted = await api.post('mutation { first }');
    expect(evicted.extensions).toEqual({ apiCacheEntriesDeleted: 1 });
    expect(await read()).not.toEqual(first);
  });
});

describe('passing code through', () => {
  it('takes code from an asset of the assembly', async () => {
    const { mkdtemp, rm, writeFile } = await import('node:fs/promises');
    const { join } = await import('node:path');
    const { tmpdir } = await import('node:os');
    const directory = await mkdtemp(join(tmpdir(), 'appsync-'));
    try {
      await writeFile(join(directory, 'code.js'), passThrough);
      const api = await open({}, { options: { assetPath: (_bucket, key) => join(directory, key) } });
      await api.cloud.provide('AWS::AppSync::Resolver', {
        ApiId: api.apiId,
        TypeName: 'Query',
        FieldName: 'thing',
        DataSourceName: 'none',
        CodeS3Location: 's3://assets/code.js',
        Runtime: { Name: 'APPSYNC_JS', RuntimeVersion: '1.0.0' },
      });
      expect((await api.post('{ thing(id: "9") { id } }')).data).toEqual({ thing: { id: '9' } });
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
