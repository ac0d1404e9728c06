import { describe, expect, test } from 'vitest';
import type { OrderRow } from '#model/orders.ts';
import { orderLife } from '#model/orders.ts';
import type { ExecutionState } from '../../ports/workflow.ts';
import { orderWorld } from '#functions/orders/orderWorld.ts';
import { ageOfOldest } from './figures.ts';
import { ALL_RUNS, FORWARD_RUNS, sweepPurchase } from './sweepPurchase.ts';

const now = new Date('2026-11-21T11:00:00.000Z');
const clock = { now: () => now, stalledSeconds: 300 };
const later = '2026-11-21T11:05:00.000Z';
const overdue = (stated: Partial<OrderRow> = {}): OrderRow => ({ ...orderWorld().purchase(), ...stated });
const ended: readonly ExecutionState[] = ['SUCCEEDED', 'FAILED', 'TIMED_OUT'];

describe('an order that has not moved', () => {
  test.each(['RUNNING', 'MISSING'] as const)(
    'whose workflow is %s keeps its run, is looked at again, and nobody hears of it',
    (seen) => {
      const change = sweepPurchase(orderLife, overdue(), seen, clock);
      expect(change).toEqual({ set: { dueShard: expect.any(String) as string, dueAt: later }, silent: true });
    },
  );

  test.each(ended)('whose workflow has %s gets another run', (seen) => {
    for (const status of ['PENDING', 'CAPTURING', 'PAID', 'FAILING', 'CANCELLING'] as const) {
      expect(sweepPurchase(orderLife, overdue({ status }), seen, clock)).toMatchObject({
        set: { run: 2 },
        silent: true,
      });
    }
  });

  test('after many runs is stopped, and gets another one that undoes it', () => {
    const change = sweepPurchase(orderLife, overdue({ run: FORWARD_RUNS }), 'FAILED', clock);
    expect(change?.set).toMatchObject({ status: 'FAILING', reason: 'NOT_PROCESSED', run: FORWARD_RUNS + 1 });
    expect(change?.silent).toBeUndefined();
  });

  test('and is paid is never undone, however often its owner could not be told', () => {
    expect(sweepPurchase(orderLife, overdue({ status: 'PAID', run: 99 }), 'FAILED', clock)?.set).toMatchObject({
      run: 100,
    });
  });

  test.each(['FAILING', 'CANCELLING'] as const)('and is %s after too many runs is handed to a person', (status) => {
    const change = sweepPurchase(orderLife, overdue({ status, run: ALL_RUNS }), 'FAILED', clock);
    expect(change?.set).toMatchObject({ status: 'NEEDS_ATTENTION', reason: 'NOT_UNDONE' });
  });
});

test.each([
  ['its time has not come', overdue({ dueAt: later })],
  ['it has ended', overdue({ status: 'COMPLETED' })],
  ['a person looks at it', overdue({ status: 'NEEDS_ATTENTION' })],
  ['there is none', null],
])('nothing is swept where %s', (_, row) => {
  expect(sweepPurchase(orderLife, row, 'FAILED', clock)).toBeNull();
});

test('the age of the oldest unfinished order is 0 where there is none', () => {
  expect(ageOfOldest([], now)).toBe(0);
  expect(ageOfOldest([{ placedAt: '2026-11-21T10:59:00.000Z' }, { placedAt: '2026-11-21T10:30:00.000Z' }], now)).toBe(
    1800,
  );
});
