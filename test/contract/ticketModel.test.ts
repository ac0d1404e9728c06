import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireHold } from '#functions/bookings/expireHold/expireHold.ts';
import { ticketBooks } from '#functions/bookings/reconcileTickets/books.ts';
import { compareTickets } from '#functions/bookings/reconcileTickets/compare.ts';
import { bookingRow, holdRow } from '#functions/platform/bookingRows.ts';
import { ticketStockRow } from '#functions/platform/concertRows.ts';
import type { BookingRow } from '#model/bookings.ts';
import { stockShard } from '#model/keys.ts';
import { returnedTickets } from '#model/ticketReturns.ts';
import { retakenTickets, soldHold } from '#model/ticketSales.ts';
import type { TicketStockRow } from '#model/tickets.ts';
import { partsFor } from '#model/tickets.ts';
import type { PlannedWrite } from '#model/writes.ts';
import { changeRow, is } from '#model/writes.ts';
import { confirmedBooking, ORGANIZER } from '#test/kit/bookedWorld.ts';
import type { RunningField } from '#test/kit/resolverRun.ts';
import { runningField } from '#test/kit/resolverRun.ts';
import type { Sold } from '#test/kit/ticketWorld.ts';
import { TicketWorld } from '#test/kit/ticketWorld.ts';

let world: TicketWorld;
let changeTickets: RunningField;
let carryOut: (writes: readonly PlannedWrite[]) => Promise<'DONE' | 'OVERTAKEN' | 'REFUSED'>;

const TABLES = {
  TicketHolds: 'TicketHolds',
  TicketStock: 'TicketStock',
  TicketAllowances: 'TicketAllowances',
  Seats: 'Seats',
  Bookings: 'Bookings',
};

const books = ticketBooks(
  {
    events: 'Events',
    sales: 'TicketSales',
    stock: 'TicketStock',
    holds: 'TicketHolds',
    bookings: 'Bookings',
    seats: 'Seats',
    allowances: 'TicketAllowances',
  },
  0,
);

beforeAll(async () => {
  world = await TicketWorld.open();
  changeTickets = await runningField(world.sandbox, world.tables, 'Mutation.changeTicketCategory');
  const writing = await import('#functions/platform/plannedWrites.ts');
  carryOut = async (writes) => {
    try {
      return await writing.carryOut(writes, TABLES, 0);
    } catch (error) {
      if (error instanceof writing.ContradictionError) return 'REFUSED';
      throw error;
    }
  };
});

afterAll(async () => {
  await world.close();
});

const LIMIT = 6;
const OWNERS = ['ada', 'bob', 'eve'] as const;

/** What is done next; `pick` chooses among what there is to do it to. */
type Step =
  | { readonly what: 'hold'; readonly owner: (typeof OWNERS)[number]; readonly quantity: number }
  | { readonly what: 'release' | 'expire' | 'sell' | 'retake' | 'giveBack'; readonly pick: number }
  | { readonly what: 'capacity'; readonly change: number };

