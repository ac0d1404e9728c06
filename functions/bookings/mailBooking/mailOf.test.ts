import { describe, expect, test } from 'vitest';
import type { BookingReason } from '#model/bookings.ts';
import { bookingReasonSentences } from '#model/bookings.ts';
import { keysOf } from '../../platform/rows.ts';
import { BOOKING_ID, bookingWorld } from '../bookingWorld.ts';
import { isMailed, mailOf } from './mailOf.ts';

const booking = bookingWorld().purchase();
const cancellation = { by: 'CUSTOMER', refund: 0, fee: 0, at: '2026-11-21T10:00:00.000Z' } as const;

describe('the owner of a booking', () => {
  test.each([
    [{ status: 'FAILED' }, true],
    [{ status: 'CANCELLED' }, true],
    [{ status: 'CANCELLED', cancellation }, false],
    [{ status: 'FAILING' }, false],
    [{ status: 'CONFIRMED' }, false],
  ] as const)('that is %j is told here: %s', (stated, is) => {
    expect(isMailed(stated)).toBe(is);
  });

  test.each(keysOf(bookingReasonSentences))('is told what to do after %s', (reason: BookingReason) => {
    const mail = mailOf({ ...booking, status: 'FAILED', reason }, null, 'https://shop.example');
    expect(mail).toMatchObject({ id: `booking-failed-${BOOKING_ID}`, template: 'booking-failed', to: booking.email });
    expect(mail.values).toMatchObject({
      reason: bookingReasonSentences[reason],
      bookingUrl: `https://shop.example/bookings/${BOOKING_ID}`,
      refund: '',
    });
    expect(mail.values.nextStep).not.toBe('');
  });

  test('is told that it was cancelled in words of its own', () => {
    const mail = mailOf({ ...booking, status: 'CANCELLED' }, null, 'https://shop.example');
    expect(mail).toMatchObject({ template: 'booking-cancelled', values: { refund: '' } });
  });
});
