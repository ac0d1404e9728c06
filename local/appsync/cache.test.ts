import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { afterEach, describe, expect, it } from 'vitest';
import { cacheSettingsOf, ResolverCache } from './cache.ts';
import { openGateway, standIn, type DeclaredApi, type DeclaredResolver, type TestGateway } from './testing.ts';

const schema = `
type Child { id: ID!  name: String }
type Thing { id: ID!  name: String  secret: String @aws_cognito_user_pools(cognito_groups: ["STAFF"])  child: Child }
type Query {
  thing(id: ID!, place: String): Thing
  other(id: ID!): Thing
  staff(id: ID!): Thing @aws_cognito_user_pools(cognito_groups: ["STAFF"])
  mine: Thing
}
type Mutation { change(id: ID!): Thing  fail(id: ID!): Thing }
schema { query: Query  mutation: Mutation }`;

/** Answers something else each time that it runs. */
const fresh = `import { util } from '@aws-appsync/utils';
export function request(ctx) { return { payload: { id: ctx.args.id, name: util.autoId(), secret: 's', child: { id: 'c' } } }; }
export function response(ctx) { return ctx.result; }`;

const evicting = (keys: string, after = 'return ctx.result;'): string => `
import { extensions, util } from '@aws-appsync/utils';
export function request(ctx) { return { payload: { id: ctx.args.id, name: 'changed', child: { id: 'c' } } }; }
export function response(ctx) { extensions.evictFromApiCache('Query', 'thing', ${keys}); ${after} }`;

const byId: DeclaredResolver['more'] = { CachingConfig: { CachingKeys: ['$context.arguments.id'], Ttl: 60 } };

let gateway: TestGateway | undefined;

async function open(
  resolvers: DeclaredApi['resolvers'],
  cache: object | null = {},
  more: Partial<DeclaredApi> = {},
): Promise<TestGateway> {
  gateway = await openGateway({ schema, resolvers: resolvers ?? {}, ...more });
  if (cache === null) return gateway;
  await gateway.cloud.provide('AWS::AppSync::ApiCache', {
    ApiId: gateway.apiId,
    ApiCachingBehavior: 'PER_RESOLVER_CACHING',
    Ttl: 30,
    Type: 'SMALL',
    AtRestEncryptionEnabled: true,
    TransitEncryptionEnabled: true,
    HealthMetricsConfig: 'ENABLED',
    ...cache,
  });
  return gateway;
}

afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

async function name(api: TestGateway, query: string, claims: { sub?: string } = {}): Promise<unknown> {
  const { data } = await api.post(query, {}, { authorization: await api.token(claims) });
  return Object.values(data ?? {})[0];
}

const thing = (id: string): string => `{ thing(id: "${id}") { name } }`;

