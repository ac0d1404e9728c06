import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireHold } from '#functions/bookings/expireHold/expireHold.ts';
import { ticketBooks } from '#functions/bookings/reconcileTickets/books.ts';
import type { TicketBooks } from '#functions/bookings/reconcileTickets/compare.ts';
import { compareTickets } from '#functions/bookings/reconcileTickets/compare.ts';
import { eventCategory, stockShard, ticketAllowance } from '#model/keys.ts';
import type { TicketDifference } from '#model/reconcile.ts';
import { ticketDifferenceSentences } from '#model/reconcile.ts';
import type { ReconcileReport } from '#model/reconcileWalk.ts';
import { reconcileTickets } from '#model/reconcileWalk.ts';
import type { TableName } from '#model/tables.ts';
import { confirmedBooking } from '#test/kit/bookedWorld.ts';
import type { Sold } from '#test/kit/ticketWorld.ts';
import { TicketWorld } from '#test/kit/ticketWorld.ts';

let world: TicketWorld;

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
});

afterAll(async () => {
  await world.close();
});

function reconcile(places: TicketBooks = books): Promise<ReconcileReport> {
  return reconcileTickets((request) => compareTickets(request, places), {
    since: '2000-01-01T00:00:00.000Z',
    hasTime: () => true,
  });
}

/** What differs of one event, the only one that is looked at. */
async function differences({ eventId }: Sold): Promise<readonly TicketDifference[]> {
  const report = await reconcile({ ...books, events: () => Promise.resolve({ ids: [eventId], cursor: null }) });
  expect(report).toMatchObject({ isComplete: true, events: 1, categories: 1, unsettled: [] });
  return report.differences;
}

const BOOKING = '0b5d3a52-0000-4000-8000-00000000000b';

/** Tickets of which some are held, some sold to a booking, some were let go of and some have expired. */
async function lived(): Promise<Sold & { readonly holdId: string; readonly bookingId: string }> {
  const sold = await world.sell({ capacity: 40, shards: 2 });
  const { hold } = await world.hold(sold, { quantity: 3 });
  const gone = await world.hold(sold, { quantity: 2 }, { caller: 'bob' });
  await world.release(gone.hold?.id ?? '', { caller: 'bob' });
  const late = await world.hold(sold, { quantity: 2 }, { caller: 'eve' });
  const row = await world.tables.get('TicketHolds', { id: late.hold?.id ?? '' });
  await world.tables.put('TicketHolds', { ...row, expiresAt: '2026-01-01T00:00:00.000Z' });
  await expireHold(late.hold?.id ?? '', world.ports);
  const bookingId = `${BOOKING}-${sold.eventId}`.slice(0, 64);
  await sellTo(sold, bookingId);
  return { ...sold, holdId: hold?.id ?? '', bookingId };
}

/** Two tickets of the first row that are the booking's. */
async function sellTo(sold: Sold, bookingId: string): Promise<void> {
  const { eventId, categoryId } = sold;
  const booking = confirmedBooking(bookingId, { eventId, categoryId, ownerId: 'ada', seatsTaken: true });
  await world.tables.put('Bookings', booking);
  await alter('TicketStock', { id: stockShard(eventId, categoryId, 0) }, (row) => ({
    available: Number(row['available']) - 2,
    sold: Number(row['sold']) + 2,
    version: Number(row['version']) + 1,
  }));
  await alter('TicketAllowances', { id: ticketAllowance(eventId, categoryId, 'ada') }, (row) => ({
    taken: Number(row['taken'] ?? 0) + 2,
  }));
}

