import { describe, expect, test } from 'vitest';
import type { Purchase } from '#model/purchaseKinds.ts';
import type { Payments } from '../../ports/payments.ts';
import { paymentDesk } from './desk.ts';
import { fakeBooks } from './fakeBooks.ts';
import { fakeCards, fakeProvider } from './fakeProvider.ts';
import type { PaymentPlaces } from './paymentRows.ts';
import type { Reversible } from './reversal.ts';
import { reversalDesk } from './reversal.ts';

const booking: Reversible = {
  id: '0b5d3a52-0000-4000-8000-000000000001',
  ownerId: 'ada',
  payAttempt: 2,
  currency: 'EUR',
  total: 1070,
  paymentMethodId: fakeCards.good,
  lines: [{ productId: 'stalls', name: 'Stalls', quantity: 1, unitPrice: 1000, taxRate: 700, net: 1000, tax: 70 }],
};
const paymentId = `${booking.id}-p2`;

/** What is paid for bookings, and what the provider was asked with. */
function bookings() {
  const provider = fakeProvider();
  const books = fakeBooks();
  const asked: { keys: string[]; metadata: Readonly<Record<string, string>>[]; returnUrls: string[] } = {
    keys: [],
    metadata: [],
    returnUrls: [],
  };
  const listening: Payments = {
    ...provider,
    create(payment) {
      asked.keys.push(payment.idempotencyKey);
      asked.metadata.push(payment.metadata);
      return provider.create(payment);
    },
    confirm(id, confirmation) {
      asked.keys.push(confirmation.idempotencyKey);
      asked.returnUrls.push(confirmation.returnUrl);
      return provider.confirm(id, confirmation);
    },
    capture(id, keyed) {
      asked.keys.push(keyed.idempotencyKey);
      return provider.capture(id, keyed);
    },
    refund(id, wanted) {
      asked.metadata.push(wanted.metadata ?? {});
      return provider.refund(id, wanted);
    },
  };
  const read: Purchase[] = [];
  const refunds = books.desk(listening, {
    linesOf(purchase) {
      read.push(purchase);
      return Promise.resolve(booking.lines);
    },
  });
  const places: PaymentPlaces = {
    provider: listening,
    table: books.payments,
    purchase: 'BOOKING',
    returnUrl: (id) => `https://shop.example/bookings/${id}`,
    now: () => new Date('2026-11-21T10:00:00.000Z'),
  };
  const desk = { ...paymentDesk(places), ...reversalDesk({ ...places, refunds }) };
  const pay = async () => desk.capture(await desk.authorise(await desk.begin(booking)));
  return { provider, books, refunds, desk, pay, asked, read };
}

describe('a payment for a booking', () => {
  test('names it, here and at the provider, under keys of its own kind', async () => {
    const { pay, asked } = bookings();
    const row = await pay();
    expect(row).toMatchObject({ id: paymentId, bookingId: booking.id, attempt: 2, status: 'CAPTURED' });
    expect(row).not.toHaveProperty('orderId');
    expect(asked.metadata).toEqual([{ bookingId: booking.id }]);
    expect(asked.returnUrls).toEqual([`https://shop.example/bookings/${booking.id}`]);
    expect(asked.keys).toEqual(['create', 'confirm', 'capture'].map((step) => `booking:${booking.id}:pay:2:${step}`));
  });

  test('is given back where the booking is undone, as such', async () => {
    const { pay, desk, books, asked, provider } = bookings();
    await pay();
    expect(await desk.reverse(booking)).toMatchObject({ status: 'REFUNDED', refunded: 1070 });
    const [refund] = [...books.refunds.rows.values()];
    expect(refund).toMatchObject({
      id: `${paymentId}-reversal`,
      bookingId: booking.id,
      reason: 'BOOKING_UNDONE',
      restock: false,
      taxes: [{ rate: 700, net: 1000, tax: 70 }],
    });
    expect(refund).not.toHaveProperty('orderId');
    expect(asked.metadata.at(-1)).toEqual({ bookingId: booking.id, paymentId });
    expect(provider.tally.net).toBe(0);
  });

  test('that somebody gives back at the provider is split by what was booked', async () => {
    const { pay, refunds, provider, books, read } = bookings();
    const row = await pay();
    provider.refundByHand(row.intentId ?? '', 107);
    expect(await refunds.reconcile(row)).toBe(1);
    expect(read).toEqual([{ kind: 'BOOKING', id: booking.id }]);
    expect([...books.refunds.rows.values()]).toMatchObject([
      { bookingId: booking.id, reason: 'AT_PROVIDER', taxes: [{ rate: 700, net: 100, tax: 7 }] },
    ]);
  });

  test('that was never begun is closed, and names the booking', async () => {
    const { desk, books } = bookings();
    await desk.reverse(booking);
    expect(books.payments.rows.get(paymentId)).toMatchObject({ status: 'VOIDED', bookingId: booking.id });
  });
});
