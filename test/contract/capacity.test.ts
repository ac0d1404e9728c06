import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventRow } from '#model/concerts.ts';
import type { Circumstances, Reply, Request, RunningField } from '#test/kit/resolverRun.ts';
import { runningField } from '#test/kit/resolverRun.ts';
import type { Sold } from '#test/kit/ticketWorld.ts';
import { codesOf, TicketWorld } from '#test/kit/ticketWorld.ts';

let world: TicketWorld;
let changeCapacity: RunningField;
let postpone: RunningField;

beforeAll(async () => {
  world = await TicketWorld.open();
  changeCapacity = await runningField(world.sandbox, world.tables, 'Mutation.changeTicketCategory');
  postpone = await runningField(world.sandbox, world.tables, 'Mutation.postponeEvent');
});

afterAll(async () => {
  await world.close();
});

interface Answer {
  readonly event: { readonly version: number; readonly status: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string | null }[];
}

const ORGANIZER = 'olga';
const asOrganizer: Circumstances = { caller: ORGANIZER, groups: ['ORGANIZER'] };
const own: Partial<EventRow> = {
  organizerId: ORGANIZER,
  startsAt: '2030-01-01T18:00:00.000Z',
  endsAt: '2030-01-01T21:00:00.000Z',
};

async function eventOf({ eventId }: Sold): Promise<EventRow> {
  return (await world.tables.get('Events', { id: eventId })) as unknown as EventRow;
}

async function setCapacity(sold: Sold, capacity: number, circumstances: Circumstances = {}): Promise<Answer> {
  const { version } = await eventOf(sold);
  return (await changeCapacity.call(
    { eventId: sold.eventId, categoryId: sold.categoryId, expectedVersion: version, input: { capacity } },
    { ...asOrganizer, ...circumstances },
  )) as Answer;
}

/** Every row adds up, none is below nothing, and all together come to what the event says. */
async function faults(sold: Sold): Promise<string[]> {
  const rows = await world.stock(sold);
  const found = rows.flatMap(({ capacity, available, held, sold: gone }, shard) => [
    ...(available + held + gone === capacity ? [] : [`row ${shard} does not add up`]),
    ...([capacity, available, held].every((count) => count >= 0) ? [] : [`row ${shard} is below nothing`]),
  ]);
  const stated = (await eventOf(sold)).ticketCategories[0]?.capacity;
  const counted = rows.reduce((sum, { capacity }) => sum + capacity, 0);
  return counted === stated ? found : [...found, `${counted} counted, ${stated} stated`];
}

/** Takes the condition out of what is written to the counts: a negative control. */
function unguarded(request: Request): Request {
  const items = request['transactItems'];
  if (!Array.isArray(items)) return request;
  return {
    ...request,
    transactItems: items.map((item: Request) => {
      if (item['table'] !== 'TicketStock') return item;
      const { condition: _, ...open } = item;
      return open;
    }),
  };
}

/** Holds and changes of the capacity at one moment, their steps in whatever order. */
async function together(
  sold: Sold,
  scheduler: fc.Scheduler,
  { quantities, capacities }: { quantities: readonly number[]; capacities: readonly number[] },
): Promise<{ held: number; refused: string[] }> {
  const wait = (what: string) => scheduler.schedule(Promise.resolve(), what);
  const holds = quantities.map((quantity, at) => world.hold(sold, { quantity }, { caller: `buyer-${at}`, wait }));
  const changes = capacities.map((capacity) => setCapacity(sold, capacity, { wait }));
  await scheduler.waitFor(Promise.all([...holds, ...changes]));
  const answers = await Promise.all(holds);
  return {
    held: answers.reduce((sum, { hold }) => sum + (hold?.quantity ?? 0), 0),
    refused: (await Promise.all(changes)).flatMap(({ userErrors }) => userErrors.map(({ code }) => code)),
  };
}

const attempts = fc.record({
  quantities: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }),
  capacities: fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 3 }),
});

