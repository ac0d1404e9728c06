import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import { eventLimits } from '#model/concerts.ts';
import { ALL_CATEGORIES } from '#model/keys.ts';
import { eventInput, tickets } from '#test/kit/events.ts';
import { RealTables } from '#test/kit/realTables.ts';
import type { Reply, Request, RunningField } from '#test/kit/resolverRun.ts';
import { runningField } from '#test/kit/resolverRun.ts';

const NOW = Date.UTC(2026, 2, 1);
const sandbox = new Sandbox(() => NOW);
const serverZone = process.env['TZ'];
const asAdmin = { caller: 'root', groups: ['ADMIN'] };

let tables: RealTables;
let createCategory: RunningField;
let changeCategory: RunningField;
let createEvent: RunningField;

beforeAll(async () => {
  tables = await RealTables.open(['EventCategories', 'Events', 'Idempotency']);
  sandbox.setEnvironment({
    EVENT_CATEGORIES_TABLE: 'EventCategories',
    EVENTS_TABLE: 'Events',
    IDEMPOTENCY_TABLE: 'Idempotency',
  });
  createCategory = await runningField(sandbox, tables, 'Mutation.createEventCategory');
  changeCategory = await runningField(sandbox, tables, 'Mutation.changeEventCategory');
  createEvent = await runningField(sandbox, tables, 'Mutation.createEvent');
});

