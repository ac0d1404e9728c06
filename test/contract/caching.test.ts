import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { parse, visit } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { cachingOf } from '#infra/constructs/Resolvers.ts';
import { openGateway, type TestGateway } from '#local/appsync/testing.ts';
import type { Cache, Entry } from '#resolvers/wiring.ts';
import { stepsOf, wiring } from '#resolvers/wiring.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html */
const LONGEST_TTL_SECONDS = 3600;

/** What of the context tells callers apart. */
const LOOKS_AT_CALLER = /\.(?:identity|request)\b|\bauthType\b|\{[^{}]*\b(?:identity|request)\b[^{}]*\}\s*=/;

/** The names of the arguments that each query of a schema has. */
function argumentsOfQueries(sdl: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  visit(parse(sdl), {
    ObjectTypeDefinition(type) {
      if (type.name.value !== 'Query') return;
      for (const field of type.fields ?? []) {
        found.set(
          `Query.${field.name.value}`,
          (field.arguments ?? []).map((one) => one.name.value),
        );
      }
    },
  });
  return found;
}

/** What is wrong with how a field is cached, given its arguments and what its steps are made of. */
function faultsOf(
  { ttlSeconds, keys }: Cache,
  given: readonly string[] | undefined,
  codes: readonly string[],
): string[] {
  if (!given) return ['it is no query'];
  const faults: string[] = [];
  if (!Number.isInteger(ttlSeconds) || ttlSeconds < 1 || ttlSeconds > LONGEST_TTL_SECONDS)
    faults.push('its TTL is not valid');
  for (const key of keys) {
    const [map, name] = key.split('.');
    if (map === 'arguments' && name !== undefined && !given.includes(name)) faults.push(`it has no argument ${name}`);
  }
  const whole = keys.includes('arguments');
  for (const name of given) {
    if (!whole && !keys.includes(`arguments.${name}`)) faults.push(`whatever ${name} is, the answer is the same`);
  }
  const byCaller = keys.some((key) => key.startsWith('identity'));
  if (!byCaller && codes.some((code) => LOOKS_AT_CALLER.test(code)))
    faults.push('it looks at who asks, and its keys do not');
  return faults;
}

const entries = Object.entries<Entry>(wiring);
const queries = argumentsOfQueries(readFileSync('schema.graphql', 'utf8'));