describe('a cached resolver', () => {
  it('runs once for each value of its keys, whoever asks and whatever else is given', async () => {
    const api = await open({ 'Query.thing': { code: fresh, more: byId }, 'Query.other': { code: fresh } });
    const first = await name(api, thing('1'));
    expect(await name(api, thing('1'))).toEqual(first);
    expect(await name(api, thing('1'), { sub: 'somebody-else' })).toEqual(first);
    expect(await name(api, '{ thing(id: "1", place: "B") { name } }')).toEqual(first);
    expect(await name(api, thing('2'))).not.toEqual(first);
    const other = await name(api, '{ other(id: "1") { name } }');
    expect(await name(api, '{ other(id: "1") { name } }')).not.toEqual(other);
  });

  it('runs again once its time is over', async () => {
    const api = await open({ 'Query.thing': { code: fresh, more: byId } });
    const first = await name(api, thing('1'));
    api.cloud.cloud.faults.clockOffset = 59_000;
    expect(await name(api, thing('1'))).toEqual(first);
    api.cloud.cloud.faults.clockOffset = 61_000;
    const later = await name(api, thing('1'));
    expect(later).not.toEqual(first);
    api.cloud.cloud.faults.clockOffset = 0;
    expect(await name(api, thing('1'))).not.toEqual(later);
  });

  it('keeps each caller apart where no keys are given', async () => {
    const api = await open({ 'Query.thing': { code: fresh, more: { CachingConfig: { Ttl: 60 } } } });
    const authorization = await api.token();
    const read = async (headers: Record<string, string>): Promise<unknown> =>
      (await api.post(thing('1'), {}, headers)).data;
    const first = await read({ authorization });
    expect(await read({ authorization })).toEqual(first);
    expect(await read({ authorization: await api.token({ sub: 'user-2' }) })).not.toEqual(first);
  });

  it('is not cached where the context lacks a key', async () => {
    const keys = { CachingConfig: { CachingKeys: ['$context.arguments.id', '$context.arguments.place'], Ttl: 60 } };
    const api = await open({ 'Query.thing': { code: fresh, more: keys } });
    expect(await name(api, thing('1'))).not.toEqual(await name(api, thing('1')));
    const placed = '{ thing(id: "1", place: "B") { name } }';
    expect(await name(api, placed)).toEqual(await name(api, placed));
  });

  it('takes a whole map for a key, in whatever order its members come', async () => {
    const keys = { CachingConfig: { CachingKeys: ['context.arguments'], Ttl: 60 } };
    const api = await open({ 'Query.thing': { code: fresh, more: keys } });
    const first = await name(api, '{ thing(id: "1", place: "B") { name } }');
    expect(await name(api, '{ thing(place: "B", id: "1") { name } }')).toEqual(first);
    expect(await name(api, thing('1'))).not.toEqual(first);
  });

  it('is kept as a whole where it is a pipeline, and null is kept, too', async () => {
    let asked = 0;
    const lambda = standIn('lambda', [], () => {
      asked += 1;
      return { StatusCode: 200, Payload: Buffer.from('null') };
    });
    const step = `export function request(ctx) { return { operation: 'Invoke', payload: {} }; }
export function response(ctx) { return ctx.result; }`;
    const around = `export function request() { return {}; } export function response(ctx) { return ctx.prev.result; }`;
    const steps = [
      { source: 'function', code: step },
      { source: 'function', code: step },
    ];
    const api = await open({ 'Query.thing': { code: around, steps, more: byId } }, {}, { services: [lambda] });
    expect(await name(api, thing('1'))).toBeNull();
    expect(await name(api, thing('1'))).toBeNull();
    expect(asked).toBe(2);
  });

  it('runs again after an error, thrown or appended', async () => {
    const failing = (how: string): string => `import { util } from '@aws-appsync/utils';
export function request(ctx) { return { payload: { id: '1', name: util.autoId() } }; }
export function response(ctx) { ${how} return ctx.result; }`;
    const api = await open({
      'Query.thing': { code: failing(`util.appendError('careful');`), more: byId },
      'Query.other': { code: failing(`if (ctx.args.id === '1') { util.error('no'); }`), more: byId },
    });
    expect(await name(api, thing('1'))).not.toEqual(await name(api, thing('1')));
    const answers = [await api.post('{ other(id: "1") { name } }'), await api.post('{ other(id: "1") { name } }')];
    expect(answers.map(({ errors }) => errors?.length)).toEqual([1, 1]);
  });

  it('lets the resolvers of its fields run on a hit', async () => {
    const child = `import { util } from '@aws-appsync/utils';
export function request(ctx) { return { payload: { id: ctx.source.id, name: util.autoId() } }; }
export function response(ctx) { return ctx.result; }`;
    const api = await open({ 'Query.thing': { code: fresh, more: byId }, 'Thing.child': { code: child } });
    const read = () => api.post('{ thing(id: "1") { name child { id name } } }');
    const [first, second] = [(await read()).data?.['thing'], (await read()).data?.['thing']];
    expect(second).toMatchObject({ name: (first as { name: string }).name, child: { id: '1' } });
    expect(second).not.toEqual(first);
  });

  it('is given on a hit to nobody who may not have it', async () => {
    const api = await open({
      'Query.thing': { code: fresh, more: byId },
      'Query.staff': { code: fresh, more: byId },
    });
    const staff = { authorization: await api.token({ 'cognito:groups': ['STAFF'] }) };
    const query = '{ staff(id: "1") { name } thing(id: "1") { secret } }';
    expect((await api.post(query, {}, staff)).data).toMatchObject({ thing: { secret: 's' } });
    const plain = await api.post(query);
    expect(plain.data).toEqual({ staff: null, thing: { secret: null } });
    expect(plain.errors).toMatchObject([{ errorType: 'Unauthorized' }, { errorType: 'Unauthorized' }]);
  });

  it('is not cached without a cache', async () => {
    const api = await open({ 'Query.thing': { code: fresh, more: byId } }, null);
    expect(await name(api, thing('1'))).not.toEqual(await name(api, thing('1')));
  });
});

describe('full request caching', () => {
  it('keeps what every resolver answered, for each caller', async () => {
    const api = await open({ 'Query.thing': { code: fresh } }, { ApiCachingBehavior: 'FULL_REQUEST_CACHING' });
    const authorization = await api.token();
    const read = async (): Promise<unknown> => (await api.post(thing('1'), {}, { authorization })).data;
    const first = await read();
    expect(await read()).toEqual(first);
    expect(await name(api, thing('1'), { sub: 'user-2' })).not.toEqual(first);
    api.cloud.cloud.faults.clockOffset = 31_000;
    expect(await read()).not.toEqual(first);
  });
});

