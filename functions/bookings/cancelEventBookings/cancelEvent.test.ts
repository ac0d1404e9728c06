import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cancelledBooking } from '#model/bookingCancellation.ts';
import type { BookingRow } from '#model/bookings.ts';
import { moneyBack } from '#model/cancellations.ts';
import { cancellationRefund, purchasePayment, stockShard, ticketId } from '#model/keys.ts';
import type { RefundStatus } from '#model/refunds.ts';
import { CATEGORY, EVENT } from '#test/kit/bookedWorld.ts';
import type { Guard } from '#test/kit/memoryTables.ts';
import { bookingRow } from '../../platform/bookingRows.ts';
import { paymentRow } from '../../platform/commerceRows.ts';
import { ContradictionError } from '../../platform/plannedWrites.ts';
import { refundRow } from '../../platform/refundRows.ts';
import { countRefund } from '../countRefunds/countRefund.ts';
import { cancelEvent, LAST_PASS } from './cancelEvent.ts';
import { sought } from '#test/kit/sought.ts';
import type { World } from '#test/kit/cancellationWorld.ts';
import { bookingNumber, eventOf, Killed, NOW, progressOf, refundsOf, world } from '#test/kit/cancellationWorld.ts';

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

  it('gives everybody else their money where a booking contradicts itself, and ends once it was put right', async () => {
    const there = world(bookings);
    const [broken, unpaid] = [bookingNumber(1), bookingNumber(4)];
    const ticket = { id: ticketId(broken.id, 1) };
    const kept = there.tables.get('Tickets', ticket);
    there.tables.put('Tickets', { ...ticket, ...kept, status: 'CANCELLED' });
    const payment = { id: purchasePayment(unpaid.id, 1) };
    const paid = there.tables.get('Payments', payment);
    there.tables.drop('Payments', payment);
    await cancelEvent(EVENT, 0, there.ports);
    expect(progressOf(there)).toMatchObject({ status: 'RUNNING', bookingsCancelled: 6 });
    expect(there.asked).toEqual([{ pass: 1, afterSeconds: 1 }]);
    there.tables.put('Tickets', { ...ticket, ...kept });
    there.tables.put('Payments', { ...payment, ...paid });
    await cancelEvent(EVENT, 1, there.ports);
    isSettled(there, bookings);
  });

  it('is closed against a change of the event from before that comes late', async () => {
    const there = world(bookings);
    await cancelEvent(EVENT, 0, there.ports);
    for (const row of there.tables.all('TicketStock')) expect(row).toMatchObject({ open: false, openVersion: 4 });
  });

  it.each([
    [0, 1],
    [1, 2],
    [3, 3],
  ])(
    'where others are in the way %i times looks at its sale %i times, and closes each row once',
    async (races, expected) => {
      const there = world(bookings);
      const { sales, carryOut } = there.ports;
      let looks = 0;
      let inTheWay = races;
      const closed: string[] = [];
      await cancelEvent(EVENT, 0, {
        ...there.ports,
        sales(eventId) {
          looks += 1;
          return sales(eventId);
        },
        carryOut(writes, guards) {
          const closing = writes.find(({ set }) => set['open'] === false);
          if (closing?.table === 'TicketStock' && inTheWay-- > 0) return Promise.resolve('OVERTAKEN');
          if (closing) closed.push(closing.key['id'] ?? closing.table);
          return carryOut(writes, guards);
        },
      });
      expect(looks).toBe(expected);
      expect(closed.sort()).toEqual([...new Set(closed)]);
      isSettled(there, bookings);
    },
  );

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
    const twice = await sought(async (scheduler) => {
      const there = world([booking], careless);
      await race(there, scheduler, 5);
      const stock = there.tables.get('TicketStock', { id: stockShard(EVENT, CATEGORY, 1) });
      return Number(stock?.['available']) > 50;
    });
    expect(twice).toBe(true);
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

describe('holds', () => {
  async function ended(
    ids: readonly string[],
    endHold: (id: string) => Promise<void>,
    now: () => Date,
  ): Promise<World> {
    const there = world([bookingNumber(1)]);
    await cancelEvent(EVENT, 0, { ...there.ports, holds: () => Promise.resolve([...ids]), endHold, now });
    expect(there.tables.all('TicketSales')).toMatchObject([{ open: false }]);
    return there;
  }

  it('end at once, before anything is cancelled', async () => {
    const seen: string[] = [];
    const there = await ended(
      ['h1', 'h2'],
      (id) => {
        seen.push(id);
        return Promise.resolve();
      },
      () => NOW,
    );
    expect(seen).toEqual(['h1', 'h2']);
    expect(progressOf(there).bookingsCancelled).toBe(1);
  });

  it('that contradict themselves are in nobody’s way', async () => {
    const seen: string[] = [];
    const there = await ended(
      ['h1', 'h2'],
      (id) => {
        seen.push(id);
        return id === 'h1' ? Promise.reject(new ContradictionError(id)) : Promise.resolve();
      },
      () => NOW,
    );
    expect(seen).toEqual(['h1', 'h2']);
    expect(progressOf(there).bookingsCancelled).toBe(1);
  });

  it('that are too many for one invocation are ended by the next', async () => {
    const seen: string[] = [];
    let now = NOW.getTime();
    const there = await ended(
      ['h1', 'h2', 'h3'],
      (id) => {
        seen.push(id);
        now += 30_000;
        return Promise.resolve();
      },
      () => new Date(now),
    );
    expect(seen).toEqual(['h1', 'h2']);
    expect(there.asked).toEqual([{ pass: 0, afterSeconds: 0 }]);
  });
});
