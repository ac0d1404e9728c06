import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { assemblyOf } from '#dev/assembly.ts';
import type { Outputs } from '#dev/cloud.ts';
import { startMarquee } from '#dev/cloud.ts';
import type { RawAnswer } from '#test/kit/answers.ts';
import { ask, leaksIn, send, sendBody } from '#test/kit/answers.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { freePorts } from '#test/kit/ports.ts';
import { announced, listedIds, requestUploads } from '#test/kit/requestUploads.ts';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const ME = '{ me { id } }';
/** AppSync's most for one request; see infra/stacks/ApiStack.ts. */
const RESOLVERS = 500;

let ada: Person;
const asks = (query: string, variables?: Readonly<Record<string, unknown>>): Promise<RawAnswer> =>
  ask(outputs, ada.accessToken, query, variables);
const sends = (body: string): Promise<RawAnswer> => sendBody(outputs, ada.accessToken, body);
const announceOne = (idempotencyKey: string): string =>
  `requestUploads(input: { idempotencyKey: "${idempotencyKey}", files: [{ name: "a.pdf", mediaType: PDF, size: 1, sha256: "${'a'.repeat(
    64,
  )}" }] }) { userErrors { code } }`;
const aliases = (count: number, field: string): string =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${field}`).join(' ')} }`;

beforeAll(async () => {
  ada = await newPerson(outputs, 'limits');
});

describe('a leak', () => {
  it.each([
    ['a stack', 'Error: no\n    at handler (/var/task/index.mjs:12:3)'],
    ['an ARN', 'not authorized on arn:aws:dynamodb:eu-central-1:1:table/x'],
    ['a table', 'marquee-test-state-Invoices-6d04 is missing'],
    ['a service', 'DynamoDB:ConditionalCheckFailedException'],
  ])('is seen where an error tells %s', (_, text) => {
    expect(leaksIn(text)).not.toEqual([]);
  });

  it('is not seen in what people may read', () => {
    expect(leaksIn('Something went wrong. Try again later.')).toEqual([]);
  });
});