describe('an eviction', () => {
  it.each([
    ['as the resolver names its key', `{ 'context.arguments.id': ctx.args.id }`],
    ['with a dollar', `{ '$context.arguments.id': ctx.args.id }`],
    ['abbreviated, as the documentation has it', `{ 'ctx.args.id': ctx.args.id }`],
  ])('takes one entry, %s', async (_how, keys) => {
    const api = await open({
      'Query.thing': { code: fresh, more: byId },
      'Mutation.change': { code: evicting(keys) },
    });
    const [one, two] = [await name(api, thing('1')), await name(api, thing('2'))];
    const changed = await api.post('mutation { change(id: "1") { id } }');
    expect(changed.extensions).toEqual({ apiCacheEntriesDeleted: 1 });
    expect(await name(api, thing('1'))).not.toEqual(one);
    expect(await name(api, thing('2'))).toEqual(two);
    expect((await api.post('mutation { change(id: "none") { id } }')).extensions).toBeUndefined();
  });

  it('takes nothing by keys in another order, or by some of them', async () => {
    const keys = { CachingConfig: { CachingKeys: ['$context.arguments.id', '$context.arguments.place'], Ttl: 60 } };
    const api = await open({
      'Query.thing': { code: fresh, more: keys },
      'Mutation.change': { code: evicting(`{ 'context.arguments.place': 'B', 'context.arguments.id': ctx.args.id }`) },
      'Mutation.fail': { code: evicting(`{ 'context.arguments.id': ctx.args.id }`) },
    });
    const placed = '{ thing(id: "1", place: "B") { name } }';
    const first = await name(api, placed);
    for (const field of ['change', 'fail']) {
      expect((await api.post(`mutation { ${field}(id: "1") { id } }`)).extensions).toBeUndefined();
    }
    expect(await name(api, placed)).toEqual(first);
  });

  it('holds although the mutation fails after it', async () => {
    const api = await open({
      'Query.thing': { code: fresh, more: byId },
      'Mutation.fail': { code: evicting(`{ 'context.arguments.id': ctx.args.id }`, `util.error('no');`) },
    });
    const first = await name(api, thing('1'));
    const failed = await api.post('mutation { fail(id: "1") { id } }');
    expect(failed.errors).toHaveLength(1);
    expect(await name(api, thing('1'))).not.toEqual(first);
  });

  it('can be overtaken by a reader that read before the change, until its entry ends', async () => {
    let stored = 'before';
    let read: (() => void) | undefined;
    let goOn: (() => void) | undefined;
    const reading = new Promise<void>((resolve) => (read = resolve));
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const lambda = standIn('lambda', [], async () => {
      const payload = { id: '1', name: stored };
      read?.();
      await held;
      return { StatusCode: 200, Payload: Buffer.from(JSON.stringify(payload)) };
    });
    const asking = `export function request(ctx) { return { operation: 'Invoke', payload: {} }; }
export function response(ctx) { return ctx.result; }`;
    const api = await open(
      {
        'Query.thing': { code: asking, source: 'function', more: byId },
        'Mutation.change': { code: evicting(`{ 'context.arguments.id': ctx.args.id }`) },
      },
      {},
      { services: [lambda] },
    );
    const early = name(api, thing('1'));
    await reading;
    stored = 'after';
    expect((await api.post('mutation { change(id: "1") { id } }')).extensions).toBeUndefined();
    goOn?.();
    expect(await early).toEqual({ name: 'before' });
    expect(await name(api, thing('1'))).toEqual({ name: 'before' });
    api.cloud.cloud.faults.clockOffset = 61_000;
    expect(await name(api, thing('1'))).toEqual({ name: 'after' });
  });

  it('does nothing without a cache', async () => {
    const api = await open({ 'Mutation.change': { code: evicting(`{ 'context.arguments.id': ctx.args.id }`) } }, null);
    const changed = await api.post('mutation { change(id: "1") { name } }');
    expect(changed).toMatchObject({ data: { change: { name: 'changed' } } });
    expect([changed.errors, changed.extensions]).toEqual([undefined, undefined]);
  });

  it('is refused in a query', async () => {
    const api = await open({ 'Query.other': { code: evicting(`{ 'context.arguments.id': ctx.args.id }`) } });
    const { errors } = await api.post('{ other(id: "1") { name } }');
    expect(errors).toMatchObject([{ message: expect.stringContaining('evictFromApiCache') }]);
  });

  it('of all entries is FlushApiCache, for whom IAM lets', async () => {
    const allowed = { Effect: 'Allow' as const, Action: 'appsync:FlushApiCache', Resource: '*' };
    const policies = { Operator: { Statement: [allowed] }, Reader: { Statement: [] } };
    const api = await open({ 'Query.thing': { code: fresh, more: byId } }, {}, { options: { policies } });
    const { cloud } = api.cloud;
    const first = await name(api, thing('1'));
    const flush = (caller: string) =>
      cloud.call('appsync', 'FlushApiCache', { apiId: api.apiId }, api.cloud.role(caller));
    await expect(flush('Reader')).rejects.toThrow('not authorized to perform: appsync:FlushApiCache');
    expect(await name(api, thing('1'))).toEqual(first);
    await flush('Operator');
    expect(await name(api, thing('1'))).not.toEqual(first);
    const described = await cloud.call('appsync', 'GetApiCache', { apiId: api.apiId }, { kind: 'root' });
    expect(described).toMatchObject({
      apiCache: { apiCachingBehavior: 'PER_RESOLVER_CACHING', type: 'SMALL', ttl: 30 },
    });
  });

  it('of all entries takes what `aws appsync flush-api-cache` sends', async () => {
    const api = await open({ 'Query.thing': { code: fresh, more: byId } }, {}, { options: { listen: true } });
    const first = await name(api, thing('1'));
    const { endpoint, region, credentials } = api.cloud.clientConfig;
    const url = new URL(`/v1/apis/${api.apiId}/FlushCache`, endpoint);
    const signer = new SignatureV4({ credentials, region, service: 'appsync', sha256: Sha256 });
    const { protocol, hostname, pathname } = url;
    const { headers } = await signer.sign({
      method: 'DELETE',
      protocol,
      hostname,
      path: pathname,
      headers: { host: url.host },
    });
    expect((await fetch(url, { method: 'DELETE', headers })).status).toBe(200);
    expect(await name(api, thing('1'))).not.toEqual(first);
  });
});

