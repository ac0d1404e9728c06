import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingRow } from '#model/bookings.ts';
import { bookingRow, eventCancellationRow } from '../../platform/bookingRows.ts';
import { eventRow, ticketSaleRow, ticketStockRow } from '../../platform/concertRows.ts';
import { paymentRow } from '../../platform/commerceRows.ts';
import { refundRow } from '../../platform/refundRows.ts';
import type { EventCancellationRow } from '#model/cancellations.ts';
import { moneyBack } from '#model/cancellations.ts';
import { cancelledBooking } from '#model/bookingCancellation.ts';
import { cancellationRefund, purchasePayment, stockShard } from '#model/keys.ts';
import type { RefundRow, RefundStatus } from '#model/refunds.ts';
import { CATEGORY, confirmedBooking, EVENT, ORGANIZER, storeBookings, storedEvent } from '#test/kit/bookedWorld.ts';
import type { Guard, Luck } from '#test/kit/memoryTables.ts';
import { MemoryTables } from '#test/kit/memoryTables.ts';
import type { CountingPorts } from '../countRefunds/countRefund.ts';
import { countRefund } from '../countRefunds/countRefund.ts';
import type { CancellationPorts } from './cancelEvent.ts';
import { cancelEvent, LAST_PASS } from './cancelEvent.ts';

const NOW = new Date('2026-05-01T10:00:00.000Z');

type Wait = (what: string) => Promise<unknown>;
class Killed extends Error {}

interface World {
  readonly tables: MemoryTables;
  readonly ports: CancellationPorts & CountingPorts;
  readonly asked: { pass: number; afterSeconds: number }[];
  /** What the index says of bookings, where it is behind. */
  readonly hidden: Set<string>;
  luck: Luck;
  wait: Wait;
}

function bookingNumber(index: number, stated: Partial<BookingRow> = {}): BookingRow {
  const id = `0b5d3a52-0000-4000-8000-0000000001${`${index}`.padStart(2, '0')}`;
  return confirmedBooking(id, {
    ownerId: `customer-${index % 3}`,
    quantity: 1 + (index % 3),
    shards: [{ shard: index % 2, quantity: 1 + (index % 3) }],
    ...stated,
  });
}

function world(bookings: readonly BookingRow[], guard?: Guard): World {
  const tables = new MemoryTables(guard);
  storeBookings(tables, bookings, storedEvent({ status: 'CANCELLING', version: 4 }));
  tables.put('TicketSales', {
    eventId: EVENT,
    categoryId: CATEGORY,
    organizerId: ORGANIZER,
    eventTitle: 'Night of the Lutes',
    startsAt: '2026-06-01T18:00:00.000Z',
    categoryName: 'Stalls',
    price: 5000,
    currency: 'EUR',
    taxRate: 700,
    perCustomer: 10,
    saleUntil: '2026-06-01T18:00:00.000Z',
    seatRows: [],
    shards: 2,
    open: true,
    version: 3,
  });
  const begun: EventCancellationRow = {
    eventId: EVENT,
    organizerId: ORGANIZER,
    status: 'RUNNING',
    version: 1,
    currency: 'EUR',
    bookingsCancelled: 0,
    bookingsLeft: 0,
    refundsRequested: 0,
    refundsSucceeded: 0,
    refundsFailed: 0,
    amount: 0,
    startedAt: NOW.toISOString(),
    updatedAt: NOW.toISOString(),
    dueShard: 'due#0',
    dueAt: NOW.toISOString(),
  };
  tables.put('EventCancellations', begun);
  const made: World = {
    tables,
    asked: [],
    hidden: new Set(),
    luck: 'fine',
    wait: () => Promise.resolve(),
    ports: {
      progress: (eventId) => read(eventCancellationRow, 'EventCancellations', { eventId }),
      event: (id) => read(eventRow, 'Events', { id }),
      booking: (id) => read(bookingRow, 'Bookings', { id }),
      payment: ({ id, payAttempt }) => read(paymentRow, 'Payments', { id: purchasePayment(id, payAttempt) }),
      refund: (id) => read(refundRow, 'Refunds', { id }),
      sales: () => Promise.resolve(tables.all('TicketSales').map((row) => ticketSaleRow.parse(row))),
      stock: () => Promise.resolve(tables.all('TicketStock').map((row) => ticketStockRow.parse(row))),
      holds: () => Promise.resolve([]),
      endHold: () => Promise.resolve(),
      bookings(_, after) {
        const all = tables
          .all('Bookings')
          .map((row) => bookingRow.parse(row))
          .filter(({ id }) => !made.hidden.has(id) && (after === null || id > after))
          .sort((left, right) => (left.id < right.id ? -1 : 1));
        const page = all.slice(0, 3);
        return Promise.resolve({ bookings: page, last: all.length > 3 ? (page.at(-1)?.id ?? null) : null });
      },
      async carryOut(writes, guards) {
        await made.wait('carryOut');
        const reasons = tables.commit(writes, made.luck);
        if (!reasons) return 'DONE';
        if (reasons.includes('TransactionConflict') || reasons.slice(0, guards).includes('ConditionalCheckFailed')) {
          return 'OVERTAKEN';
        }
        throw new Error(`Not as they should be: ${JSON.stringify(reasons)}`);
      },
      again(_, pass, afterSeconds) {
        made.asked.push({ pass, afterSeconds });
        return Promise.resolve();
      },
      pause: () => Promise.resolve(),
      now: () => NOW,
      refundStalledSeconds: 1800,
      stalledSeconds: 300,
    },
  };
  async function read<Row>(
    schema: { parse(row: unknown): Row },
    table: Parameters<MemoryTables['get']>[0],
    key: Record<string, string>,
  ): Promise<Row | null> {
    await made.wait(`read ${table}`);
    const row = tables.get(table, key);
    return row ? schema.parse(row) : null;
  }
  return made;
}

