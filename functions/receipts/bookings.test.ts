import { describe, expect, test } from 'vitest';
import type { BookingRow } from '#model/bookings.ts';
import type { MailRequest } from '#model/mail.ts';
import type { RefundRow } from '#model/refunds.ts';
import { creditRefund, PurchaseNotSettled } from './creditRefund/creditRefund.ts';
import { documentedBooking } from './documented.ts';
import { fakeRegistry } from './fakeRegistry.ts';
import { BookingNotPaid, generateBookingReceipt } from './generateBookingReceipt/generateBookingReceipt.ts';

const AT = '2026-11-21T09:00:00.000Z';
const WEB = 'https://m.example';
const BOOKING = '7f3a91c2-0000-4000-8000-000000000000';
const lives = {
  RESERVED: ['PENDING', 'RESERVED'],
  PAID: ['PENDING', 'PAID'],
  CONFIRMED: ['PENDING', 'PAID', 'CONFIRMED'],
  CANCELLED: ['PENDING', 'PAID', 'CONFIRMED', 'CANCELLED'],
  FAILED: ['PENDING', 'FAILING', 'FAILED'],
} as const;

function booking(status: keyof typeof lives): BookingRow {
  return {
    id: BOOKING,
    ownerId: 'ada',
    status,
    version: 3,
    timeline: lives[status].map((each, index) => ({ status: each, version: index + 1, at: AT })),
    placedAt: AT,
    placedDay: '2026-11-21',
    updatedAt: AT,
    payAttempt: 1,
    run: 1,
    eventId: 'e1',
    categoryId: 'stalls',
    organizerId: 'org',
    holdId: 'h1',
    eventTitle: 'Night of Strings',
    categoryName: 'Stalls',
    eventStartsAt: '2027-03-28T17:30:00.000Z',
    email: 'ada@example.com',
    quantity: 2,
    names: [],
    seats: [],
    shards: [{ shard: 0, quantity: 2 }],
    unitPrice: 1000,
    taxRate: 700,
    discount: 0,
    currency: 'EUR',
    lines: [{ productId: 'stalls', name: 'Stalls', quantity: 2, unitPrice: 1000, taxRate: 700, net: 2000, tax: 140 }],
    subtotal: 2000,
    tax: 140,
    total: 2140,
    policy: { refundUntilHours: 24, feeRate: 1000 },
  };
}

function refund(stated: Partial<RefundRow> = {}): RefundRow {
  return {
    id: 'r1',
    bookingId: BOOKING,
    paymentId: `${BOOKING}-p1`,
    ownerId: 'ada',
    status: 'SUCCEEDED',
    version: 3,
    attempt: 1,
    amount: 1926,
    currency: 'EUR',
    lines: [],
    taxes: [{ rate: 700, net: 1800, tax: 126 }],
    reason: 'BOOKING_CANCELLED',
    restock: false,
    requestedAt: AT,
    requestedDay: '2026-11-21',
    succeededAt: AT,
    updatedAt: AT,
    history: [],
    ...stated,
  };
}

describe('the receipt of a booking', () => {
  const told = (row: BookingRow | null, registry = fakeRegistry()) =>
    generateBookingReceipt(BOOKING, {
      registry,
      booking: () => Promise.resolve(row),
      event: () => Promise.resolve(null),
      webUrl: WEB,
    });

  test('is of the same series, names the booking, and says of which event its tickets are', async () => {
    const registry = fakeRegistry();
    const { mail } = await told(booking('PAID'), registry);
    expect(registry.receipts.rows.get(`${BOOKING}-receipt`)).toMatchObject({
      number: 'RE-2026-000001',
      bookingId: BOOKING,
      total: 2140,
    });
    expect(registry.receipts.rows.get(`${BOOKING}-receipt`)).not.toHaveProperty('orderId');
    expect(registry.drawn).toMatchObject([
      {
        kind: 'RECEIPT',
        purchase: { kind: 'BOOKING', number: '7F3A-91C2', placedOn: '2026-11-21' },
        lines: [{ name: 'Night of Strings: Stalls', quantity: 2, net: 2000, tax: 140 }],
      },
    ]);
    expect(mail).toMatchObject({
      template: 'booking-confirmed',
      values: { receipt: 'RE-2026-000001', receiptUrl: `${WEB}/bookings/${BOOKING}/receipt` },
    });
    expect(await told(booking('CONFIRMED'), registry)).toEqual({ mail });
    expect(registry.receipts.rows.size).toBe(1);
  });

  test.each(['RESERVED', 'FAILED'] as const)('is none of one that is %s', async (status) => {
    const registry = fakeRegistry();
    await expect(told(booking(status), registry)).rejects.toThrow(BookingNotPaid);
    await expect(told(null, registry)).rejects.toThrow(BookingNotPaid);
    expect(registry.receipts.rows.size).toBe(0);
  });
});

describe('the credit note of a refund of a booking', () => {
  const credited = async (row: BookingRow, stated: Partial<RefundRow> = {}) => {
    const registry = fakeRegistry();
    const mails: MailRequest[] = [];
    const outcome = await creditRefund('r1', {
      registry,
      refund: () => Promise.resolve(refund(stated)),
      purchase: ({ kind, id }) => Promise.resolve(kind === 'BOOKING' && id === BOOKING ? documentedBooking(row) : null),
      ask: (mail) => Promise.resolve(void mails.push(mail)),
      webUrl: WEB,
    });
    return { outcome, registry, mails };
  };

  test('is written though the booking is cancelled by then, corrects its receipt, and is mailed', async () => {
    const { outcome, registry, mails } = await credited(booking('CANCELLED'));
    expect(outcome).toEqual({ number: 'CN-2026-000001' });
    expect(registry.receipts.rows.get('r1-credit-note')).toMatchObject({ bookingId: BOOKING, refundId: 'r1' });
    expect(registry.drawn.at(-1)).toMatchObject({
      corrects: { number: 'RE-2026-000001', reason: 'The booking was cancelled.' },
      lines: [{ name: 'Night of Strings: Amount given back', net: 1800, tax: 126 }],
    });
    expect(mails).toEqual([
      {
        id: 'booking-refunded-r1',
        template: 'booking-refunded',
        to: 'ada@example.com',
        ownerId: 'ada',
        values: {
          booking: '7F3A-91C2',
          bookingUrl: `${WEB}/bookings/${BOOKING}`,
          event: 'Night of Strings',
          amount: '19.26 EUR',
          reason: 'The booking was cancelled.',
          card: 'visa 4242',
          creditNote: 'CN-2026-000001',
          creditNoteUrl: `${WEB}/bookings/${BOOKING}/credit-notes/r1`,
        },
      },
    ]);
  });

  test('is none where the booking was undone before it was paid', async () => {
    const { outcome, registry, mails } = await credited(booking('FAILED'), { reason: 'BOOKING_UNDONE' });
    expect(outcome).toEqual({ none: 'NEVER_PAID' });
    expect(registry.receipts.rows.size).toBe(0);
    expect(mails).toEqual([]);
  });

  test('waits while the booking may still be paid', async () => {
    await expect(credited(booking('RESERVED'), { reason: 'AT_PROVIDER' })).rejects.toThrow(PurchaseNotSettled);
  });
});