describe('the memory of the cache', () => {
  const small = cacheSettingsOf({ ApiCachingBehavior: 'PER_RESOLVER_CACHING', Type: 'SMALL', Ttl: 60 });
  const million = 'x'.repeat(1_000_000);

  it('drops what was not used for longest, and never exceeds its type', () => {
    const cache = new ResolverCache(() => 0);
    cache.settings = small;
    for (let n = 0; n < 20; n += 1) {
      cache.set(`entry ${n}`, million, 60);
      cache.get('entry 0');
    }
    expect(cache.counts.bytes).toBeLessThanOrEqual(15.36 * 1_048_576);
    expect(cache.counts.entries).toBe(16);
    expect(cache.get('entry 0')).toEqual({ value: million });
    expect(cache.get('entry 1')).toBeUndefined();
    expect(cache.get('entry 19')).toEqual({ value: million });
  });

  it('does not keep what is larger than all of it, nor what it replaces', () => {
    const cache = new ResolverCache(() => 0);
    cache.settings = small;
    cache.set('entry', 'before', 60);
    cache.set('entry', 'x'.repeat(20_000_000), 60);
    expect(cache.get('entry')).toBeUndefined();
    expect(cache.counts).toMatchObject({ entries: 0, bytes: 0 });
  });

  it('gives each caller a copy of its own', () => {
    const cache = new ResolverCache(() => 0);
    cache.settings = small;
    cache.set('entry', { list: [1] }, 60);
    const taken = cache.get('entry')?.value as { list: number[] };
    taken.list.push(2);
    expect(cache.get('entry')).toEqual({ value: { list: [1] } });
  });
});

describe('a declaration that AppSync would refuse', () => {
  it.each([
    [{ Ttl: 0 }, '1 to 3600'],
    [{ Ttl: 3601 }, '1 to 3600'],
    [{ Type: 'TINY' }, 'none of SMALL'],
    [{ ApiCachingBehavior: 'OPERATION_LEVEL_CACHING' }, 'not implemented'],
    [{ HealthMetricsConfig: true }, 'ENABLED or DISABLED'],
  ])('of a cache, %j, ends the start', async (wrong, why) => {
    await expect(open({}, wrong)).rejects.toThrow(why);
  });

  it.each([
    [{ CachingKeys: ['$context.arguments.id'] }, '1 to 3600'],
    [{ CachingKeys: ['arguments.id'], Ttl: 60 }, 'Caching keys need to start with'],
    [{ CachingKeys: ['$context.stash.id'], Ttl: 60 }, 'Caching keys need to start with'],
    [{ CachingKeys: Array.from({ length: 26 }, (_, n) => `$context.arguments.a${n}`), Ttl: 60 }, 'at most 25'],
  ])('of a resolver, %j, ends the start', async (CachingConfig, why) => {
    await expect(open({ 'Query.thing': { code: fresh, more: { CachingConfig } } })).rejects.toThrow(why);
  });
});
