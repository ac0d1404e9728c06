import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmedBooking } from '#test/kit/bookedWorld.ts';
import { chargedPayment } from '#test/kit/bookedWorld.ts';
import type { BookingRow } from './bookings.ts';
import { cancelledBooking } from './bookingCancellation.ts';
import { customerTerms, eventCancellationMachine, moneyBack, settledStatus } from './cancellations.ts';
import { isExact } from './charges.ts';
import type { EventRow } from './concerts.ts';
import type { CurrencyCode } from './currencies.ts';

const HOUR_MS = 60 * 60 * 1000;

/** The first moment at which nothing is given back any more is the deadline itself. */
function termsAt(
  now: string | number,
  stated: Partial<Omit<BookingRow, 'status'>> & { startsAt?: string; status?: EventRow['status'] } = {},
) {
  const { startsAt = '2027-06-01T18:00:00.000Z', status = 'PUBLISHED', ...booked } = stated;
  const booking = {
    total: 10_700,
    currency: 'EUR' as CurrencyCode,
    policy: { refundUntilHours: 24, feeRate: 1000 },
    eventStartsAt: startsAt,
    ...booked,
  };
  const nowMs = typeof now === 'number' ? now : Date.parse(now);
  return customerTerms(booking, { status, startsAt }, { startMs: Date.parse(startsAt), nowMs });
}

describe('what a customer gets back', () => {
  it('is all but the fee until the deadline, and nothing from its very millisecond on', () => {
    expect(termsAt('2027-05-31T17:59:59.999Z')).toMatchObject({ terms: { refund: 9_630, fee: 1_070 } });
    expect(termsAt('2027-05-31T18:00:00.000Z')).toMatchObject({ terms: { refund: 0, fee: 10_700 }, deadlineMs: null });
    expect(termsAt('2027-06-01T17:59:59.999Z')).toMatchObject({ terms: { refund: 0, fee: 10_700 } });
    expect(termsAt('2027-06-01T18:00:00.000Z')).toBeNull();
  });

  it('goes by hours that passed, whatever the clocks of the venue do in between', () => {
    // In Berlin the clocks go forward on 28 March 2027 at 01:00 UTC, and back on 31 October at 01:00 UTC: 20:00 there is another hour of UTC each time.
    const spring = { startsAt: '2027-03-28T18:00:00.000Z' };
    expect(termsAt('2027-03-27T17:59:59.999Z', spring)).toMatchObject({ terms: { refund: 9_630 } });
    expect(termsAt('2027-03-27T18:00:00.000Z', spring)).toMatchObject({ terms: { refund: 0 } });
    const autumn = { startsAt: '2027-10-31T19:00:00.000Z' };
    expect(termsAt('2027-10-30T18:59:59.999Z', autumn)).toMatchObject({ terms: { refund: 9_630 } });
    expect(termsAt('2027-10-30T19:00:00.000Z', autumn)).toMatchObject({ terms: { refund: 0 } });
  });

  it('is all of it where the event moved, until it begins, and where nobody knows when it is, or it is called off', () => {
    const moved = { eventStartsAt: '2027-05-01T18:00:00.000Z', policy: { refundUntilHours: null, feeRate: 0 } };
    expect(termsAt('2027-06-01T17:59:59.999Z', moved)).toEqual({
      terms: { refund: 10_700, fee: 0, until: null },
      deadlineMs: Date.parse('2027-06-01T18:00:00.000Z'),
    });
    expect(termsAt('2027-06-01T18:00:00.000Z', moved)).toBeNull();
    for (const status of ['POSTPONED', 'CANCELLING', 'CANCELLED'] as const) {
      expect(termsAt('2027-07-01T18:00:00.000Z', { status })).toMatchObject({ terms: { refund: 10_700, fee: 0 } });
    }
  });

  it('is the policy’s again where the event moved back to when it was booked for', () => {
    expect(termsAt('2027-06-01T10:00:00.000Z')).toMatchObject({ terms: { refund: 0 } });
  });

  it('is nothing where the policy says so, at any time, and costs nothing to cancel', () => {
    const never = { policy: { refundUntilHours: null, feeRate: 0 } };
    expect(termsAt('2027-01-01T00:00:00.000Z', never)).toMatchObject({ terms: { refund: 0, fee: 10_700 } });
  });

  it('of 0 hours is money until the event begins', () => {
    const last = { policy: { refundUntilHours: 0, feeRate: 0 } };
    expect(termsAt('2027-06-01T17:59:59.999Z', last)).toMatchObject({ terms: { refund: 10_700, fee: 0 } });
    expect(termsAt('2027-06-01T18:00:00.000Z', last)).toBeNull();
  });

  it.each<[CurrencyCode, number, number, number]>([
    // Half a unit goes to the even one.
    ['EUR', 250, 1000, 25],
    ['EUR', 25, 1000, 2],
    ['EUR', 35, 1000, 4],
    ['JPY', 5, 1000, 0],
    ['JPY', 15, 1000, 2],
    // Thousandths of a dinar are paid by tens.
    ['KWD', 10_050, 1000, 1_000],
    ['KWD', 10_150, 1000, 1_020],
    ['EUR', 0, 1000, 0],
    ['EUR', 10_700, 10_000, 10_700],
  ])('in %s of %i at %i keeps %i', (currency, total, feeRate, fee) => {
    const found = termsAt('2027-01-01T00:00:00.000Z', { total, currency, policy: { refundUntilHours: 24, feeRate } });
    expect(found?.terms).toMatchObject({ fee, refund: total - fee });
  });

  it('and what is kept add up to what was paid, and can be given back exactly', () => {
    const total = fc.integer({ min: 0, max: 9_999_999 }).map((units) => units * 10);
    fc.assert(
      fc.property(
        total,
        fc.constantFrom<CurrencyCode>('EUR', 'JPY', 'KWD'),
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: -100, max: 100 }),
        (paid, currency, feeRate, hours) => {
          const found = termsAt(Date.parse('2027-06-01T18:00:00.000Z') - hours * HOUR_MS, {
            total: paid,
            currency,
            policy: { refundUntilHours: 24, feeRate },
          });
          if (hours <= 0) {
            expect(found).toBeNull();
            return;
          }
          const { refund = -1, fee = -1 } = found?.terms ?? {};
          expect(refund + fee).toBe(paid);
          expect(Math.min(refund, fee)).toBeGreaterThanOrEqual(0);
          expect(isExact(refund, currency)).toBe(true);
        },
      ),
    );
  });
});

