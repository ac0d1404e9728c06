import { describe, expect, test } from 'vitest';
import type { OrderRow } from '#model/orders.ts';
import { orderLife } from '#model/orders.ts';
import type { PaymentStatus } from '#model/payments.ts';
import { paymentMachine } from '#model/payments.ts';
import { fakeCards } from '../platform/payments/fakeProvider.ts';
import { awaitPaymentAction } from '../platform/purchases/awaitPaymentAction.ts';
import { capturePayment } from '../platform/purchases/capturePayment.ts';
import { ending, OutOfTurn, PurchaseRefused, PurchaseStopped } from '../platform/purchases/moves.ts';
import { newsOf } from '../platform/purchases/news.ts';
import { processPayment, waitsForOwner } from '../platform/purchases/processPayment.ts';
import { reversePayment } from '../platform/purchases/reversePayment.ts';
import { reasonOf, stopPurchase } from '../platform/purchases/stopPurchase.ts';
import { tokenToWake } from '../platform/purchases/wake.ts';
import { keysOf } from '../platform/rows.ts';
import type { WaitingStep } from '../ports/workflow.ts';
import { mailOf } from './mailOrder/mailOf.ts';
import type { World } from './orderWorld.ts';
import { ORDER_ID, orderWorld } from './orderWorld.ts';
import { restockInventory } from './restockInventory/restockInventory.ts';
import { objectionTo } from './stock.ts';
import { updateInventory } from './updateInventory/updateInventory.ts';

const UNDOING = { status: 'CANCELLING', undoneAs: 'CANCELLED' } as const;

/** The other end of a step, which takes note of who was woken. */
function listening(): WaitingStep & { readonly woken: string[] } {
  const woken: string[] = [];
  return {
    woken,
    succeed: (token) => Promise.resolve(void woken.push(token)),
    fail: () => Promise.reject(new Error('not asked for')),
  };
}

describe('the stock', () => {
  const { lines } = orderWorld().purchase();
  const product = async (change = {}) => (await orderWorld().shelf.read([])).map((row) => ({ ...row, ...change }));

  test.each([
    ['is enough', {}, null],
    ['is exactly enough', { stock: 2 }, null],
    ['is too little', { stock: 1 }, 'OUT_OF_STOCK'],
    ['is enough of what is not sold', { active: false }, 'PRODUCT_UNAVAILABLE'],
    ['is too little of what is not sold', { active: false, stock: 0 }, 'PRODUCT_UNAVAILABLE'],
  ])('that %s', async (_, change, objection) => {
    expect(objectionTo({ lines }, await product(change))).toBe(objection);
  });

  test('of a product that is gone', () => {
    expect(objectionTo({ lines }, [])).toBe('PRODUCT_UNAVAILABLE');
  });

  test('is taken once, however often it is asked for', async () => {
    const world = orderWorld({ order: { status: 'AUTHORIZED' } });
    await updateInventory(ORDER_ID, world);
    await updateInventory(ORDER_ID, world);
    expect(world.stock()).toBe(8);
    expect(world.purchase()).toMatchObject({ status: 'RESERVED', stockTaken: true });
  });

  test('comes back once, to a product that is sold no more, too', async () => {
    const world = orderWorld({ stock: 8, order: { ...UNDOING, stockTaken: true } });
    world.changeProduct({ active: false });
    await Promise.all([restockInventory(ORDER_ID, world), restockInventory(ORDER_ID, world)]);
    await restockInventory(ORDER_ID, world);
    expect(world.stock()).toBe(10);
    expect(world.purchase().stockTaken).toBeUndefined();
  });

  test('comes back nothing where nothing was taken', async () => {
    const world = orderWorld({ order: UNDOING });
    await restockInventory(ORDER_ID, world);
    expect(world.stock()).toBe(10);
  });
});

