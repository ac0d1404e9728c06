import { describe, expect, test } from 'vitest';
import type { RefundRow, RefundStatus } from './refunds.ts';
import { isUnderWay, moveRefund, REFUND_HISTORY_LENGTH, refundMachine, requestedRefund } from './refunds.ts';
import { canMove } from './statusMachine.ts';

const AT = '2026-03-01T10:00:00.000Z';
const DUE = '2026-03-01T10:30:00.000Z';
const statuses = Object.keys(refundMachine) as RefundStatus[];

describe('a move', () => {
  const row = (stated: Partial<RefundRow> = {}): RefundRow => ({
    ...requestedRefund({
      id: '0b5d3a52-0000-4000-8000-000000000001',
      orderId: 'o',
      paymentId: 'o-p1',
      ownerId: 'ada',
      amount: 100,
      currency: 'EUR',
      lines: [],
      taxes: [{ rate: 0, net: 100, tax: 0 }],
      reason: 'OTHER',
      restock: false,
      at: AT,
      dueAt: DUE,
    }),
    ...stated,
  });

  test.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))('%s → %s (P6)', (from, to) => {
    const edges: readonly string[] = [
      'REQUESTED PENDING',
      'REQUESTED SUCCEEDED',
      'REQUESTED FAILED',
      'PENDING SUCCEEDED',
      'PENDING FAILED',
      'SUCCEEDED FAILED',
      'FAILED REQUESTED',
      'FAILED PENDING',
      'FAILED SUCCEEDED',
      'FAILED CLOSED',
    ];
    expect(canMove(refundMachine, from, to)).toBe(from === to || edges.includes(`${from} ${to}`));
    if (from === to) return;
    const { set, remove } = moveRefund(row({ status: from }), to, AT, { dueAt: DUE });
    expect(set.status).toBe(to);
    expect(set.dueAt === DUE, 'a sweeper looks at what is under way alone').toBe(isUnderWay(to));
    expect(remove.includes('dueAt')).toBe(!isUnderWay(to));
    expect(set.attention !== undefined, 'a person looks at what failed alone').toBe(to === 'FAILED');
  });

  test('says what happened, and keeps the latest entries', () => {
    const failed = moveRefund(row(), 'FAILED', AT, { dueAt: DUE, failure: 'DECLINED' });
    expect(failed.set).toMatchObject({
      failure: 'DECLINED',
      history: [{}, { status: 'FAILED', failure: 'DECLINED', version: 2 }],
    });
    const again = moveRefund(
      row({ status: 'FAILED', failure: 'DECLINED', providerRefundId: 're_1' }),
      'REQUESTED',
      AT,
      { dueAt: DUE },
    );
    expect(again.remove).toEqual(expect.arrayContaining(['failure', 'providerRefundId', 'attention']));
    const old = row({
      history: Array.from({ length: REFUND_HISTORY_LENGTH }, () => ({
        status: 'FAILED',
        version: 1,
        attempt: 1,
        at: AT,
      })),
    });
    const { history } = moveRefund(old, 'REQUESTED', AT, { dueAt: DUE }).set;
    expect(history).toHaveLength(REFUND_HISTORY_LENGTH);
    expect(history.at(-1)).toMatchObject({ status: 'REQUESTED', attempt: 2 });
  });
});