describe('what is given back of a payment', () => {
  const booking = confirmedBooking('b1');

  it('is never more than is left, whatever was given back before', () => {
    fc.assert(
      fc.property(fc.nat(booking.total), fc.nat(booking.total), fc.nat(booking.total), (due, first, second) => {
        const refunded = Math.min(first, booking.total);
        const refundPending = Math.min(second, booking.total - refunded);
        const back = moneyBack(due, chargedPayment(booking, { refunded, refundPending }));
        expect(back.refund + back.fee).toBe(booking.total - refunded - refundPending);
        expect(back.refund).toBe(Math.max(due - refunded - refundPending, 0));
      }),
    );
  });

  it('is nothing of one that was never charged, or is not there', () => {
    expect(moneyBack(100, null)).toEqual({ refund: 0, fee: 0 });
    for (const status of ['CREATED', 'AUTHORIZED', 'DECLINED', 'VOIDED'] as const) {
      expect(moneyBack(100, chargedPayment(booking, { status }))).toEqual({ refund: 0, fee: 0 });
    }
  });

  it('is net and tax by what was bought, and adds up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: booking.total }), (refund) => {
        const at = '2027-01-01T00:00:00.000Z';
        const facts = { by: 'STAFF' as const, back: { refund, fee: 0 }, requestedBy: 'olga', at, refundDueAt: at };
        const planned = cancelledBooking(booking, chargedPayment(booking), facts);
        const taxes = planned.refund?.taxes ?? [];
        expect(taxes.reduce((sum, { net, tax }) => sum + net + tax, 0)).toBe(refund);
        expect(planned.writes.length).toBeLessThanOrEqual(42);
      }),
    );
  });
});

describe('the cancellation of an event', () => {
  it('is DONE once every refund succeeded, and leads nowhere but along its edges', () => {
    expect(settledStatus({ refundsRequested: 0, refundsSucceeded: 0 })).toBe('DONE');
    expect(settledStatus({ refundsRequested: 2, refundsSucceeded: 1 })).toBe('SETTLING');
    expect(eventCancellationMachine.RUNNING).toContain(settledStatus({ refundsRequested: 2, refundsSucceeded: 1 }));
    expect(eventCancellationMachine.DONE).toEqual(['SETTLING']);
  });
});
