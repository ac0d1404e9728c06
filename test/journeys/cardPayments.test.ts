import type { Lever } from '#dev/stripe/levers.ts';
import type { OrderLedger } from '#dev/stripe/ledger.ts';
import { newColleague } from '#test/kit/colleagues.ts';
import type { NewOrder, OrderView } from '#test/kit/orders.ts';
import { cancelOrder, continueOrder, newOrder, orderOf, whenOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import type { ProductView } from '#test/kit/products.ts';
import { newProduct, stockOf } from '#test/kit/products.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const stripe = stripeControls(outputs.stripe);
/** 20.00 EUR and 19 percent. */
const TOTAL = 2380;
/** Long enough for several retries of a step. */
const PATIENCE = 50_000;

let admin: Person;
let ada: Person;
let mug: ProductView;
let stock: number;

beforeAll(async () => {
  admin = await newColleague(outputs, 'payments-admin', ['ADMIN']);
  ada = await newColleague(outputs, 'payments-ada', ['CUSTOMER']);
  mug = await newProduct(admin, { stock: 1_000 });
});

beforeEach(async () => {
  stock = await stockOf(admin, mug.id);
});

afterEach(async () => {
  await stripe.release();
});

describe('a card that is good', () => {
  it('is charged once', async () => {
    const order = await paid(await placed());
    expect(order.payment).toMatchObject({
      status: 'CAPTURED',
      amount: { amount: '23.80', currency: 'EUR' },
      captured: { amount: '23.80' },
      refunded: { amount: '0.00' },
      card: { brand: 'visa', last4: '4242' },
    });
  });

  it.each<[string, Lever]>([
    ['the answer to the announcement is lost', { fault: 'lostAnswer', operation: 'create', times: 2 }],
    ['the answer to the authorisation is lost', { fault: 'lostAnswer', operation: 'confirm', times: 2 }],
    ['the answer to the capture is lost', { fault: 'lostAnswer', operation: 'capture', times: 2 }],
    [
      'the authorisation fails after its effect',
      { fault: 'error', operation: 'confirm', effect: true, stored: true, times: 1 },
    ],
    [
      'the capture fails after its effect',
      { fault: 'error', operation: 'capture', effect: true, stored: true, times: 1 },
    ],
    ['the authorisation fails before its effect', { fault: 'error', operation: 'confirm', stored: true, times: 1 }],
    ['the capture fails before its effect', { fault: 'error', operation: 'capture', stored: true, times: 1 }],
    ['Stripe is asked too often', { fault: 'rateLimit', times: 2 }],
    ['something else answers in its place', { fault: 'notStripe', times: 2 }],
  ])('is charged once where %s', async (_name, lever) => {
    await stripe.pull(lever);
    await paid(await placed());
  });
});

describe('a card that is refused', () => {
  it.each([
    ['pm_card_visa_chargeDeclined', 'CARD_DECLINED'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'INSUFFICIENT_FUNDS'],
    ['pm_card_chargeDeclinedExpiredCard', 'EXPIRED_CARD'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'INCORRECT_CVC'],
    ['pm_card_of_nobody', 'INVALID_PAYMENT_METHOD'],
  ])('%s fails the order as %s, and nothing is charged', async (paymentMethodId, code) => {
    await undone(await placed({ paymentMethodId }), 'FAILED', code);
  });

  it('when it is to be charged fails the order, and what was held is let go', async () => {
    await stripe.pull({ fault: 'decline', operation: 'capture', declineCode: 'do_not_honor', times: 1 });
    const ledger = await undone(await placed(), 'FAILED', 'CARD_DECLINED');
    expect(ledger).toMatchObject({ authorizations: 1, cancels: 1 });
  });

  it('because the bank let go of what it held fails the order', async () => {
    await stripe.pull({ fault: 'latency', operation: 'capture', milliseconds: 2_000, times: 1 });
    const order = await placed();
    const intent = await until('the money to be held', async () => {
      const { intents } = await stripe.wholeLedger();
      return Object.entries(intents).find(([, each]) => each.orderId === order.id && each.held > 0)?.[0];
    });
    await whenOrder(ada, order.id, ['CAPTURING']);
    await stripe.expire(intent);
    const failed = await whenOrder(ada, order.id, ['FAILED'], PATIENCE);
    expect(failed.payment).toMatchObject({ status: 'VOIDED' });
    expect(await stripe.ledger(order.id)).toMatchObject({ captures: 0, net: 0, held: 0 });
    expect(await stockOf(admin, mug.id)).toBe(stock);
  });
});

describe('3-D Secure', () => {
  const paymentMethodId = 'pm_card_authenticationRequired';

  it('is asked for, and the order goes on by itself once it is done', async () => {
    const waiting = await whenOrder(ada, (await placed({ paymentMethodId })).id, ['PAYMENT_ACTION_REQUIRED']);
    const page = await fetch(waiting.paymentAction?.url ?? '');
    expect(await page.text()).toContain('test stand-in, not your bank');
    const pressed = await fetch(page.url, {
      method: 'POST',
      body: new URLSearchParams({ outcome: 'authorize' }),
      redirect: 'manual',
    });
    expect(pressed.headers.get('location')).toContain(`/orders/${waiting.id}?payment_intent=pi_`);
    await paid(waiting);
  });

  it('that is done while no webhook comes through is looked at when its owner comes back', async () => {
    const waiting = await whenOrder(ada, (await placed({ paymentMethodId })).id, ['PAYMENT_ACTION_REQUIRED']);
    await stripe.pull({ webhook: 'dropped', orderId: waiting.id });
    await stripe.authenticate(intentOf(waiting), 'authorize');
    expect((await orderOf(ada, waiting.id))?.status).toBe('PAYMENT_ACTION_REQUIRED');
    expect((await continueOrder(ada, waiting.id)).userErrors).toEqual([]);
    await paid(waiting);
  });

  it('that fails, fails the order', async () => {
    const waiting = await whenOrder(ada, (await placed({ paymentMethodId })).id, ['PAYMENT_ACTION_REQUIRED']);
    await stripe.authenticate(intentOf(waiting), 'fail');
    await undone(waiting, 'FAILED', 'AUTHENTICATION_FAILED');
  });

  it('that is not waited for any more charges nothing: the order was cancelled', async () => {
    const waiting = await whenOrder(ada, (await placed({ paymentMethodId })).id, ['PAYMENT_ACTION_REQUIRED']);
    expect((await cancelOrder(ada, waiting.id)).userErrors).toEqual([]);
    await undone(waiting, 'CANCELLED', 'CANCELLED_BY_CUSTOMER');
    await expect(stripe.authenticate(intentOf(waiting), 'authorize')).rejects.toThrow('canceled');
    expect(await stripe.ledger(waiting.id)).toMatchObject({ authorizations: 0, held: 0, net: 0 });
  });
});

describe('an order without a card', () => {
  it('waits for its owner’s, whatever is declined before', async () => {
    const waiting = await whenOrder(ada, (await placed({ paymentMethodId: null })).id, ['PAYMENT_ACTION_REQUIRED']);
    expect(waiting.paymentAction).toMatchObject({ url: null });
    const clientSecret = waiting.paymentAction?.clientSecret ?? '';
    const pay = (paymentMethodId: string) =>
      stripe.confirmInBrowser(outputs.stripePublishableKey, {
        clientSecret,
        paymentMethodId,
        returnUrl: 'http://localhost/',
      });
    expect((await pay('pm_card_visa_chargeDeclined')).status).toBe(402);
    await allDelivered();
    expect((await orderOf(ada, waiting.id))?.status).toBe('PAYMENT_ACTION_REQUIRED');
    expect((await pay('pm_card_mastercard')).status).toBe(200);
    const order = await paid(waiting);
    expect(order.payment?.card).toEqual({ brand: 'mastercard', last4: '4444' });
  });
});

describe('webhooks', () => {
  // Nothing else wakes an order whose owner does not come back.
  it.each<[string, readonly Lever[]]>([
    ['twice', [{ webhook: 'doubled' }]],
    ['backwards', [{ webhook: 'reordered', milliseconds: 500 }]],
    ['twice, backwards and late', [{ webhook: 'doubled' }, { webhook: 'reordered' }, { webhook: 'delayed', times: 3 }]],
    ['signed by somebody else at first', [{ webhook: 'wrongSecret', times: 3 }]],
    ['signed too long ago at first', [{ webhook: 'stale', times: 3 }]],
  ])('that come %s bring an order to its end, paid once', async (_name, levers) => {
    const placedOne = await placed({ paymentMethodId: 'pm_card_threeDSecure2Required' });
    const waiting = await whenOrder(ada, placedOne.id, ['PAYMENT_ACTION_REQUIRED']);
    await allDelivered();
    await stripe.pull(...levers);
    await stripe.authenticate(intentOf(waiting), 'authorize');
    const order = await paid(waiting);
    await allDelivered();
    expect((await orderOf(ada, order.id))?.payment).toEqual(order.payment);
    expect(await stripe.ledger(order.id)).toMatchObject({ captures: 1, refunds: 0, net: TOTAL });
  });
});

describe('cancelling', () => {
  it.each(['confirm', 'capture'] as const)(
    'while %s is under way ends cancelled and uncharged, or paid',
    async (operation) => {
      await stripe.pull({ fault: 'latency', operation, milliseconds: 1_500, times: 1 });
      const order = await placed();
      await whenOrder(ada, order.id, operation === 'confirm' ? ['VALIDATED'] : ['CAPTURING']);
      const { userErrors } = await cancelOrder(ada, order.id);
      const ended = await whenOrder(ada, order.id, ['COMPLETED', 'CANCELLED'], PATIENCE);
      const ledger = await stripe.ledger(order.id);
      if (ended.status === 'COMPLETED') {
        expect(userErrors.map(({ code }) => code)).toEqual(['NOT_CANCELLABLE']);
        expect(ledger).toMatchObject({ captures: 1, net: TOTAL });
      } else {
        expect(userErrors).toEqual([]);
        expect(ledger).toMatchObject({ net: 0, held: 0 });
      }
      expect(ended.status).toBe(operation === 'confirm' ? 'CANCELLED' : 'COMPLETED');
    },
  );
});

function placed(stated: Partial<NewOrder> = {}): Promise<OrderView> {
  return newOrder(ada, [mug.id], stated);
}

/** The order once it is complete: charged once, and one piece gone. */
async function paid({ id }: OrderView): Promise<OrderView> {
  const order = await whenOrder(ada, id, ['COMPLETED'], PATIENCE);
  expect(await stripe.ledger(id)).toMatchObject({ authorizations: 1, captures: 1, refunds: 0, net: TOTAL, held: 0 });
  expect(await stockOf(admin, mug.id)).toBe(stock - 1);
  return order;
}

/** That the order ended so, with nothing charged, nothing held and nothing gone. */
async function undone({ id }: OrderView, status: string, code: string): Promise<OrderLedger> {
  const order = await whenOrder(ada, id, [status], PATIENCE);
  expect(order.refusal?.code).toBe(code);
  const ledger = await stripe.ledger(id);
  expect(ledger).toMatchObject({ captures: 0, captured: 0, net: 0, held: 0 });
  expect(await stockOf(admin, mug.id)).toBe(stock);
  return ledger;
}

function allDelivered(): Promise<true> {
  return until('the notices to be delivered', async () => (await stripe.waitingWebhooks()) === 0 || null);
}

/** Stripe's id of the payment that an order waits for. */
function intentOf({ paymentAction }: OrderView): string {
  return paymentAction?.clientSecret.split('_secret_')[0] ?? '';
}