async function alter(
  table: TableName,
  key: Readonly<Record<string, string>>,
  change: (row: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const row = (await world.tables.get(table, key)) ?? key;
  await world.tables.put(table, { ...row, ...change(row) });
}

describe('what is stored of tickets', () => {
  it('agrees after holds, releases, expiries and sales, with numbered seats and without', async () => {
    const sold = await lived();
    const seated = await world.sell({ capacity: 4, seatRows: [{ row: 'A', first: 1, last: 4 }] });
    await world.hold(seated, { seats: ['A-2', 'A-3'] });
    expect(await differences(sold)).toEqual([]);
    expect(await differences(seated)).toEqual([]);
    expect(await reconcile()).toMatchObject({ differences: [], isComplete: true, events: 2, categories: 2 });
  });

  const stock = ({ eventId, categoryId }: Sold, shard = 0) => ({ id: stockShard(eventId, categoryId, shard) });
  const more = (name: string, by: number) => (row: Readonly<Record<string, unknown>>) => ({
    [name]: Number(row[name]) + by,
  });

  it.each<[TicketDifference['kind'], string, string, (sold: Awaited<ReturnType<typeof lived>>) => Promise<void>]>([
    ['SUM', 'a ticket that is nowhere', 'row 1', (sold) => alter('TicketStock', stock(sold, 1), more('available', -1))],
    ['SUM', 'a ticket too many', 'row 1', (sold) => alter('TicketStock', stock(sold, 1), more('available', 1))],
    [
      'CAPACITY',
      'a row that has more than the event says',
      'all rows',
      (sold) =>
        alter('TicketStock', stock(sold, 1), (row) => ({
          available: Number(row['available']) + 1,
          capacity: Number(row['capacity']) + 1,
        })),
    ],
    ['ROWS', 'a row that is gone', 'rows', (sold) => world.tables.remove('TicketStock', stock(sold, 1))],
    [
      'OPEN',
      'a row that is not on sale',
      'row 1',
      (sold) => alter('TicketStock', stock(sold, 1), () => ({ open: false })),
    ],
    [
      'HELD',
      'a ticket that no hold keeps',
      'row 1',
      (sold) =>
        alter('TicketStock', stock(sold, 1), (row) => ({
          available: Number(row['available']) - 1,
          held: Number(row['held']) + 1,
        })),
    ],
    [
      'SOLD',
      'a ticket that no booking has',
      'row 1',
      (sold) =>
        alter('TicketStock', stock(sold, 1), (row) => ({
          available: Number(row['available']) - 1,
          sold: Number(row['sold']) + 1,
        })),
    ],
    [
      'SOLD',
      'a booking that does not have its tickets',
      'row 0',
      (sold) => alter('Bookings', { id: sold.bookingId }, () => ({ seatsTaken: false })),
    ],
    [
      'ALLOWANCE',
      'a customer who is counted for one less',
      'ada',
      ({ eventId, categoryId }) =>
        alter('TicketAllowances', { id: ticketAllowance(eventId, categoryId, 'ada') }, more('taken', -1)),
    ],
    [
      'ALLOWANCE',
      'a customer who is counted for nothing that they have',
      'bob',
      ({ eventId, categoryId }) =>
        alter('TicketAllowances', { id: ticketAllowance(eventId, categoryId, 'bob') }, () => ({ taken: 1 })),
    ],
  ])('%s names %s', async (kind, _, what, spoil) => {
    const sold = await lived();
    await spoil(sold);
    const found = await differences(sold);
    expect(found).toContainEqual(expect.objectContaining({ kind, what }));
    expect(Object.keys(ticketDifferenceSentences)).toEqual(expect.arrayContaining(found.map((each) => each.kind)));
    for (const { expected, found: there } of found) expect(there).not.toBe(expected);
  });

  it.each<[string, string, (partition: string, holdId: string) => Promise<void>]>([
    [
      'that is kept by no hold',
      'A-4',
      (eventCategory) => world.tables.put('Seats', { eventCategory, seat: 'A-4', state: 'HELD', holdId: 'gone' }),
    ],
    [
      'that its hold does not have',
      'A-2',
      (eventCategory) => world.tables.remove('Seats', { eventCategory, seat: 'A-2' }),
    ],
    [
      'that is sold to another',
      'A-3',
      (eventCategory, holdId) =>
        world.tables.put('Seats', { eventCategory, seat: 'A-3', state: 'SOLD', holdId, bookingId: 'b' }),
    ],
  ])('SEAT names a seat %s', async (_, seat, spoil) => {
    const sold = await world.sell({ capacity: 4, seatRows: [{ row: 'A', first: 1, last: 4 }] });
    const { hold } = await world.hold(sold, { seats: ['A-2', 'A-3'] });
    await spoil(eventCategory(sold.eventId, sold.categoryId), hold?.id ?? '');
    expect(await differences(sold)).toMatchObject([{ kind: 'SEAT', what: seat }]);
  });

  it('is none where holds are all over many rows', async () => {
    const sold = await world.sell({ capacity: 80, shards: 8 });
    for (const buyer of Array.from({ length: 24 }, (_, at) => `buyer-${at}`)) {
      await world.hold(sold, { quantity: 1 }, { caller: buyer });
    }
    expect((await world.stock(sold)).filter(({ held }) => held > 0).length).toBeGreaterThan(2);
    expect(await differences(sold)).toEqual([]);
  });

  it('is looked at again while it moves, and no difference is made of that', async () => {
    const sold = await world.sell({ capacity: 40, shards: 2 });
    await world.hold(sold, { quantity: 1 });
    // Between the reading of the holds and that of the rows somebody always holds one more.
    const restless: TicketBooks = {
      ...books,
      async facts(event, categoryId, owners) {
        const before = await books.facts(event, categoryId, owners);
        if (!before || event.id !== sold.eventId) return before;
        await world.hold(sold, { quantity: 1 }, { caller: crypto.randomUUID() });
        const after = await books.facts(event, categoryId, owners);
        return after && { ...before, stock: after.stock };
      },
    };
    const ofOurs = ({ differences: found, unsettled }: ReconcileReport) => ({
      found: found.filter(({ eventId }) => eventId === sold.eventId),
      unsettled: unsettled.filter((category) => category.startsWith(sold.eventId)),
    });
    const category = eventCategory(sold.eventId, sold.categoryId);
    expect(ofOurs(await reconcile(restless))).toEqual({ found: [], unsettled: [category] });
    expect(ofOurs(await reconcile())).toEqual({ found: [], unsettled: [] });
  });
});
