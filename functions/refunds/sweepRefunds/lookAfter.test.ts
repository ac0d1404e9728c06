import { describe, expect, test } from 'vitest';
import type { PaymentRow } from '#model/payments.ts';
import type { RefundRow, RefundStatus } from '#model/refunds.ts';
import { requestedRefund } from '#model/refunds.ts';
import { fakeTable } from '../../platform/fakeTable.ts';
import { overdueFor } from '../../platform/overdue.ts';
import { PaymentFault, PaymentUnavailable } from '../../ports/payments.ts';
import { waitBefore } from '../sendRefund/waitBefore.ts';
import type { SweepPorts } from './lookAfter.ts';
import { isOverdue, lookAfter } from './lookAfter.ts';

const AT = '2026-11-21T10:00:00.000Z';
const DUE = '2026-11-21T10:30:00.000Z';
const now = new Date('2026-11-21T11:00:00.000Z');

function refund(stated: Partial<RefundRow> = {}): RefundRow {
  return {
    ...requestedRefund({
      id: 'r1',
      orderId: 'o',
      paymentId: 'o-p1',
      ownerId: 'ada',
      amount: 100,
      currency: 'EUR',
      lines: [],
      taxes: [],
      reason: 'OTHER',
      restock: false,
      at: AT,
      dueAt: DUE,
    }),
    ...stated,
  };
}

const payment: PaymentRow = {
  id: 'o-p1',
  ownerId: 'ada',
  orderId: 'o',
  attempt: 1,
  status: 'CAPTURED',
  version: 3,
  amount: 100,
  currency: 'EUR',
  captured: 100,
  refunded: 0,
  intentId: 'pi_1',
  createdAt: AT,
  updatedAt: AT,
};

/** What was done, with a desk that answers by `answer`. */
async function lookedAfter(row: RefundRow, answer: () => Promise<null> = () => Promise.resolve(null)) {
  const done: string[] = [];
  const ports: SweepPorts = {
    refunds: fakeTable(row),
    shelf: { present: () => Promise.resolve(new Set()) },
    payments: { read: (id) => Promise.resolve(id === payment.id ? payment : null) },
    desk: {
      send: (id) => {
        done.push(`send ${id}`);
        return answer();
      },
      reconcile: async ({ id }) => {
        done.push(`ask about ${id}`);
        await answer();
        return 1;
      },
    },
    now: () => now,
  };
  await lookAfter(row.id, ports);
  return done;
}

describe('a refund that has not moved', () => {
  test('is sent where the provider may not have it, and asked about where it has', async () => {
    expect(await lookedAfter(refund())).toEqual(['send r1']);
    expect(await lookedAfter(refund({ status: 'PENDING' }))).toEqual(['ask about o-p1']);
  });

  test('stays due while the provider is away, and is a fault where another call cannot help', async () => {
    const away = () => Promise.reject(new PaymentUnavailable('not now'));
    expect(await lookedAfter(refund(), away)).toEqual(['send r1']);
    const fault = () => Promise.reject(new PaymentFault('payment_lost', 'There is no payment.'));
    await expect(lookedAfter(refund(), fault)).rejects.toBeInstanceOf(PaymentFault);
  });

  test.each<[RefundStatus]>([['SUCCEEDED'], ['FAILED'], ['CLOSED']])('and is %s is let be', async (status) => {
    expect(await lookedAfter(refund({ status }))).toEqual([]);
  });

  test('is let be before its time', () => {
    expect(isOverdue(refund({ dueAt: '2026-11-21T11:00:01.000Z' }), now)).toBe(false);
    expect(isOverdue(null, now)).toBe(false);
    expect(isOverdue(refund(), now)).toBe(true);
  });
});

test('the sweeper is behind by the age of what is due for longest', () => {
  const later = { dueAt: '2026-11-21T12:00:00.000Z' };
  expect(overdueFor([], now)).toBe(0);
  expect(overdueFor([later], now)).toBe(0);
  expect(overdueFor([later, { dueAt: DUE }], now)).toBe(1800);
});

test('a message comes again later each time, and never later than its queue would show it', () => {
  expect([0, 1, 2, 3, 4, 5, 99].map(waitBefore)).toEqual([10, 10, 30, 120, 600, 900, 900]);
});
