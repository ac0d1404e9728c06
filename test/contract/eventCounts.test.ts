import { beforeAll, describe, expect, it } from 'vitest';
import { Sandbox } from '#local/appsync/runtime/sandbox.ts';
import { CATEGORY, EVENT, ORGANIZER, storedEvent } from '#test/kit/bookedWorld.ts';
import type { Reply, Request } from '#test/kit/pipeline.ts';
import { runPipeline } from '#test/kit/pipeline.ts';
import { installSteps } from '#test/kit/steps.ts';

const NOW = Date.UTC(2026, 4, 20);
const sandbox = new Sandbox(() => NOW);

/** Rounds of a loop, and elements that `map` takes: https://github.com/aws/aws-appsync-community/issues/371 */
const APPSYNC_LOOP = 1_000;

let availability: number[];
let sales: number[];
let map: number[];
let mayChange: number[];

beforeAll(async () => {
  sandbox.setEnvironment({ TICKET_STOCK_TABLE: 'TicketStock', EVENTS_TABLE: 'Events' });
  availability = await installSteps(sandbox, 'Event.availability');
  mayChange = await installSteps(sandbox, 'Event.mayChange');
  sales = await installSteps(sandbox, 'Query.eventSales');
  map = await installSteps(sandbox, 'Query.seatMap');
});

/** What DynamoDB answers of these rows: a page, and where the next one begins. */
function pageOf(all: readonly object[], { limit, nextToken }: Request): Reply {
  const start = Number(nextToken ?? 0);
  const end = start + Number(limit);
  return { result: { items: all.slice(start, end), nextToken: end < all.length ? `${end}` : null } };
}

describe('how many tickets of an event are held and sold', () => {
  const stock = { categoryId: CATEGORY, capacity: 10, available: 3, held: 2, sold: 5, version: 9 };

  async function seenBy(caller: string, ...groups: string[]): Promise<unknown> {
    const counted = [{ categoryId: CATEGORY, shards: 1 }];
    const source = { id: EVENT, organizerId: ORGANIZER, counted };
    const call = { field: 'Event.availability', codes: availability, args: {}, source, caller, groups };
    const [kind] = (await runPipeline(sandbox, call, () =>
      Promise.resolve({ result: { data: { TicketStock: [stock] } } }),
    )) as Record<string, unknown>[];
    return [kind?.['available'], kind?.['held'], kind?.['sold']];
  }

  it('see its own organiser, staff and administrators', async () => {
    expect(await seenBy(ORGANIZER, 'ORGANIZER')).toEqual([3, 2, 5]);
    expect(await seenBy('stan', 'STAFF')).toEqual([3, 2, 5]);
    expect(await seenBy('root', 'ADMIN')).toEqual([3, 2, 5]);
  });

  it('see neither another organiser, nor who was an organiser once, nor a customer', async () => {
    expect(await seenBy('other', 'ORGANIZER')).toEqual([3, null, null]);
    expect(await seenBy(ORGANIZER, 'CUSTOMER')).toEqual([3, null, null]);
    expect(await seenBy('ada', 'CUSTOMER')).toEqual([3, null, null]);
    expect(await seenBy('nobody')).toEqual([3, null, null]);
  });
});

describe('whether an event is the caller’s to change', () => {
  async function told(caller: string, ...groups: string[]): Promise<unknown> {
    const source = { id: EVENT, organizerId: ORGANIZER, counted: [] };
    const call = { field: 'Event.mayChange', codes: mayChange, args: {}, source, caller, groups };
    return runPipeline(sandbox, call, () => Promise.resolve({ result: null }));
  }

  it('is told as the mutations decide it: of an organiser’s own, and of all to administrators', async () => {
    expect(await told(ORGANIZER, 'ORGANIZER')).toBe(true);
    expect(await told('root', 'ADMIN')).toBe(true);
  });

  it('is denied to staff, also to those who organise others, and to who was an organiser once', async () => {
    expect(await told('stan', 'STAFF')).toBe(false);
    expect(await told('stan', 'ORGANIZER', 'STAFF')).toBe(false);
    expect(await told(ORGANIZER, 'STAFF')).toBe(false);
    expect(await told(ORGANIZER, 'CUSTOMER')).toBe(false);
  });
});

describe('sales by day', () => {
  const row = { categoryId: CATEGORY, currency: 'EUR', tickets: 1, gross: 107, cancelledTickets: 0, refunded: 0 };

  async function asking(args: object, answer: Reply, requests: Request[] = []): Promise<unknown> {
    const call = { field: 'Query.eventSales', codes: sales, args: { eventId: EVENT, ...args } };
    return runPipeline(sandbox, { ...call, caller: ORGANIZER, groups: ['ORGANIZER'] }, (request) => {
      requests.push(request);
      return Promise.resolve(request['operation'] === 'GetItem' ? { result: storedEvent() } : answer);
    });
  }

  it('begin with the whole first day and end with the whole last one, whatever offsets the days bear', async () => {
    const requests: Request[] = [];
    const answer = { result: { items: [{ ...row, day: '2026-05-01' }] } };
    const told = await asking({ from: '2026-05-01+02:00', until: '2026-05-02Z' }, answer, requests);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(requests.at(-1)?.['query'])).toContain('"2026-05-01#"');
    expect(JSON.stringify(requests.at(-1)?.['query'])).toContain('"2026-05-02#~"');
  });

  it('are told whole, day by day, though no step goes through more than APPSYNC_JS does', async () => {
    const days = Array.from({ length: 400 }, (_, day) =>
      new Date(Date.UTC(2025, 3, 16 + day)).toISOString().slice(0, 10),
    );
    const all = days.flatMap((day) =>
      Array.from({ length: 12 }, (_, kind) => ({ ...row, day, categoryId: `kind-${kind}` })),
    );
    const requests: Request[] = [];
    const call = { field: 'Query.eventSales', codes: sales, args: { eventId: EVENT, from: days[0], until: days[399] } };
    const told = await runPipeline(sandbox, { ...call, caller: ORGANIZER, groups: ['ORGANIZER'] }, (request) => {
      requests.push(request);
      return Promise.resolve(request['operation'] === 'GetItem' ? { result: storedEvent() } : pageOf(all, request));
    });
    expect((told as { day: string; categoryId: string }[]).map(({ day, categoryId }) => [day, categoryId])).toEqual(
      all.map(({ day, categoryId }) => [day, categoryId]),
    );
    expect(Math.max(...requests.map(({ limit }) => Number(limit ?? 0)))).toBeLessThan(APPSYNC_LOOP);
  });
});

describe('the map of seats', () => {
  it('shows all that are taken of the largest hall, though no step goes through more than APPSYNC_JS does', async () => {
    const seats = Array.from({ length: 2_000 }, (_, seat) => ({
      seat: `R${Math.floor(seat / 20)}-${(seat % 20) + 1}`,
    }));
    const requests: Request[] = [];
    const args = { eventId: EVENT, categoryId: CATEGORY };
    const call = { field: 'Query.seatMap', codes: map, args, caller: 'ada', groups: [] };
    const shown = await runPipeline(sandbox, call, (request) => {
      requests.push(request);
      const seatRows = [{ row: 'R0', first: 1, last: 20 }];
      return Promise.resolve(request['operation'] === 'GetItem' ? { result: { seatRows } } : pageOf(seats, request));
    });
    expect(shown).toEqual({ taken: seats.map(({ seat }) => seat) });
    expect(Math.max(...requests.map(({ limit }) => Number(limit ?? 0)))).toBeLessThan(APPSYNC_LOOP);
  });
});