const progressOf = ({ tables }: World) =>
  eventCancellationRow.parse(tables.get('EventCancellations', { eventId: EVENT }));
const eventOf = ({ tables }: World) => eventRow.parse(tables.get('Events', { id: EVENT }));
const refundsOf = ({ tables }: World): RefundRow[] => tables.all('Refunds').map((row) => refundRow.parse(row));

/** What must hold once all is over, whoever did what in between. */
function isSettled(there: World, bookings: readonly BookingRow[]): void {
  const refunds = refundsOf(there);
  expect(refunds.map(({ bookingId }) => bookingId).sort()).toEqual(
    bookings
      .filter(({ total }) => total > 0)
      .map(({ id }) => id)
      .sort(),
  );
  for (const { id, total } of bookings) {
    expect(there.tables.get('Bookings', { id })).toMatchObject({ status: 'CANCELLED', seatsTaken: false });
    if (total > 0) {
      const payment = paymentRow.parse(there.tables.get('Payments', { id: purchasePayment(id, 1) }));
      expect(payment.refunded + (payment.refundPending ?? 0)).toBeLessThanOrEqual(payment.captured);
      expect(refunds.find(({ bookingId }) => bookingId === id)?.amount).toBe(payment.refundPending);
    }
  }
  for (const row of there.tables.all('TicketStock')) {
    expect(row).toMatchObject({ available: 50, held: 0, sold: 0, open: false });
  }
  for (const row of there.tables.all('TicketAllowances')) expect(row['taken']).toBe(0);
  expect(eventOf(there).status).toBe('CANCELLED');
}

