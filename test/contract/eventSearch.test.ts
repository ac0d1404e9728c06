import { beforeAll, expect, it } from 'vitest';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import type { EventRow } from '#model/concerts.ts';
import { startEvent } from '#model/keys.ts';
import { storedEvent } from '#test/kit/bookedWorld.ts';
import type { Request } from '#test/kit/pipeline.ts';
import { runPipeline } from '#test/kit/pipeline.ts';
import { installSteps } from '#test/kit/steps.ts';

const sandbox = new Sandbox(() => Date.UTC(2026, 1, 1));
let codes: number[];

beforeAll(async () => {
  sandbox.setEnvironment({ EVENTS_TABLE: 'Events', EVENT_CATEGORIES_TABLE: 'EventCategories' });
  codes = await installSteps(sandbox, 'Query.events');
});

/** What a search answers where the index holds these events, and what it asks for. */
async function searched(
  args: object,
  events: readonly EventRow[] = [],
): Promise<{ page: unknown; requests: Request[] }> {
  const requests: Request[] = [];
  const items = events.map(({ id, startsAt }) => ({ eventId: id, startEvent: startEvent(startsAt, id) }));
  const page = await runPipeline(
    sandbox,
    { field: 'Query.events', codes, args, caller: 'ada', groups: [] },
    (request) => {
      requests.push(request);
      const data = { Events: events, EventCategories: [] };
      return Promise.resolve({ result: request['operation'] === 'Query' ? { items, nextToken: null } : { data } });
    },
  );
  return { page, requests };
}

const nothing = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

it.each(['x'.repeat(5_000), 'a\u0000b', '../..', '𝕏'.repeat(60)])(
  'of a kind of events that there cannot be finds nothing, and asks nobody',
  async (categoryId) => {
    expect(await searched({ categoryId, first: 20 })).toEqual({ page: nothing, requests: [] });
  },
);

it('never asks by a key that is longer than DynamoDB takes', async () => {
  const { page, requests } = await searched({
    categoryId: 'k'.repeat(64),
    city: '㌖'.repeat(1_000),
    search: 'ﷺ'.repeat(100),
    first: 100,
  });
  expect(page).toEqual(nothing);
  expect(requests).toHaveLength(1);
  const { expressionValues } = requests[0]?.['query'] as { expressionValues: Record<string, { S: string }> };
  expect(Buffer.byteLength(expressionValues[':term']?.S ?? '')).toBeLessThanOrEqual(2_048);
});

it('shows the longest page of one city', async () => {
  const { venue } = storedEvent();
  const events = Array.from({ length: 99 }, (_, event) =>
    storedEvent({
      id: `event-${event}`,
      venue: { ...venue, city: event % 2 === 0 ? 'Frankfurt am Main' : 'FRANKFURT AM MAIN' },
    }),
  );
  const { page } = await searched({ city: 'frankfurt am main', first: 100 }, events);
  expect((page as { nodes: unknown[] }).nodes).toHaveLength(99);
  const [moved = storedEvent()] = events;
  const elsewhere = { ...moved, venue: { ...venue, city: 'Frankfurt (Oder)' } };
  expect((await searched({ city: 'frankfurt am main' }, [elsewhere])).page).toEqual(nothing);
});