describe('what the wiring caches', () => {
  it('has keys that tell its answers apart', () => {
    const faults = entries.flatMap(([field, entry]) => {
      if (!('cache' in entry)) return [];
      const codes = stepsOf(entry).map(({ code }) => readFileSync(`build/resolvers/${code}.js`, 'utf8'));
      return faultsOf(entry.cache, queries.get(field), codes).map((fault) => `${field}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  it.each<readonly [string, Cache, string[] | undefined, string]>([
    ['it is no query', { ttlSeconds: 60, keys: ['arguments'] }, undefined, ''],
    ['its TTL is not valid', { ttlSeconds: 3601, keys: ['arguments'] }, [], ''],
    ['it has no argument slug', { ttlSeconds: 60, keys: ['arguments.slug'] }, [], ''],
    [
      'whatever language is, the answer is the same',
      { ttlSeconds: 60, keys: ['arguments.id'] },
      ['id', 'language'],
      '',
    ],
    [
      'it looks at who asks, and its keys do not',
      { ttlSeconds: 60, keys: ['arguments'] },
      [],
      'const { sub } = ctx.identity;',
    ],
    [
      'it looks at who asks, and its keys do not',
      { ttlSeconds: 60, keys: ['arguments'] },
      [],
      'const { identity, args } = ctx;',
    ],
  ])('would be told: %s', (fault, cache, given, code) => {
    expect(faultsOf(cache, given, [code])).toEqual([fault]);
  });

  it('may look at who asks where the keys do, and at its arguments in any case', () => {
    const cache = { ttlSeconds: 60, keys: ['arguments.id', 'identity.sub'] } as const;
    expect(faultsOf(cache, ['id'], ['ctx.identity.sub'])).toEqual([]);
    const shared = { ttlSeconds: 60, keys: ['arguments.id'] } as const;
    const code = 'function request(ctx) { return get({ key: { id: ctx.args.id } }); } export { request, response };';
    expect(faultsOf(shared, ['id'], [code])).toEqual([]);
  });
});

describe('an eviction', () => {
  let gateway: TestGateway | undefined;

  afterEach(async () => {
    await gateway?.stop();
    gateway = undefined;
  });

  const schema = `
type Query { show(id: ID!, language: String!): String  list(first: Int, text: String): String }
type Mutation { change(id: ID!): String  relist(first: Int, text: String): String }
schema { query: Query  mutation: Mutation }`;

  const entriesHere = {
    show: {
      cache: { ttlSeconds: 60, keys: ['arguments.id', 'arguments.language'] },
      steps: [{ source: 'none', code: '' }],
    },
    list: { cache: { ttlSeconds: 60, keys: ['arguments'] }, steps: [{ source: 'none', code: '' }] },
  } as const;

  const answering = `import { util } from '@aws-appsync/utils';
export function request() { return { payload: util.autoId() }; }
export function response(ctx) { return ctx.result; }`;

  async function evicting(call: string): Promise<string> {
    const contents = `import { evict } from './evict.ts';
export function request() { return { payload: 'done' }; }
export function response(ctx) { ${call} return ctx.result; }`;
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: 'resolvers/shared', loader: 'ts' },
      bundle: true,
      write: false,
      format: 'esm',
      target: 'esnext',
      external: ['@aws-appsync/utils'],
    });
    return outputFiles[0]?.text ?? '';
  }

  /** An API with these entries as CloudFormation is told of them. */
  async function open(environment: Record<string, string>): Promise<TestGateway> {
    const declared = (name: keyof typeof entriesHere) => {
      const caching = cachingOf(entriesHere[name]);
      return { code: answering, more: { CachingConfig: { CachingKeys: caching?.cachingKeys, Ttl: caching?.ttl } } };
    };
    gateway = await openGateway({
      schema,
      api: { EnvironmentVariables: environment },
      resolvers: {
        'Query.show': declared('show'),
        'Query.list': declared('list'),
        'Mutation.change': {
          code: await evicting(
            `evict(ctx, 'Query.show', [['arguments.id', ctx.args.id], ['arguments.language', 'en']]);`,
          ),
        },
        'Mutation.relist': { code: await evicting(`evict(ctx, 'Query.list', [['arguments', ctx.args]]);`) },
      },
    });
    await gateway.cloud.provide('AWS::AppSync::ApiCache', {
      ApiId: gateway.apiId,
      ApiCachingBehavior: 'PER_RESOLVER_CACHING',
      Type: 'SMALL',
      Ttl: 60,
    });
    return gateway;
  }

  async function answer(api: TestGateway, query: string): Promise<unknown> {
    return (await api.post(query)).data;
  }

  it.each([
    [
      'single arguments',
      '{ show(id: "1", language: "en") }',
      'mutation { change(id: "1") }',
      'mutation { change(id: "2") }',
    ],
    [
      'all arguments',
      '{ list(first: 5, text: "jazz") }',
      'mutation { relist(text: "jazz", first: 5) }',
      'mutation { relist(text: "jazz") }',
    ],
  ])('by %s takes what the wiring has AppSync keep, and nothing else', async (_by, query, change, other) => {
    const api = await open({ API_CACHE: 'SMALL' });
    const before = await answer(api, query);
    expect((await api.post(other)).extensions).toBeUndefined();
    expect(await answer(api, query)).toEqual(before);
    expect((await api.post(change)).extensions).toEqual({ apiCacheEntriesDeleted: 1 });
    expect(await answer(api, query)).not.toEqual(before);
  });

  it('is not asked for where the stage has no cache', async () => {
    const api = await open({});
    await answer(api, '{ show(id: "1", language: "en") }');
    expect((await api.post('mutation { change(id: "1") }')).extensions).toBeUndefined();
  });
});