describe('an event that is called off', () => {
  const bookings = Array.from({ length: 8 }, (_, index) =>
    bookingNumber(index, index === 5 ? { total: 0, subtotal: 0, tax: 0, lines: [] } : {}),
  );

  it('gives everybody all of their money back, counts it, and is CANCELLED', async () => {
    const there = world(bookings);
    await cancelEvent(EVENT, 0, there.ports);
    isSettled(there, bookings);
    expect(progressOf(there)).toMatchObject({
      status: 'SETTLING',
      bookingsCancelled: 8,
      bookingsLeft: 0,
      refundsRequested: 7,
      amount: bookings.reduce((sum, { total }) => sum + total, 0),
    });
    expect(progressOf(there)).not.toHaveProperty('dueAt');
    for (const { reason } of refundsOf(there)) expect(reason).toBe('EVENT_CANCELLED');
    expect(there.asked).toEqual([]);
  });

  it('of which nothing was booked is DONE at once', async () => {
    const there = world([]);
    await cancelEvent(EVENT, 0, there.ports);
    expect(progressOf(there)).toMatchObject({ status: 'DONE', finishedAt: NOW.toISOString() });
    expect(eventOf(there).status).toBe('CANCELLED');
  });

  it('is looked at again while a ticket is sold, later each time, and in the end by the sweeper alone', async () => {
    const there = world([...bookings, bookingNumber(9, { status: 'CAPTURING' })]);
    for (let pass = 0; pass <= LAST_PASS; pass += 1) await cancelEvent(EVENT, pass, there.ports);
    expect(progressOf(there)).toMatchObject({ status: 'RUNNING', bookingsCancelled: 8 });
    expect(there.asked.map(({ afterSeconds }) => afterSeconds)).toEqual([1, 2, 4, 8, 16, 32, 60]);
    const stuck = bookingRow.parse(there.tables.get('Bookings', { id: bookingNumber(9).id }));
    there.tables.put('Bookings', { ...stuck, status: 'CONFIRMED' });
    await cancelEvent(EVENT, LAST_PASS, there.ports);
    expect(progressOf(there)).toMatchObject({ status: 'SETTLING', bookingsCancelled: 9 });
  });

  it('finds in a later pass what its index did not know in the first', async () => {
    const there = world(bookings);
    there.hidden.add(bookingNumber(0).id).add(bookingNumber(7).id);
    await cancelEvent(EVENT, 0, there.ports);
    expect(progressOf(there)).toMatchObject({ status: 'RUNNING', bookingsCancelled: 6 });
    expect(there.asked).toEqual([{ pass: 1, afterSeconds: 1 }]);
    there.hidden.clear();
    await cancelEvent(EVENT, 1, there.ports);
    isSettled(there, bookings);
  });

  it('is left alone once it is over, however often its messages come', async () => {
    const there = world(bookings);
    await cancelEvent(EVENT, 0, there.ports);
    const before = JSON.stringify(there.tables.all('EventCancellations'));
    await cancelEvent(EVENT, 0, there.ports);
    await cancelEvent('another', 0, there.ports);
    expect(JSON.stringify(there.tables.all('EventCancellations'))).toBe(before);
  });

  it('refunds each booking once, wherever its worker dies and begins again (P19)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(60), { maxLength: 6 }), async (deaths) => {
        const there = world(bookings);
        for (const steps of deaths) {
          let left = steps;
          there.wait = () => (left-- > 0 ? Promise.resolve() : Promise.reject(new Killed()));
          await cancelEvent(EVENT, 0, there.ports).catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
          });
        }
        there.wait = () => Promise.resolve();
        await cancelEvent(EVENT, 1, there.ports);
        isSettled(there, bookings);
        expect(progressOf(there)).toMatchObject({ bookingsCancelled: 8, refundsRequested: 7 });
      }),
      { numRuns: 100 },
    );
  });
});

describe('a booking that its owner, its organiser and its event cancel at once (P8)', () => {
  const booking = bookingNumber(1);

  /** Both persons begin after so many steps of others: an event has a few to do before it comes to its bookings. */
  async function race(there: World, scheduler: fc.Scheduler, hesitation: number): Promise<void> {
    there.wait = (what) => scheduler.schedule(Promise.resolve(), what);
    const person = async (by: 'CUSTOMER' | 'STAFF') => {
      for (let step = 0; step < hesitation; step += 1) await there.wait('hesitation');
      const [row, payment] = [await there.ports.booking(booking.id), await there.ports.payment(booking)];
      if (row?.status !== 'CONFIRMED' || !payment) return;
      const back = moneyBack(by === 'CUSTOMER' ? row.total - 1000 : row.total, payment);
      const at = NOW.toISOString();
      const { writes, guards } = cancelledBooking(row, payment, { by, back, requestedBy: null, at, refundDueAt: at });
      await there.ports.carryOut(writes, guards);
    };
    const all = Promise.allSettled([person('CUSTOMER'), person('STAFF'), cancelEvent(EVENT, 0, there.ports)]);
    await scheduler.waitFor(all);
    there.wait = () => Promise.resolve();
    await all;
    await cancelEvent(EVENT, 1, there.ports);
  }

  it('gives its money and its tickets back once, and is counted where the event did it', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(20), async (scheduler, hesitation) => {
        const there = world([booking, bookingNumber(2)]);
        await race(there, scheduler, hesitation);
        isSettled(there, [booking, bookingNumber(2)]);
        const row = bookingRow.parse(there.tables.get('Bookings', { id: booking.id }));
        const by = row.cancellation?.by ?? 'nobody';
        expect(progressOf(there).bookingsCancelled).toBe(by === 'EVENT' ? 2 : 1);
        expect(row.cancellation?.refund).toBe(
          refundRow.parse(there.tables.get('Refunds', { id: cancellationRefund(booking.id) })).amount,
        );
        seen.add(by);
      }),
      { numRuns: 200 },
    );
    expect([...seen].sort()).toEqual(['CUSTOMER', 'EVENT', 'STAFF']);
  });

  it('would have its tickets counted back twice without the conditions on what was seen', async () => {
    const careless: Guard = (table) =>
      !['Bookings', 'Payments', 'Refunds', 'Tickets', 'TicketStock', 'TicketAllowances'].includes(table);
    let most = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const there = world([booking], careless);
        await race(there, scheduler, 5);
        const stock = there.tables.get('TicketStock', { id: stockShard(EVENT, CATEGORY, 1) });
        most = Math.max(most, Number(stock?.['available']));
      }),
      { numRuns: 50 },
    );
    expect(most).toBeGreaterThan(50);
  });
});