describe('a capacity that changes while tickets are held (P1, P2)', () => {
  it('loses no hold, and every row adds up', async () => {
    const allowed = ['STALE_VERSION', 'CAPACITY_TAKEN', 'TRY_AGAIN'];
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        attempts,
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 3 }),
        async (scheduler, attempt, capacity, shards) => {
          const sold = await world.sell({ capacity, shards }, own);
          const { held, refused } = await together(sold, scheduler, attempt);
          expect(await faults(sold)).toEqual([]);
          expect((await world.counts(sold)).held).toBe(held);
          expect(refused.filter((code) => !allowed.includes(code))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  it('would take tickets away that are held, were it not for the condition', async () => {
    // Somebody holds all of them between the look at the counts and the change.
    const overtaken = async (alter: (request: Request) => Request) => {
      const sold = await world.sell({ capacity: 4, shards: 1 }, own);
      let isHeld = false;
      const wait = async (what: string) => {
        if (what !== 'TransactWriteItems' || isHeld) return;
        isHeld = true;
        await world.hold(sold, { quantity: 4 });
      };
      const { userErrors } = await setCapacity(sold, 2, { wait, alter });
      return { codes: userErrors.map(({ code }) => code), faults: await faults(sold) };
    };
    expect(await overtaken((request) => request)).toEqual({ codes: ['CAPACITY_TAKEN'], faults: [] });
    expect(await overtaken(unguarded)).toEqual({ codes: [], faults: ['row 0 is below nothing'] });
  });

  it('gets no lower than what is held, down to exactly that', async () => {
    const sold = await world.sell({ capacity: 12, shards: 3 }, own);
    await world.hold(sold, { quantity: 5 });
    expect((await setCapacity(sold, 4)).userErrors).toMatchObject([{ code: 'CAPACITY_TAKEN', field: 'capacity' }]);
    expect((await setCapacity(sold, 5)).userErrors).toEqual([]);
    expect(await world.counts(sold)).toEqual({ capacity: 5, available: 0, held: 5, sold: 0 });
    expect(codesOf(await world.hold(sold, { quantity: 1 }, { caller: 'bob' }))).toEqual(['SOLD_OUT']);
    await setCapacity(sold, 6);
    expect((await world.hold(sold, { quantity: 1 }, { caller: 'bob' })).hold).not.toBeNull();
    expect(await faults(sold)).toEqual([]);
  });

  it('tries again where somebody is in the way, and says so in the end', async () => {
    const sold = await world.sell({ capacity: 12, shards: 3 }, own);
    const busy = (times: number) => {
      let left = times;
      return (request: Request): Reply | null => {
        if (request['operation'] !== 'TransactWriteItems' || left === 0) return null;
        left -= 1;
        return {
          result: {
            keys: null,
            cancellationReasons: [{ type: 'None' }, { type: 'None' }, { type: 'TransactionConflict' }],
          },
          error: { message: 'conflict', type: 'DynamoDB:TransactionCanceledException' },
        };
      };
    };
    expect((await setCapacity(sold, 9, { instead: busy(2) })).userErrors).toEqual([]);
    expect((await setCapacity(sold, 8, { instead: busy(3) })).userErrors).toMatchObject([{ code: 'TRY_AGAIN' }]);
    expect(await world.counts(sold)).toMatchObject({ capacity: 9, available: 9 });
  });
});

describe('an event that is postponed while tickets are held', () => {
  async function postponed(sold: Sold, input: object, circumstances: Circumstances = {}): Promise<Answer> {
    const { version } = await eventOf(sold);
    return (await postpone.call(
      { id: sold.eventId, expectedVersion: version, input },
      { ...asOrganizer, ...circumstances },
    )) as Answer;
  }

  const inTheWay = (request: Request): Reply | null => {
    const items = request['transactItems'];
    if (!Array.isArray(items) || !items.some((item: Request) => item['table'] === 'TicketStock')) return null;
    return { result: { keys: null }, error: { message: 'no', type: 'DynamoDB:TransactionCanceledException' } };
  };

  it('sells nothing from then on, though its counts could not be written, and sells again with a new date', async () => {
    const sold = await world.sell({ capacity: 10, shards: 2 }, own);
    await world.hold(sold, { quantity: 2 });
    expect((await postponed(sold, {}, { instead: inTheWay })).event).toMatchObject({ status: 'POSTPONED' });
    expect(codesOf(await world.hold(sold, { quantity: 1 }))).toEqual(['NOT_ON_SALE']);
    expect((await postponed(sold, { startsAt: '2030-02-01T18:00:00Z' })).event).toMatchObject({ status: 'PUBLISHED' });
    expect((await world.hold(sold, { quantity: 1 })).hold).not.toBeNull();
    expect(await world.counts(sold)).toEqual({ capacity: 10, available: 7, held: 3, sold: 0 });
  });

  it('has its counts follow, by who follows its changes, and never back to an earlier version', async () => {
    const sold = await world.sell({ capacity: 10, shards: 2 }, own);
    const opens = async () =>
      (await world.tables.where('TicketStock', 'eventId', sold.eventId)).map((row) => row['open']);
    await postponed(sold, {}, { instead: inTheWay });
    const early = await eventOf(sold);
    expect(await opens()).toEqual([true, true]);
    Object.assign(process.env, { TICKET_STOCK_TABLE: 'TicketStock' });
    const { settleStock } = await import('#functions/events/followEvent/settleStock.ts');
    const { countsIn } = await import('#functions/events/followEvent/counts.ts');
    const counts = countsIn('TicketStock');
    expect(await settleStock(early, counts)).toBe(2);
    expect(await opens()).toEqual([false, false]);
    expect(await settleStock(early, counts)).toBe(0);
    await postponed(sold, { startsAt: '2030-02-01T18:00:00Z' }, { instead: inTheWay });
    expect(await settleStock(await eventOf(sold), counts)).toBe(2);
    await settleStock(early, counts);
    expect(await opens()).toEqual([true, true]);
    expect(await faults(sold)).toEqual([]);
  });
});