describe('paying', () => {
  test('of an order that was stopped meanwhile leaves nothing held', async () => {
    let done = false;
    const world: World = orderWorld({
      order: { status: 'VALIDATED' },
      // Whoever cancels comes between the authorisation and the order's own move.
      turn: async () => {
        if (done || world.provider.tally.held === 0) return;
        done = true;
        await world.purchases.settle(ORDER_ID, () => ({ set: UNDOING }));
      },
    });
    await expect(processPayment(ORDER_ID, world)).rejects.toThrow(PurchaseStopped);
    await reversePayment(ORDER_ID, world);
    expect(world.provider.tally).toMatchObject({ authorizations: 1, held: 0, net: 0 });
  });

  test.each(keysOf(paymentMachine))('whose payment is %s waits for its owner or goes on', (status: PaymentStatus) => {
    const chosen = waitsForOwner({ paymentMethodId: 'pm' }, { status });
    const open = waitsForOwner({}, { status });
    expect(chosen).toBe(status === 'CREATED' || status === 'ACTION_REQUIRED');
    expect(open).toBe(chosen || status === 'DECLINED');
  });

  test('takes the money once, and writes first that it does', async () => {
    const world = orderWorld({ order: { status: 'VALIDATED' } });
    await processPayment(ORDER_ID, world);
    await updateInventory(ORDER_ID, world);
    await capturePayment(ORDER_ID, world);
    expect((await capturePayment(ORDER_ID, world)).status).toBe('PAID');
    expect(world.provider.tally).toMatchObject({ captures: 1, net: 2000, held: 0 });
    expect(world.purchase().timeline.map(({ status }) => status)).toContain('CAPTURING');
  });

  test('fails the order where the bank has let go of what it held', async () => {
    const world = orderWorld({ order: { status: 'VALIDATED' } });
    await processPayment(ORDER_ID, world);
    await updateInventory(ORDER_ID, world);
    const intentId = [...world.payments.values()][0]?.intentId ?? '';
    await world.provider.cancel(intentId, { idempotencyKey: 'expired' });
    await expect(capturePayment(ORDER_ID, world)).rejects.toThrow(PurchaseRefused);
    expect(world.purchase()).toMatchObject({ status: 'FAILING', reason: 'PROCESSING_ERROR' });
  });
});

describe('waiting for the owner', () => {
  async function asked(options: { readonly paid?: boolean } = {}) {
    const world = orderWorld({ order: { status: 'VALIDATED', paymentMethodId: fakeCards.asks } });
    await expect(processPayment(ORDER_ID, world)).rejects.toThrow('waits for its owner');
    const payment = [...world.payments.values()][0];
    if (options.paid) {
      world.provider.authenticate(payment?.intentId ?? '', true);
      if (payment) await world.desk.reconcile(payment);
    }
    const step = listening();
    return { world, step, ports: { ...world, step, actionSeconds: 900 } };
  }

  test('keeps the token on the order', async () => {
    const { world, step, ports } = await asked();
    await awaitPaymentAction(ORDER_ID, 'token', ports);
    expect(world.purchase()).toMatchObject({ status: 'PAYMENT_ACTION_REQUIRED', taskToken: 'token' });
    expect(step.woken).toEqual([]);
  });

  test('ends at once where they have paid before the token was kept', async () => {
    const { step, ports } = await asked({ paid: true });
    await awaitPaymentAction(ORDER_ID, 'token', ports);
    expect(step.woken).toEqual(['token']);
  });

  test('ends at once where the order was stopped before the token was kept', async () => {
    const { world, step, ports } = await asked();
    await world.purchases.settle(ORDER_ID, () => ({ set: UNDOING }));
    await awaitPaymentAction(ORDER_ID, 'token', ports);
    expect(step.woken).toEqual(['token']);
    expect(world.purchase().status).toBe('CANCELLING');
  });

  test('begins anew by another token, but not another time', async () => {
    const { world, ports } = await asked();
    await awaitPaymentAction(ORDER_ID, 'token', ports);
    const { version } = world.purchase();
    world.clock.pass(899);
    await awaitPaymentAction(ORDER_ID, 'second', ports);
    expect(world.purchase()).toMatchObject({ taskToken: 'second', version });
    world.clock.pass(1);
    await expect(awaitPaymentAction(ORDER_ID, 'third', ports)).rejects.toMatchObject({ name: 'PaymentActionTimedOut' });
  });

  test('is ended by who stops the order, and by a payment that may go on', () => {
    const waiting: OrderRow = { ...orderWorld().purchase(), status: 'PAYMENT_ACTION_REQUIRED', taskToken: 't' };
    expect(tokenToWake(waiting, { status: 'ACTION_REQUIRED' })).toBeNull();
    expect(tokenToWake(waiting, { status: 'AUTHORIZED' })).toBe('t');
    expect(tokenToWake(waiting, { status: 'DECLINED' })).toBe('t');
    expect(tokenToWake({ ...waiting, ...UNDOING }, null)).toBe('t');
    expect(tokenToWake(null, { status: 'AUTHORIZED' })).toBeNull();
  });

  test('in vain ends in what is true at the provider', async () => {
    const late = await asked();
    await awaitPaymentAction(ORDER_ID, 'token', late.ports);
    const intentId = [...late.world.payments.values()][0]?.intentId ?? '';
    late.world.provider.authenticate(intentId, true);
    expect(await stopPurchase(ORDER_ID, 'PaymentActionTimedOut', late.world)).toBe('FORWARD');
    expect(late.world.purchase().status).toBe('PAYMENT_ACTION_REQUIRED');

    const never = await asked();
    await awaitPaymentAction(ORDER_ID, 'token', never.ports);
    expect(await stopPurchase(ORDER_ID, 'PaymentActionTimedOut', never.world)).toBe('UNDO');
    expect(never.world.purchase()).toMatchObject({ status: 'FAILING', reason: 'PAYMENT_ACTION_TIMED_OUT' });
  });
});

