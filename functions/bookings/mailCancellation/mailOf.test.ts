import { describe, expect, it } from 'vitest';
import type { BookingCancellation } from '#model/bookings.ts';
import { confirmedBooking, storedEvent } from '#test/kit/bookedWorld.ts';
import { mailOf } from './mailOf.ts';

const WEB = 'https://marquee.example';
const at = '2026-03-01T10:00:00.000Z';

function mail(cancellation: Omit<BookingCancellation, 'at'>, total?: number) {
  const row = confirmedBooking('b1', { status: 'CANCELLED', cancellation: { ...cancellation, at } });
  return mailOf(total === undefined ? row : { ...row, total }, storedEvent({ note: 'The roof is leaking.' }), WEB);
}

describe('the mail about a cancelled booking', () => {
  it('says what is given back and what is kept', () => {
    expect(mail({ by: 'CUSTOMER', refund: 9_630, fee: 1_070 })).toMatchObject({
      id: 'booking-cancelled-b1',
      template: 'booking-cancelled',
      values: {
        reason: 'You cancelled this booking.',
        refund: '96.30 EUR',
        nextStep: 'By the terms of the booking 10.70 EUR are kept.',
        startsAt: '2026-06-01 20:00 (Europe/Berlin)',
      },
    });
    expect(mail({ by: 'CUSTOMER', refund: 0, fee: 10_700 })?.values).toMatchObject({
      refund: '',
      nextStep: expect.stringContaining('nothing is given back') as string,
    });
    expect(mail({ by: 'STAFF', refund: 10_700, fee: 0 })?.values).toMatchObject({
      refund: '107.00 EUR',
      nextStep: 'You get all of your money back.',
    });
    expect(mail({ by: 'CUSTOMER', refund: 0, fee: 0 }, 0)?.values).toMatchObject({ refund: '' });
  });

  it('is of the event where that was called off', () => {
    expect(mail({ by: 'EVENT', refund: 10_700, fee: 0 })).toMatchObject({
      id: 'event-cancelled-b1',
      template: 'event-cancelled',
      values: {
        startsAt: '',
        note: 'The roof is leaking.',
        nextStep: 'We give back all of your money: 107.00 EUR. It may take your bank some days to show it.',
      },
    });
    expect(mail({ by: 'EVENT', refund: 0, fee: 0 })?.values).toMatchObject({ nextStep: 'You need to do nothing.' });
  });

  it('is none where it was never confirmed', () => {
    expect(mailOf(confirmedBooking('b1', { status: 'CANCELLED' }), null, WEB)).toBeNull();
  });
});
