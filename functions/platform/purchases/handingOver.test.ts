import { describe, expect, test } from 'vitest';
import { moveOrder, orderLife } from '#model/orders.ts';
import { undoingOf } from '#model/purchases.ts';
import { ORDER_ID, orderWorld } from '#functions/orders/orderWorld.ts';
import { handingOver } from './moves.ts';

const UNDOING = { status: 'CANCELLING', undoneAs: 'CANCELLED' } as const;

describe('an order that could not be undone', () => {
  test('needs a person, in the run that could not', async () => {
    const { life, purchases, clock, purchase } = orderWorld({ order: { ...UNDOING, run: 3 } });
    await purchases.settle(ORDER_ID, (row) => handingOver(life, row, 3, clock));
    expect(purchase()).toMatchObject({ status: 'NEEDS_ATTENTION', run: 3 });
  });

  test('stays in the run that a person began, where the step of the one before it comes again', async () => {
    const { life, purchases, clock, purchase } = orderWorld({ order: UNDOING });
    const { run } = purchase();
    await purchases.settle(ORDER_ID, (row) => handingOver(life, row, run, clock));
    // What resolvers/orders/retryOrder.ts does.
    await purchases.settle(ORDER_ID, (row) => {
      if (row?.status !== 'NEEDS_ATTENTION') return null;
      const { to, reason } = undoingOf(row);
      const { set, remove } = moveOrder(row, to, clock.now().toISOString(), {
        dueAt: clock.now().toISOString(),
        ...(reason ? { reason } : {}),
      });
      return { set: { ...set, run: row.run + 1 }, remove };
    });
    const late = await purchases.settle(ORDER_ID, (row) => handingOver(life, row, run, clock));
    expect(late.changed).toBe(false);
    expect(purchase()).toMatchObject({ status: 'CANCELLING', run: run + 1 });
  });

  test.each(['COMPLETED', 'CANCELLED', 'NEEDS_ATTENTION', 'PENDING'] as const)('is none that is %s', (status) => {
    const { life, clock, purchase } = orderWorld({ order: { status } });
    expect(handingOver(life, purchase(), 1, clock)).toBeNull();
  });
});

test('there is nothing to hand over where there is no order', () => {
  expect(handingOver(orderLife, null, 1, orderWorld().clock)).toBeNull();
});
