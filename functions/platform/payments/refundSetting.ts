import { expect } from 'vitest';
import type { OrderLineRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import { samePurchase } from '#model/purchaseKinds.ts';
import type { RefundRow } from '#model/refunds.ts';
import { balancesAfter, requestedRefund } from '#model/refunds.ts';
import type { FakeBooks } from './fakeBooks.ts';
import { fakeBooks } from './fakeBooks.ts';
import type { FakeProvider } from './fakeProvider.ts';
import { fakeCards, fakeProvider } from './fakeProvider.ts';
import type { RefundDesk, RefundPlaces } from './refunds.ts';

const ORDER_ID = '0b5d3a52-0000-4000-8000-000000000001';
/** What was ordered. */
export const lines: OrderLineRow[] = [
  { productId: 'mug', name: 'Mug', quantity: 2, unitPrice: 500, taxRate: 1900, net: 1000, tax: 190 },
  { productId: 'book', name: 'Book', quantity: 1, unitPrice: 756, taxRate: 700, net: 756, tax: 53 },
];
/** What it comes to, and was captured. */
export const TOTAL = 1999;

/** An order that was paid, and its books on both sides. */
export interface Setting {
  readonly books: FakeBooks;
  readonly provider: FakeProvider;
  readonly desk: RefundDesk;
  payment(): PaymentRow;
  refund(id: string): RefundRow;
  /** What `refundOrder` writes: the row and the payment's balances. */
  ask(id: string, amount: number): void;
}

export async function captured(change: Partial<RefundPlaces> = {}): Promise<Setting> {
  const provider = fakeProvider();
  const created = await provider.create({
    paymentId: `${ORDER_ID}-p1`,
    amountMinor: TOTAL,
    currency: 'EUR',
    metadata: { orderId: ORDER_ID },
    idempotencyKey: 'create',
  });
  provider.pay(created.id, fakeCards.good);
  await provider.capture(created.id, { idempotencyKey: 'capture' });
  const books = fakeBooks([paid()], lines);
  const payment = (): PaymentRow => {
    const row = books.payments.rows.get(paid().id);
    if (!row) throw new Error('The payment is gone.');
    return row;
  };
  return {
    books,
    provider,
    desk: books.desk(provider, change),
    payment,
    refund(id) {
      const row = books.refunds.rows.get(id);
      if (!row) throw new Error(`${id} is not there.`);
      return row;
    },
    ask(id, amount) {
      const row = requested(id, amount);
      books.refunds.rows.set(id, row);
      const before = payment();
      books.payments.rows.set(before.id, {
        ...before,
        ...balancesAfter(before, row, null, 'REQUESTED'),
        version: before.version + 1,
      });
    },
  };
}

function paid(): PaymentRow {
  return {
    id: `${ORDER_ID}-p1`,
    ownerId: 'ada',
    orderId: ORDER_ID,
    attempt: 1,
    status: 'CAPTURED',
    version: 3,
    amount: TOTAL,
    currency: 'EUR',
    captured: TOTAL,
    refunded: 0,
    intentId: 'pi_1',
    createdAt: '2026-11-21T10:00:00.000Z',
    updatedAt: '2026-11-21T10:00:00.000Z',
  };
}

function requested(id: string, amount: number): RefundRow {
  const { id: paymentId, ownerId, currency } = paid();
  return requestedRefund({
    id,
    ...samePurchase(paid()),
    paymentId,
    ownerId,
    amount,
    currency,
    lines: [],
    taxes: [{ rate: 1900, net: amount, tax: 0 }],
    reason: 'GOODWILL',
    restock: false,
    at: '2026-11-21T10:00:00.000Z',
    dueAt: '2026-11-21T10:30:00.000Z',
  });
}

/** What the rows of the refunds come to. */
export function sumsOf({ books }: Setting): { refunded: number; refundPending: number } {
  const rows = [...books.refunds.rows.values()];
  const sum = (statuses: readonly string[]): number =>
    rows.filter(({ status }) => statuses.includes(status)).reduce((total, { amount }) => total + amount, 0);
  return { refunded: sum(['SUCCEEDED']), refundPending: sum(['REQUESTED', 'PENDING']) };
}

/** Holds the payment’s balances against its refunds. */
export function balanced(setting: Setting): void {
  const { refunded, refundPending = 0, refundCount = 0, refundedTaxes = [] } = setting.payment();
  expect({ refunded, refundPending }).toEqual(sumsOf(setting));
  expect(refundCount).toBe(setting.books.refunds.rows.size);
  expect(refundedTaxes.reduce((sum, { net, tax }) => sum + net + tax, 0)).toBe(refunded + refundPending);
}