describe('stopping an order that its workflow cannot bring on', () => {
  test.each([
    ['PaymentUnavailable', 'PAYMENT_UNAVAILABLE'],
    ['PaymentActionTimedOut', 'PAYMENT_ACTION_TIMED_OUT'],
    // Of the express machine's own time, or of a call to it: the owner is not to blame.
    ['States.Timeout', 'NOT_PROCESSED'],
    ['TIMED_OUT', 'NOT_PROCESSED'],
    ['TypeError', 'NOT_PROCESSED'],
  ])('because of %s says %s', (error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });

  test.each([
    ['CAPTURING', 'UNDO'],
    ['PAID', 'FORWARD'],
    ['COMPLETED', 'NOTHING'],
    ['CANCELLING', 'UNDO'],
    ['FAILED', 'NOTHING'],
    ['NEEDS_ATTENTION', 'NOTHING'],
  ] as const)('while it is %s answers %s', async (status, next) => {
    expect(await stopPurchase(ORDER_ID, 'Error', orderWorld({ order: { status } }))).toBe(next);
  });
});

test('an order that was charged goes on where the answer was lost, and one that is merely held is undone', async () => {
  for (const isCharged of [true, false]) {
    const world = orderWorld({ order: { status: 'CAPTURING' } });
    const { intentId = '' } = await world.desk.authorise(await world.desk.begin(world.purchase()));
    if (isCharged) await world.provider.capture(intentId, { idempotencyKey: 'lost' });
    expect(await stopPurchase(ORDER_ID, 'PaymentUnavailable', world)).toBe(isCharged ? 'FORWARD' : 'UNDO');
    expect(world.purchase().status).toBe(isCharged ? 'CAPTURING' : 'FAILING');
  }
});

describe('undoing', () => {
  test('is refused where nobody stopped the order', async () => {
    for (const status of ['PAID', 'COMPLETED', 'AUTHORIZED'] as const) {
      await expect(reversePayment(ORDER_ID, orderWorld({ order: { status } }))).rejects.toThrow(OutOfTurn);
    }
  });

  test('ends no order whose pieces are still away', () => {
    const world = orderWorld({ order: { ...UNDOING, stockTaken: true } });
    expect(() => ending(world.life, world.purchase(), world.clock)).toThrow(OutOfTurn);
    expect(ending(world.life, { ...world.purchase(), stockTaken: false }, world.clock)?.set).toMatchObject({
      status: 'CANCELLED',
    });
  });
});

describe('what is told', () => {
  const paid: OrderRow = { ...orderWorld().purchase(), status: 'PAID' };

  test('of a paid order goes by the topic, and of a completed one was told', () => {
    const news = newsOf(orderLife, paid);
    expect(news).toMatchObject({
      told: false,
      notification: { type: 'OrderConfirmed', version: 1, orderId: ORDER_ID, total: { amount: '20.00' } },
    });
    expect(newsOf(orderLife, { ...paid, status: 'COMPLETED' }).told).toBe(true);
  });

  test('of one that did not come about is a mail, and of any other nothing', () => {
    const failed = mailOf({ ...paid, status: 'FAILED', reason: 'CARD_DECLINED' }, 'https://shop.example');
    expect(failed).toMatchObject({ template: 'order-failed' });
    expect(mailOf({ ...paid, status: 'CANCELLED' }, 'https://shop.example')).toMatchObject({
      template: 'order-cancelled',
    });
    expect(mailOf(paid, 'https://shop.example')).toBeNull();
  });
});