describe('a request that is none', () => {
  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a text', '"{ me { id } }"'],
    ['null', 'null'],
    ['no query', '{}'],
    ['an empty query', '{"query":""}'],
    ['a query that is a number', '{"query":1}'],
    ['variables that are a list', JSON.stringify({ query: ME, variables: [] })],
    ['a batch', JSON.stringify([{ query: ME }, { query: ME }])],
    ['JSON nested beyond reason', `{"query":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('because it is %s, is refused as bad', async (_, body) => {
    const { status, errors } = await sends(body);
    expect(status).toBe(400);
    expect(errors).toHaveLength(1);
  });

  it('because it is of 5 MB, is refused', async () => {
    const { status, errors } = await sends(JSON.stringify({ query: `${ME}${' '.repeat(5 * 1024 * 1024)}` }));
    expect(status).toBe(413);
    expect(errors).toHaveLength(1);
    expect((await asks(ME)).data).toEqual({ me: { id: ada.id } });
  });

  it.each(['GET', 'PUT', 'DELETE'])('because its method is %s, is refused and does nothing', async (method) => {
    const before = await listedIds(outputs, ada.accessToken);
    const query = `mutation { ${announceOne(crypto.randomUUID())} }`;
    const url = `${outputs.graphql}?query=${encodeURIComponent(query)}`;
    const { status, data } = await send(url, { method, headers: { authorization: ada.accessToken } });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(data ?? null).toBeNull();
    expect(await listedIds(outputs, ada.accessToken)).toEqual(before);
    // The control: by POST the very same mutation is done.
    await asks(query);
    expect(await listedIds(outputs, ada.accessToken)).toHaveLength(before.length + 1);
  });
});

describe('a document that is wrong', () => {
  const text = 'query ($id: ID!, $first: Int) { invoice(id: $id) { id } invoices(first: $first) { nodes { id } } }';
  const wrong: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
    ['no GraphQL', 'me { id', {}],
    ['an unknown field', '{ secrets { id } }', {}],
    ['an unknown field of a type', '{ me { password } }', {}],
    ['a fragment of itself', 'query { me { ...A } } fragment A on Account { ...A }', {}],
    ['an undeclared variable', '{ invoice(id: $id) { id } }', {}],
    ['a missing variable', text, {}],
    ['a list for an id', text, { id: ['a', 'b'] }],
    ['an object for an id', text, { id: { S: 'a' } }],
    ['null for an id', text, { id: null }],
    ['a text for a number', text, { id: 'a', first: 'ten' }],
    ['a number too large', text, { id: 'a', first: 2 ** 31 }],
    ['a fraction', text, { id: 'a', first: 1.5 }],
    ['an unknown status', '{ invoices(status: PAID) { nodes { id } } }', {}],
    ['no selection', '{ me }', {}],
    ['a subscription over HTTP', 'subscription { onInvoiceChanged { status } }', {}],
  ];

  it.each(wrong)('by %s is refused without data', async (_, query, variables) => {
    const { data, errors } = await asks(query, variables);
    expect(data ?? null).toBeNull();
    expect(errors.length).toBeGreaterThan(0);
  });

  it('by the name of its operation is refused', async () => {
    const query = 'query One { me { id } } query Two { me { id } }';
    for (const operationName of ['Three', undefined, '__proto__']) {
      const { data, errors } = await sends(JSON.stringify({ query, operationName }));
      expect(data ?? null).toBeNull();
      expect(errors).toHaveLength(1);
    }
    const { data } = await sends(JSON.stringify({ query, operationName: 'Two' }));
    expect(data).toEqual({ me: { id: ada.id } });
  });
});

describe('a flood', () => {
  it('of aliases ends at the limit of resolvers', async () => {
    const within = await asks(aliases(RESOLVERS, 'me { id }'));
    expect(within.errors).toEqual([]);
    const beyond = await asks(aliases(RESOLVERS + 1, 'me { id }'));
    expect(beyond.errors.length).toBeGreaterThan(0);
  });

  it('of aliases beyond reason is refused unread', async () => {
    const { data, errors } = await asks(aliases(20_000, 'me { id }'));
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
  });

  it('of nesting is refused', async () => {
    const { data, errors } = await asks(`${'{ me '.repeat(2000)}${'}'.repeat(2000)}`);
    expect(data ?? null).toBeNull();
    expect(errors.length).toBeGreaterThan(0);
  });

  it('of fragments that double each other is refused at once', async () => {
    const fragments = (count: number): string =>
      Array.from({ length: count }, (_, at) => `fragment F${at} on Account { ...F${at + 1} ...F${at + 1} }`).join(' ');
    const doubling = (count: number): Promise<RawAnswer> =>
      asks(`{ me { ...F0 } } ${fragments(count)} fragment F${count} on Account { id }`);
    const started = performance.now();
    const { data, errors } = await doubling(40);
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(10_000);
    // The control: it is their number that is refused.
    expect((await doubling(5)).data).toEqual({ me: { id: ada.id } });
  });

  it('of fields that multiply is refused at once', async () => {
    const many = (name: string, inner: string): string =>
      Array.from({ length: 300 }, (_, index) => `${name[0] ?? ''}${index}: ${name} { ...${inner} }`).join(' ');
    const { data, errors } = await asks(
      `{ invoices { ${many('nodes', 'N')} } } fragment N on Invoice { ${many('vendor', 'V')} }
       fragment V on InvoiceText { ${many('place', 'P')} } fragment P on Place { page }`,
    );
    expect(data ?? null).toBeNull();
    expect(errors).toHaveLength(1);
  });

  it('of introspection is refused', async () => {
    const { data, errors } = await asks(
      `{ __type(name: "Query") { ${'fields { type { '.repeat(8)}name${' } }'.repeat(8)} } }`,
    );
    expect(data ?? null).toBeNull();
    expect(errors.length).toBeGreaterThan(0);
  });

  it('of whatever kind leaves the API as it was', async () => {
    expect((await asks(ME)).data).toEqual({ me: { id: ada.id } });
  });
});

describe('a list', () => {
  const LIST = `query ($first: Int, $after: String, $status: InvoiceStatus, $order: InvoiceOrder) {
    invoices(first: $first, after: $after, status: $status, order: $order) {
      nodes { id } pageInfo { hasNextPage endCursor }
    }
  }`;
  interface Page {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
  let ben: Person;

  const page = async (person: Person, variables: Readonly<Record<string, unknown>>): Promise<Page> => {
    const { data, errors } = await ask(outputs, person.accessToken, LIST, variables);
    expect(errors).toEqual([]);
    return data?.['invoices'] as Page;
  };
  const refused = async (person: Person, variables: Readonly<Record<string, unknown>>): Promise<void> => {
    const { data, errors } = await ask(outputs, person.accessToken, LIST, variables);
    expect(errors.map(({ errorType }) => errorType)).toEqual(['BadRequest']);
    expect(data?.['invoices'] ?? null).toBeNull();
  };
  const add = (person: Person, count: number) =>
    requestUploads(outputs, person.accessToken, {
      files: Array.from({ length: count }, (_, index) => announced({ name: `${index}.pdf` })),
      idempotencyKey: crypto.randomUUID(),
    });
  const cursorOf = async (person: Person, variables: Readonly<Record<string, unknown>>): Promise<string> => {
    const { pageInfo } = await page(person, { first: 3, ...variables });
    if (pageInfo.endCursor === null) throw new Error('The list has one page alone.');
    return pageInfo.endCursor;
  };

  beforeAll(async () => {
    ben = await newPerson(outputs, 'pages');
    await add(ben, 25);
    await add(ada, 5);
  });

  it('comes in pages that make the whole, without gap or duplicate, while new ones come in', async () => {
    const whole = (await page(ben, { first: 100 })).nodes.map(({ id }) => id);
    expect(new Set(whole).size).toBe(25);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo }: Page = await page(ben, { first: 7, after });
      expect(nodes.length).toBeLessThanOrEqual(7);
      expect(pageInfo.hasNextPage).toBe(pageInfo.endCursor !== null);
      seen.push(...nodes.map(({ id }) => id));
      after = pageInfo.endCursor;
      await add(ben, 1);
    } while (after !== null);
    expect(seen).toEqual(whole);
    // The control: they did come in.
    expect((await page(ben, { first: 100 })).nodes).toHaveLength(25 + Math.ceil(25 / 7));
  });

  it('ends with its last page, also where that is full', async () => {
    const { nodes } = await page(ben, { first: 100 });
    const { pageInfo } = await page(ben, { first: nodes.length });
    expect(pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  });

  it.each([0, -1, 101, 2_147_483_647, -2_147_483_648])('refuses %s for its length', async (first) => {
    await refused(ben, { first });
  });

  it.each([1, 100])('takes %s for its length', async (first) => {
    expect((await page(ben, { first })).nodes.length).toBeLessThanOrEqual(first);
  });

  it('refuses a status together with another order', async () => {
    await refused(ben, { status: 'READ', order: 'ISSUE_DATE' });
  });

  it.each([
    ['nothing', ''],
    ['a word', 'abc'],
    ['a name alone', 'UPLOADED:'],
    ['a name and a word', 'UPLOADED:abc'],
    ['a NUL', 'UPLOADED:\u0000'],
    ['900 KB', `UPLOADED:${'a'.repeat(900_000)}`],
    ['JSON of its own', `UPLOADED:${Buffer.from('{"id":{"S":"x"}}').toString('base64')}`],
  ])('refuses %s for a cursor', async (_, after) => {
    await refused(ben, { after });
  });

  it('refuses a cursor that was changed', async () => {
    const cursor = await cursorOf(ben, {});
    const at = Math.floor(cursor.length / 2);
    await refused(ben, { after: `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}` });
    await refused(ben, { after: cursor.slice(0, -4) });
    expect((await page(ben, { after: cursor })).nodes.length).toBeGreaterThan(0);
  });

  it('refuses a cursor of another list', async () => {
    const byUpload = await cursorOf(ben, {});
    const byStatus = await cursorOf(ben, { status: 'AWAITING_UPLOAD' });
    await refused(ben, { after: byUpload, status: 'AWAITING_UPLOAD' });
    await refused(ben, { after: byStatus });
    await refused(ben, { after: byStatus, status: 'READ' });
    await refused(ben, { after: byUpload, order: 'ISSUE_DATE' });
    // A name does not make it one of that list.
    await refused(ben, { after: byUpload.replace(/^UPLOADED/, 'AWAITING_UPLOAD'), status: 'AWAITING_UPLOAD' });
  });

  it('refuses a cursor of another caller', async () => {
    for (const variables of [{}, { status: 'AWAITING_UPLOAD' }]) {
      const bens = await cursorOf(ben, variables);
      await refused(ada, { ...variables, after: bens });
      expect((await page(ben, { ...variables, after: bens })).nodes.length).toBeGreaterThan(0);
    }
  });
});

describe('introspection', () => {
  let production: Outputs;
  let stop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'marquee-production-'));
    const { cloud, outputs: started } = await startMarquee({
      assembly: await assemblyOf('prod', () => undefined),
      stage: 'prod',
      port: await freePorts(),
      directory,
      inMemory: true,
      onFailure: (error) => {
        throw error;
      },
    });
    production = started;
    stop = async () => {
      await cloud.stop();
      rmSync(directory, { recursive: true, force: true });
    };
  });

  afterAll(async () => {
    await stop?.();
  });

  it('is refused in production, in whole or in part, and nothing else is', async () => {
    const pia = await newPerson(production, 'pia');
    const parts = [
      getIntrospectionQuery(),
      '{ __schema { queryType { name } } }',
      '{ __type(name: "Invoice") { fields { name } } }',
      '{ me { id } ...A } fragment A on Query { __schema { types { name } } }',
    ];
    for (const query of parts) {
      const { data, errors } = await ask(production, pia.accessToken, query);
      expect(data ?? null).toBeNull();
      expect(errors).toHaveLength(1);
    }
    expect((await ask(production, pia.accessToken, '{ me { __typename id } }')).data).toEqual({
      me: { __typename: 'Account', id: pia.id },
    });
  });

  it('is answered where people develop: the control', async () => {
    expect((await asks(getIntrospectionQuery())).errors).toEqual([]);
  });
});
