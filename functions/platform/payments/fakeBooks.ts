import * as z from 'zod/mini';
import type { OrderLineRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { RefundRow } from '#model/refunds.ts';
import { paymentRow } from '../commerceRows.ts';
import type { FakeTable } from '../fakeTable.ts';
import { fakeTable } from '../fakeTable.ts';
import { refundRow } from '../refundRows.ts';
import type { PaymentTable } from './paymentRows.ts';
import type { RefundDesk, RefundPlaces } from './refunds.ts';
import { refundDesk } from './refunds.ts';

/** Payments and refunds in memory, for tests: rows of both tables change in one transaction, as in the real ones. */
export interface FakeBooks {
  readonly payments: FakeTable<PaymentRow> & PaymentTable;
  readonly refunds: FakeTable<RefundRow>;
  /** A desk over them, whose places a test may change. */
  desk(provider: RefundPlaces['provider'], change?: Partial<RefundPlaces>): RefundDesk;
}

/** Books of these payments, of an order with these lines. */
export function fakeBooks(rows: readonly PaymentRow[] = [], lines: readonly OrderLineRow[] = []): FakeBooks {
  const payments = fakeTable(...rows);
  const refunds = fakeTable<RefundRow>();
  const joined = {
    Payments: {
      read: (id: string) => payments.rows.get(id) ?? null,
      write: (row: Readonly<Record<string, unknown>>) => {
        const written = z.parse(paymentRow, present(row));
        payments.rows.set(written.id, written);
      },
    },
    Refunds: {
      read: (id: string) => refunds.rows.get(id) ?? null,
      write: (row: Readonly<Record<string, unknown>>) => {
        const written = z.parse(refundRow, present(row));
        refunds.rows.set(written.id, written);
      },
    },
  };
  payments.joins(joined);
  refunds.joins(joined);
  return {
    refunds,
    payments: {
      ...payments,
      insert(row) {
        if (!payments.rows.has(row.id)) payments.rows.set(row.id, row);
        return Promise.resolve();
      },
    },
    desk: (provider, change = {}) =>
      refundDesk({
        refunds,
        payments,
        provider,
        linesOf: () => Promise.resolve(lines),
        clock: { now: () => new Date('2026-11-21T10:00:00.000Z'), stalledSeconds: 1800 },
        pause: () => Promise.resolve(),
        ...change,
      }),
  };
}

/** An attribute that was taken out is not there any more. */
function present(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}
