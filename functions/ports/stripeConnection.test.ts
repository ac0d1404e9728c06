import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StripeStandIn } from '#dev/stripe/server.ts';
import type { StripeControls } from '#test/kit/stripe.ts';
import {
  adapterFor,
  confirm,
  confirmation,
  create,
  failure,
  failureOrResult,
  order,
  persistent,
  stripeWorld,
} from '#test/kit/stripeWorld.ts';
import type { Payments } from './payments.ts';
import { PaymentStateError, PaymentUnavailable } from './payments.ts';

let standIn: StripeStandIn;
let controls: StripeControls;
let payments: Payments;

beforeEach(async () => {
  ({ standIn, controls, payments } = await stripeWorld());
});

afterEach(async () => {
  await standIn.stop();
});

describe('an answer that is lost', () => {
  it.each(['create', 'confirm', 'capture', 'cancel'] as const)('to %s changes nothing twice', async (operation) => {
    // The SDK tries once more by itself; only a second loss reaches the caller.
    await controls.pull({ fault: 'lostAnswer', operation, times: 2 });
    const attempts = await persistent(async () => {
      const created = await create(payments);
      const held = await confirm(payments, created);
      if (operation === 'cancel') return payments.cancel(held.id, { idempotencyKey: 'cancel' });
      return payments.capture(held.id, { idempotencyKey: 'capture' });
    });
    expect(attempts.failures).toHaveLength(1);
    expect(attempts.failures[0]).toBeInstanceOf(PaymentUnavailable);
    expect(attempts.result.status).toBe(operation === 'cancel' ? 'CANCELED' : 'CAPTURED');
    expect(await controls.ledger('ord_1')).toMatchObject({
      intents: 1,
      authorizations: 1,
      captures: operation === 'cancel' ? 0 : 1,
      cancels: operation === 'cancel' ? 1 : 0,
    });
  });

  it('charges twice where each attempt brings a key and a payment of its own: the control', async () => {
    await controls.pull({ fault: 'lostAnswer', operation: 'capture', times: 2 });
    let attempt = 0;
    await persistent(async () => {
      attempt += 1;
      const created = await payments.create({ ...order, idempotencyKey: `create-${attempt}` });
      const held = await payments.confirm(created.id, confirmation('pm_card_visa', `confirm-${attempt}`));
      return payments.capture(held.id, { idempotencyKey: `capture-${attempt}` });
    });
    expect(await controls.ledger('ord_1')).toMatchObject({ captures: 2, net: 2 * 1999 });
  });

  it('by silence ends in time', async () => {
    const impatient = adapterFor(standIn, { timeoutMilliseconds: 50 });
    await controls.pull({ fault: 'latency', operation: 'create', milliseconds: 2_000 });
    const began = performance.now();
    expect(await failure(impatient.create(order))).toBeInstanceOf(PaymentUnavailable);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('of twenty captures at once takes the money once', async () => {
    const held = await confirm(payments, await create(payments));
    await controls.pull(
      { fault: 'lostAnswer', operation: 'capture', times: 7 },
      { fault: 'error', operation: 'capture', times: 5 },
    );
    await Promise.all(
      Array.from({ length: 20 }, () => persistent(() => payments.capture(held.id, { idempotencyKey: 'capture' }))),
    );
    expect(await controls.ledger('ord_1')).toMatchObject({ captures: 1, net: 1999 });
  });
});

describe('a failure of Stripe', () => {
  it.each([
    ['500', { fault: 'error' }],
    ['429', { fault: 'rateLimit' }],
    ['a lost request', { fault: 'lostRequest' }],
    ['an answer that is not Stripe’s', { fault: 'notStripe' }],
  ] as const)('%s is PaymentUnavailable, and the next call goes through', async (_name, lever) => {
    const held = await confirm(payments, await create(payments));
    await controls.pull({
      ...lever,
      operation: 'capture',
      times: lever.fault === 'notStripe' || lever.fault === 'rateLimit' ? 1 : 2,
    });
    expect(await failure(payments.capture(held.id, { idempotencyKey: 'capture' }))).toBeInstanceOf(PaymentUnavailable);
    expect(await controls.ledger('ord_1')).toMatchObject({ captures: 0 });
    expect(await payments.capture(held.id, { idempotencyKey: 'capture' })).toMatchObject({ status: 'CAPTURED' });
    expect(await controls.ledger('ord_1')).toMatchObject({ captures: 1 });
  });

  it('is not taken for a payment where a proxy answers 404 without an error object', async () => {
    const created = await create(payments);
    await controls.pull({ fault: 'notStripe', operation: 'retrieve', times: 1 });
    expect(await failure(payments.retrieve(created.id))).toBeInstanceOf(PaymentUnavailable);
  });

  it.each(['create', 'confirm', 'capture', 'cancel'] as const)(
    'that Stripe keeps under the key of %s does not stand in the way for ever',
    async (operation) => {
      await controls.pull({ fault: 'error', stored: true, operation, times: 1 });
      const { result, failures } = await persistent(async () => {
        const held = await confirm(payments, await create(payments));
        if (operation === 'cancel') return payments.cancel(held.id, { idempotencyKey: 'cancel' });
        return payments.capture(held.id, { idempotencyKey: 'capture' });
      });
      expect(failures).toHaveLength(1);
      expect(result.status).toBe(operation === 'cancel' ? 'CANCELED' : 'CAPTURED');
    },
  );

  it.each(['confirm', 'capture', 'cancel'] as const)(
    'that hides what %s did is seen through: it is done once',
    async (operation) => {
      await controls.pull({ fault: 'error', effect: true, stored: true, operation, times: 1 });
      await persistent(async () => {
        const held = await confirm(payments, await create(payments));
        if (operation === 'cancel') return payments.cancel(held.id, { idempotencyKey: 'cancel' });
        return payments.capture(held.id, { idempotencyKey: 'capture' });
      });
      expect(await controls.ledger('ord_1')).toMatchObject({
        authorizations: 1,
        captures: operation === 'cancel' ? 0 : 1,
        cancels: operation === 'cancel' ? 1 : 0,
      });
    },
  );

  it('of minutes, kept under every key that was tried, keeps a payment up for minutes and not for a day', async () => {
    let clock = Date.now();
    payments = adapterFor(standIn, { now: () => clock });
    const held = await confirm(payments, await create(payments));
    const capture = () => payments.capture(held.id, { idempotencyKey: 'capture' });
    await controls.pull({ fault: 'error', stored: true, operation: 'capture', times: 2 });
    for (let attempt = 0; attempt < 4; attempt += 1)
      expect(await failure(capture())).toBeInstanceOf(PaymentUnavailable);
    clock += 10 * 60_000;
    expect(await capture()).toMatchObject({ status: 'CAPTURED' });
    expect(await controls.ledger('ord_1')).toMatchObject({ captures: 1 });
  });

  it('that is kept under a key is shown by the key for as long as it is', async () => {
    // What the test above would see without its rounds.
    await controls.pull({ fault: 'error', stored: true, operation: 'create', times: 1 });
    const ask = () =>
      fetch(`${standIn.url}/v1/payment_intents`, {
        method: 'POST',
        headers: { authorization: `Bearer ${standIn.keys.secretKey}`, 'idempotency-key': 'kept' },
        body: new URLSearchParams({ amount: '1999', currency: 'eur' }),
      });
    const answers = [await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([500, 500]);
    expect(answers[1]?.headers.get('idempotent-replayed')).toBe('true');
  });
});

describe('a capture that was refused too early', () => {
  it('goes through under the same key once the money is held', async () => {
    const created = await create(payments);
    expect(await failure(payments.capture(created.id, { idempotencyKey: 'capture' }))).toBeInstanceOf(
      PaymentStateError,
    );
    await confirm(payments, created);
    expect(await payments.capture(created.id, { idempotencyKey: 'capture' })).toMatchObject({ status: 'CAPTURED' });
  });
});

describe('an idempotency key', () => {
  it('of another input is a fault', async () => {
    await create(payments);
    const other = payments.create({ ...order, amountMinor: 2999, idempotencyKey: 'first' });
    expect(await failure(other)).toMatchObject({ name: 'PaymentFault', code: 'idempotency_error' });
  });

  it('that is under way is to be tried again', async () => {
    const held = await confirm(payments, await create(payments));
    await controls.pull({ fault: 'latency', operation: 'capture', milliseconds: 1_500, times: 1 });
    const [first, second] = await Promise.all([
      failureOrResult(payments.capture(held.id, { idempotencyKey: 'capture' })),
      failureOrResult(payments.capture(held.id, { idempotencyKey: 'capture' })),
    ]);
    const outcomes = [first, second];
    expect(outcomes.some((each) => each instanceof PaymentUnavailable || !(each instanceof Error))).toBe(true);
    expect(await controls.ledger('ord_1')).toMatchObject({ captures: 1 });
  });
});

describe('the keys of the account', () => {
  it('are read anew where they were refused', async () => {
    const old = standIn.keys.secretKey;
    const fresh = standIn.rollSecretKey();
    let reads = 0;
    const rolled = adapterFor(standIn, {
      credentials: {
        current: () => Promise.resolve({ secretKey: old, webhookSecrets: [] }),
        renewed() {
          reads += 1;
          return Promise.resolve({ secretKey: fresh, webhookSecrets: [] });
        },
      },
    });
    expect(await rolled.create(order)).toMatchObject({ status: 'REQUIRES_PAYMENT_METHOD' });
    expect(reads).toBe(1);
  });

  it('that are wrong make Stripe unavailable, not the payment impossible', async () => {
    standIn.rollSecretKey();
    const wrong = { secretKey: 'sk_test_wrong', webhookSecrets: [] };
    const locked = adapterFor(standIn, {
      credentials: { current: () => Promise.resolve(wrong), renewed: () => Promise.resolve(wrong) },
    });
    expect(await failure(locked.create(order))).toBeInstanceOf(PaymentUnavailable);
  });
});