describe('what becomes of the refunds', () => {
  const bookings = Array.from({ length: 4 }, (_, index) => bookingNumber(index));

  function settle({ tables }: World, { id }: BookingRow, status: RefundStatus): string {
    const refundId = cancellationRefund(id);
    tables.put('Refunds', { ...refundRow.parse(tables.get('Refunds', { id: refundId })), status });
    return refundId;
  }

  it('is counted once each, and the last one that succeeds makes it DONE', async () => {
    const there = world(bookings);
    await cancelEvent(EVENT, 0, there.ports);
    for (const booking of bookings) {
      expect(progressOf(there).status).toBe('SETTLING');
      const refundId = settle(there, booking, 'SUCCEEDED');
      await countRefund(refundId, there.ports);
      await countRefund(refundId, there.ports);
    }
    expect(progressOf(there)).toMatchObject({ status: 'DONE', refundsSucceeded: 4, refundsFailed: 0 });
  });

  it('keeps it SETTLING while one failed, until it succeeds or is closed; and one that fails late leads back', async () => {
    const there = world(bookings);
    await cancelEvent(EVENT, 0, there.ports);
    const [first, second, ...others] = bookings;
    if (!first || !second) throw new Error('There are four.');
    for (const each of others) await countRefund(settle(there, each, 'SUCCEEDED'), there.ports);
    await countRefund(settle(there, first, 'FAILED'), there.ports);
    await countRefund(settle(there, second, 'FAILED'), there.ports);
    expect(progressOf(there)).toMatchObject({ status: 'SETTLING', refundsSucceeded: 2, refundsFailed: 2 });
    await countRefund(settle(there, first, 'SUCCEEDED'), there.ports);
    await countRefund(settle(there, second, 'CLOSED'), there.ports);
    expect(progressOf(there)).toMatchObject({ status: 'DONE', refundsSucceeded: 4, refundsFailed: 0 });
    await countRefund(settle(there, first, 'FAILED'), there.ports);
    expect(progressOf(there)).toMatchObject({ status: 'SETTLING', refundsSucceeded: 3, refundsFailed: 1 });
    expect(progressOf(there)).not.toHaveProperty('finishedAt');
  });

  it('ends in DONE in whatever order bookings are cancelled and refunds are heard of, doubled too (P15)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.nat(3), { minLength: 4, maxLength: 12 }),
        async (scheduler, heard) => {
          const there = world(bookings);
          there.wait = (what) => scheduler.schedule(Promise.resolve(), what);
          const counting = async (index: number) => {
            const booking = bookings[index];
            if (!booking) throw new Error('There are four.');
            // As the queue does, it comes again until the refund is there.
            while (!(await there.ports.refund(cancellationRefund(booking.id)))) await there.wait('queue');
            await countRefund(settle(there, booking, 'SUCCEEDED'), there.ports);
          };
          const all = Promise.all([cancelEvent(EVENT, 0, there.ports), ...[0, 1, 2, 3, ...heard].map(counting)]);
          await scheduler.waitFor(all);
          await all;
          expect(progressOf(there)).toMatchObject({ status: 'DONE', refundsSucceeded: 4, refundsRequested: 4 });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('of a booking that was cancelled by itself counts for no event', async () => {
    const there = world([]);
    const alone = bookingNumber(1, {
      status: 'CANCELLED',
      cancellation: { by: 'CUSTOMER', refund: 1, fee: 0, at: NOW.toISOString() },
    });
    there.tables.put('Bookings', alone);
    await cancelEvent(EVENT, 0, there.ports);
    const before = progressOf(there);
    await countRefund('missing', there.ports);
    expect(progressOf(there)).toEqual(before);
  });
});

it('holds end at once, before anything is cancelled', async () => {
  const there = world([]);
  const ended: string[] = [];
  const ports = {
    ...there.ports,
    holds: () => Promise.resolve(['h1', 'h2']),
    endHold: (id: string) => {
      ended.push(id);
      return Promise.resolve();
    },
  };
  await cancelEvent(EVENT, 0, ports);
  expect(ended).toEqual(['h1', 'h2']);
  expect(there.tables.all('TicketSales')).toMatchObject([{ open: false }]);
});
