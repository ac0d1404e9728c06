import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventTerm, startEvent } from '#model/keys.ts';
import { RealTables } from '#test/kit/realTables.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let tables: RealTables;

beforeAll(async () => {
  tables = await RealTables.open(['EventTerms']);
});

afterAll(() => tables.close());

/** An event in the index, so many days from now, by its kind and by its kind and a word. */
async function listed(eventId: string, categoryId: string, days: number): Promise<void> {
  const startsAt = new Date(Date.now() + days * DAY_MS).toISOString();
  for (const word of ['', 'lute']) {
    const term = eventTerm({ categoryId, city: '', word });
    await tables.put('EventTerms', { term, startEvent: startEvent(startsAt, eventId), eventId });
  }
}

it('events of a renamed kind are found in the index page by page, each once, and those that are over are not', async () => {
  // Only now: its client of DynamoDB goes by what the tables have set.
  const { kindsIn } = await import('#functions/events/followEvent/kinds.ts');
  const kinds = kindsIn('EventTerms', 'http://127.0.0.1/no-queue');
  const wanted = Array.from({ length: 205 }, (_, event) => `event-${event}`);
  // The longest event that began fourteen days ago is taking place.
  for (const [index, id] of wanted.entries()) await listed(id, 'c1', index / 10 - 13.9);
  await listed('over', 'c1', -16);
  await listed('other', 'c2', 1);
  const found: string[] = [];
  const pages: number[] = [];
  let from: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof kinds.page>> = await kinds.page('c1', from);
    found.push(...page.eventIds);
    pages.push(page.eventIds.length);
    from = page.next;
  } while (from !== null);
  expect(found).toEqual(wanted);
  expect(pages).toEqual([100, 100, 5]);
  expect(await kinds.page('c3', null)).toEqual({ eventIds: [], next: null });
});