afterAll(async () => {
  if (serverZone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = serverZone;
  await tables.close();
});

interface Answer {
  readonly category?: {
    readonly id: string;
    readonly name: string;
    readonly retired: boolean;
    readonly version: number;
  } | null;
  readonly event?: { readonly localStart: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string | null }[];
}

const made = async (name: string, instead?: (request: Request) => Reply | null) =>
  (await createCategory.call({ name }, { ...asAdmin, ...(instead ? { instead } : {}) })) as Answer;

describe('the list of kinds of events', () => {
  it('begins empty, stands by name, and takes fifty and no more', async () => {
    for (const name of ['Opera', 'Ballet', 'Çirque']) expect((await made(name)).userErrors).toEqual([]);
    const [opera, again] = [await made('Opera'), await made('  OPÉRA ')];
    expect(again.category).toEqual(opera.category);
    const row = await tables.get('EventCategories', { id: ALL_CATEGORIES });
    expect((row?.['categories'] as { name: string }[]).map(({ name }) => name)).toEqual(['Ballet', 'Çirque', 'Opera']);
    // As long as names may be: all of them are gone through in one step.
    const kind = (count: number) => `Kind ${count} `.padEnd(eventLimits.eventCategoryName, 'é');
    for (let count = 3; count < eventLimits.eventCategories; count += 1) {
      expect((await made(kind(count))).userErrors).toEqual([]);
    }
    expect((await made('One more')).userErrors).toMatchObject([{ code: 'TOO_MANY_CATEGORIES', field: null }]);
    expect((await made(kind(7).toUpperCase())).category).toMatchObject({ name: kind(7) });
  });

  it('is written by one at a time', async () => {
    const overtaken = (request: Request): Reply | null =>
      request['operation'] === 'UpdateItem'
        ? { result: null, error: { message: 'no', type: 'DynamoDB:ConditionalCheckFailedException' } }
        : null;
    await tables.put('EventCategories', { id: ALL_CATEGORIES, categories: [], version: 9 });
    expect((await made('Late', overtaken)).userErrors).toMatchObject([{ code: 'TRY_AGAIN' }]);
    const [first, second] = await Promise.all([made('One'), made('Two')]);
    const row = await tables.get('EventCategories', { id: ALL_CATEGORIES });
    const kept = (row?.['categories'] as { name: string }[]).map(({ name }) => name);
    expect(kept).toEqual([first, second].flatMap(({ category }) => (category ? [category.name] : [])).sort());
  });
});

describe('a kind of events', () => {
  const changed = async (id: string, expectedVersion: number, stated: object) =>
    (await changeCategory.call({ id, expectedVersion, ...stated }, asAdmin)) as Answer;

  it('is changed in the version that was seen, of two who saw the same by one', async () => {
    await tables.put('EventCategories', { id: ALL_CATEGORIES, categories: [], version: 50 });
    const { category: opera } = await made('Opera');
    const { category: ballet } = await made('Ballet');
    if (!opera || !ballet) throw new Error('They were not made.');
    expect([opera.version, ballet.version]).toEqual([1, 1]);
    const both = await Promise.all([
      changed(opera.id, 1, { name: 'Grand opera' }),
      changed(opera.id, 1, { name: 'Light opera' }),
    ]);
    const [won, lost] = [both.find(({ category }) => category), both.find(({ category }) => !category)];
    expect(won?.category).toMatchObject({ id: opera.id, retired: false, version: 2 });
    expect(['STALE_VERSION', 'TRY_AGAIN']).toContain(lost?.userErrors[0]?.code);
    // Trying again does not help: it is another version by now.
    expect((await changed(opera.id, 1, { name: 'Light opera' })).userErrors).toMatchObject([
      { code: 'STALE_VERSION', field: 'expectedVersion' },
    ]);
    // What became of another kind is no matter.
    expect((await changed(ballet.id, 1, { retired: true })).category).toMatchObject({ retired: true, version: 2 });
    expect((await made('Ballet')).category).toEqual({ ...ballet, compared: 'ballet', version: 3 });
    expect((await changed(ballet.id, 2, { retired: true })).userErrors).toMatchObject([{ code: 'STALE_VERSION' }]);
  });
});

describe('the clocks of a venue', () => {
  it.each(['Pacific/Honolulu', 'Asia/Kathmandu', 'Europe/Berlin', 'UTC'])(
    'say the same on a server whose clocks are those of %s',
    async (zone) => {
      process.env['TZ'] = zone;
      const category = { id: 'c1', name: 'Concert', compared: 'concert', retired: false, version: 1 };
      await tables.put('EventCategories', { id: ALL_CATEGORIES, categories: [category], version: 20 });
      const local = async (timeZone: string, startsAt: string) => {
        const input = eventInput('c1', {
          venue: { ...eventInput('c1').venue, timeZone },
          startsAt,
          endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
        });
        const { event } = (await createEvent.call({ input }, { caller: 'olga', groups: ['ORGANIZER'] })) as Answer;
        return event?.localStart;
      };
      expect(new Date(NOW).getTimezoneOffset()).toBe(
        { 'Pacific/Honolulu': 600, 'Asia/Kathmandu': -345, 'Europe/Berlin': -60, UTC: 0 }[zone],
      );
      expect(await local('Europe/Berlin', '2027-03-28T01:00:00Z')).toBe('2027-03-28T03:00');
      expect(await local('Pacific/Honolulu', '2027-03-28T01:00:00Z')).toBe('2027-03-27T15:00');
      expect(await local('Asia/Kathmandu', '2028-02-28T18:30:00Z')).toBe('2028-02-29T00:15');
    },
  );
});

describe('a time that no event can have', () => {
  it.each([
    '0000-01-01T00:00:00Z',
    '1969-12-31T23:59:59.999Z',
    '9999-12-31T00:00:00Z',
    '9999-12-31T23:59:59-18:00',
    '2027-03-28',
    '2027-03-28T19:30',
    ' 2027-03-28T19:30:00Z',
    '2027-03-28T19:30:00Z\n',
    '9'.repeat(500),
  ])('is refused: %s', async (startsAt) => {
    const category = { id: 'c1', name: 'Concert', compared: 'concert', retired: false, version: 1 };
    await tables.put('EventCategories', { id: ALL_CATEGORIES, categories: [category], version: 40 });
    const input = { ...eventInput('c1'), startsAt, idempotencyKey: crypto.randomUUID() };
    const { userErrors } = (await createEvent.call({ input }, { caller: 'olga', groups: ['ORGANIZER'] })) as Answer;
    expect(userErrors).toMatchObject([{ code: 'INVALID_TIMES', field: 'startsAt' }]);
  });
});

describe('kinds of tickets with the longest names', () => {
  it('are told apart, twelve at once', async () => {
    const category = { id: 'c1', name: 'Concert', compared: 'concert', retired: false, version: 1 };
    await tables.put('EventCategories', { id: ALL_CATEGORIES, categories: [category], version: 30 });
    const named = (name: (kind: number) => string) => ({
      ...eventInput('c1'),
      ticketCategories: Array.from({ length: 12 }, (_, kind) => tickets({ name: name(kind).padEnd(60, 'é') })),
      idempotencyKey: crypto.randomUUID(),
    });
    const create = async (input: object) =>
      (await createEvent.call({ input }, { caller: 'olga', groups: ['ORGANIZER'] })) as Answer;
    expect((await create(named((kind) => `Rank ${kind}`))).userErrors).toEqual([]);
    expect((await create(named((kind) => `Rank ${kind % 11}`))).userErrors).toEqual([
      expect.objectContaining({ code: 'NAMED_TWICE', field: 'ticketCategories.11.name' }),
    ]);
    // Characters that Unicode takes apart into eighteen.
    expect((await create(named((kind) => `${kind}`.padEnd(60, 'ﷺ')))).userErrors).toEqual([]);
  });
});