const pick = fc.nat({ max: 50 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('hold' as const),
      owner: fc.constantFrom(...OWNERS),
      quantity: fc.integer({ min: 1, max: 5 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('release' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('expire' as const), pick }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('sell' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('retake' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('giveBack' as const), pick }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('capacity' as const), change: fc.integer({ min: -6, max: 6 }) }),
  },
);

interface Holding {
  readonly id: string;
  readonly owner: string;
  readonly quantity: number;
  state: 'ACTIVE' | 'ENDED' | 'BOOKED';
}

interface Had {
  readonly id: string;
  readonly owner: string;
  readonly quantity: number;
  has: boolean;
}

/** What should be so. */
class Model {
  readonly holds: Holding[] = [];
  readonly bookings: Had[] = [];
  capacity: number;
  version = 3;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  get counts() {
    const held = sum(this.holds.filter(({ state }) => state === 'ACTIVE'));
    const sold = sum(this.bookings.filter(({ has }) => has));
    return { capacity: this.capacity, available: this.capacity - held - sold, held, sold };
  }

  taken(owner: string): number {
    const mine = ({ owner: whose }: { owner: string }) => whose === owner;
    return (
      sum(this.holds.filter(mine).filter(({ state }) => state === 'ACTIVE')) +
      sum(this.bookings.filter(mine).filter(({ has }) => has))
    );
  }
}

function sum(all: readonly { readonly quantity: number }[]): number {
  return all.reduce((total, { quantity }) => total + quantity, 0);
}

function chosen<Each>(all: readonly Each[], at: number): Each | null {
  return all[at % Math.max(all.length, 1)] ?? null;
}

const at = (): string => new Date(world.now).toISOString();

async function stockOf({ eventId, categoryId, shards }: Sold): Promise<TicketStockRow[]> {
  const rows = await Promise.all(
    Array.from({ length: shards }, (_, shard) =>
      world.tables.get('TicketStock', { id: stockShard(eventId, categoryId, shard) }),
    ),
  );
  return rows.map((row) => ticketStockRow.parse(row));
}

async function take(step: Step, model: Model, sold: Sold): Promise<void> {
  const { counts } = model;
  switch (step.what) {
    case 'hold': {
      const { owner, quantity } = step;
      const { hold, userErrors } = await world.hold(sold, { quantity }, { caller: owner });
      const fits = counts.available >= quantity;
      const may = model.taken(owner) + quantity <= LIMIT;
      if (fits && may) expect(userErrors).toEqual([]);
      else expect(['SOLD_OUT', 'LIMIT_EXCEEDED']).toContain(userErrors[0]?.code);
      if (hold) model.holds.push({ id: hold.id, owner, quantity, state: 'ACTIVE' });
      return;
    }
    case 'release':
    case 'expire': {
      const hold = chosen(model.holds, step.pick);
      if (!hold) return;
      if (step.what === 'release') await world.release(hold.id, { caller: hold.owner });
      else {
        const row = await world.tables.get('TicketHolds', { id: hold.id });
        await world.tables.put('TicketHolds', { ...row, expiresAt: '2026-01-01T00:00:00.000Z' });
        await expireHold(hold.id, world.ports);
      }
      if (hold.state === 'ACTIVE') hold.state = 'ENDED';
      return;
    }
    case 'sell': {
      const hold = chosen(model.holds, step.pick);
      if (!hold) return;
      const id = crypto.randomUUID();
      const row = holdRow.parse(await world.tables.get('TicketHolds', { id: hold.id }));
      const paying = changeRow('TicketHolds', { id: hold.id }, { set: { bookingId: id, version: row.version + 1 } }, [
        is('version', row.version),
        is('status', 'ACTIVE'),
      ]);
      const begun = await carryOut([paying]);
      expect(begun === 'DONE').toBe(hold.state === 'ACTIVE');
      if (hold.state !== 'ACTIVE') return;
      const writes = soldHold(
        { ...row, bookingId: id, version: row.version + 1 },
        id,
        Math.floor(world.now / 1000),
        at(),
      );
      expect(await carryOut(writes)).toBe('DONE');
      // The same again, as after a lost acknowledgement, sells nothing twice.
      expect(await carryOut(writes)).toBe('REFUSED');
      hold.state = 'BOOKED';
      await book(model, sold, { id, owner: hold.owner, quantity: hold.quantity }, row.shards);
      return;
    }
    case 'retake': {
      const hold = chosen(
        model.holds.filter(({ state }) => state === 'ENDED'),
        step.pick,
      );
      if (!hold) return;
      const parts = partsFor(hold.quantity, await stockOf(sold), 0);
      const id = crypto.randomUUID();
      const had = { id, owner: hold.owner, quantity: hold.quantity };
      const done = parts && (await carryOut(retakenTickets(bookingOf(sold, had, parts), parts, LIMIT, at())));
      expect(done === 'DONE').toBe(
        counts.available >= hold.quantity && model.taken(hold.owner) + hold.quantity <= LIMIT,
      );
      if (parts && done === 'DONE') await book(model, sold, had, parts);
      return;
    }
    case 'giveBack': {
      const booking = chosen(
        model.bookings.filter(({ has }) => has),
        step.pick,
      );
      if (!booking) return;
      const row = await world.tables.get('Bookings', { id: booking.id });
      const writes = (version: number) => [
        changeRow('Bookings', { id: booking.id }, { set: { seatsTaken: false, version: version + 1 } }, [
          is('version', version),
        ]),
        ...returnedTickets(bookingRow.parse(row), 'sold', at()),
      ];
      expect(await carryOut(writes(1))).toBe('DONE');
      expect(await carryOut(writes(1))).toBe('REFUSED');
      booking.has = false;
      return;
    }
    case 'capacity': {
      const capacity = model.capacity + step.change;
      if (capacity < 1 || step.change === 0) return;
      const answer = await changeTickets.call(
        { eventId: sold.eventId, categoryId: sold.categoryId, expectedVersion: model.version, input: { capacity } },
        { caller: ORGANIZER, groups: ['ORGANIZER'] },
      );
      const fits = counts.available + step.change >= 0;
      expect(answer).toMatchObject(fits ? { userErrors: [] } : { userErrors: [{ code: 'CAPACITY_TAKEN' }] });
      if (!fits) return;
      model.capacity = capacity;
      model.version += 1;
    }
  }
}

function bookingOf(
  { eventId, categoryId }: Sold,
  { id, owner, quantity }: Omit<Had, 'has'>,
  shards: BookingRow['shards'],
): BookingRow {
  return confirmedBooking(id, { eventId, categoryId, ownerId: owner, quantity, shards, seatsTaken: true, version: 1 });
}

async function book(model: Model, sold: Sold, had: Omit<Had, 'has'>, shards: BookingRow['shards']): Promise<void> {
  await world.tables.put('Bookings', bookingOf(sold, had, shards));
  model.bookings.push({ ...had, has: true });
}

describe('tickets that are held, let go of, sold, given back, taken anew, more and fewer (P2)', () => {
  it('always come to what there are, row by row, and to what the model says', async () => {
    const done = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 25 }),
        fc.integer({ min: 4, max: 14 }),
        fc.integer({ min: 1, max: 3 }),
        async (steps, capacity, shards) => {
          const sold = await world.sell({ capacity, shards, perCustomer: LIMIT });
          const model = new Model(capacity);
          for (const each of steps) {
            await take(each, model, sold);
            expect(await world.counts(sold)).toEqual(model.counts);
            done.set(each.what, (done.get(each.what) ?? 0) + 1);
          }
          for (const row of await world.stock(sold)) {
            expect(row.available + row.held + row.sold).toBe(row.capacity);
            expect(Math.min(row.available, row.held, row.sold)).toBeGreaterThanOrEqual(0);
          }
          for (const owner of OWNERS) expect(await world.taken(sold, owner)).toBe(model.taken(owner));
          const { differences, unsettled } = await compareTickets({ from: 'EVENT', eventId: sold.eventId }, books);
          expect([differences, unsettled]).toEqual([[], []]);
        },
      ),
      { numRuns: 40 },
    );
    expect([...done.keys()].sort()).toEqual(['capacity', 'expire', 'giveBack', 'hold', 'release', 'retake', 'sell']);
  });
});
