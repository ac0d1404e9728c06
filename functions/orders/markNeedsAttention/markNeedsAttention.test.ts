import { describe, expect, test } from 'vitest';
import { moveOrder } from '#model/orders.ts';
import { undoingOf } from '#model/purchases.ts';
import { ORDER_ID, orderWorld } from '../orderWorld.ts';
import { handingOver } from './markNeedsAttention.ts';

const UNDOING = { status: 'CANCELLING', undoneAs: 'CANCELLED' } as const;

describe('an order that could not be undone', () => {
  test('needs a person, in the run that could not', async () => {
    const { orders, clock, order } = orderWorld({ order: { ...UNDOING, run: 3 } });
    await orders.settle(ORDER_ID, (row) => handingOver(row, 3, clock));
    expect(order()).toMatchObject({ status: 'NEEDS_ATTENTION', run: 3 });
  });

  test('stays in the run that a person began, where the step of the one before it comes again', async () => {
    const { orders, clock, order } = orderWorld({ order: UNDOING });
    const { run } = order();
    await orders.settle(ORDER_ID, (row) => handingOver(row, run, clock));
    // What resolvers/orders/retryOrder.ts does.
    await orders.settle(ORDER_ID, (row) => {
      if (row?.status !== 'NEEDS_ATTENTION') return null;
      const { to, reason } = undoingOf(row);
      const { set, remove } = moveOrder(row, to, clock.now().toISOString(), {
        dueAt: clock.now().toISOString(),
        ...(reason ? { reason } : {}),
      });
      return { set: { ...set, run: row.run + 1 }, remove };
    });
    const late = await orders.settle(ORDER_ID, (row) => handingOver(row, run, clock));
    expect(late.changed).toBe(false);
    expect(order()).toMatchObject({ status: 'CANCELLING', run: run + 1 });
  });

  test.each(['COMPLETED', 'CANCELLED', 'NEEDS_ATTENTION', 'PENDING'] as const)('is none that is %s', (status) => {
    const { clock, order } = orderWorld({ order: { status } });
    expect(handingOver(order(), 1, clock)).toBeNull();
  });
});

test('there is nothing to hand over where there is no order', () => {
  expect(handingOver(null, 1, orderWorld().clock)).toBeNull();
});
