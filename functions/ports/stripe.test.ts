import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StripeStandIn } from '#dev/stripe/server.ts';
import { startStripeStandIn } from '#dev/stripe/server.ts';
import { paymentFailureSentences } from '#model/payments.ts';
import type { StripeControls } from '#test/kit/stripe.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import type { Intent, Payments } from './payments.ts';
import { PaymentFault, PaymentRefused, PaymentStateError, PaymentUnavailable } from './payments.ts';
import { stripe } from './stripe.ts';

/** The real SDK against the stateful stand-in, over HTTP. */
let standIn: StripeStandIn;
let controls: StripeControls;
let payments: Payments;

const returnUrl = 'http://localhost:4000/orders/ord_1';

beforeEach(async () => {
  standIn = await startStripeStandIn({ port: 0, refundEndsAfter: 10 });
  controls = stripeControls(standIn.url);
  payments = adapterFor(standIn);
});

afterEach(async () => {
  await standIn.stop();
});

describe('a payment by card', () => {
  it('is announced, held and taken, each once', async () => {
    const created = await create();
    expect(created).toMatchObject({
      status: 'REQUIRES_PAYMENT_METHOD',
      amount: 1999,
      amountCapturable: 0,
      currency: 'EUR',
      card: null,
      failure: null,
      metadata: { orderId: 'ord_1', paymentId: 'pay_1' },
    });

    const held = await confirm(created, 'pm_card_mastercard');
    expect(held).toMatchObject({ status: 'AUTHORIZED', amountCapturable: 1999, amountReceived: 0, amountRefunded: 0 });
    expect(held.card).toMatchObject({ brand: 'mastercard', last4: '4444', expiryMonth: 12 });

    const taken = await payments.capture(created.id, { idempotencyKey: 'capture' });
    expect(taken).toMatchObject({ status: 'CAPTURED', amountCapturable: 0, amountReceived: 1999, amountRefunded: 0 });
    expect(await payments.retrieve(created.id)).toEqual(taken);
    expect(await controls.ledger('ord_1')).toMatchObject({ intents: 1, authorizations: 1, captures: 1, net: 1999 });
  });

  it('gives back what was held, and counts none of it as refunded', async () => {
    const held = await confirm(await create());
    const canceled = await payments.cancel(held.id, { idempotencyKey: 'cancel' });
    expect(canceled).toMatchObject({ status: 'CANCELED', amountCapturable: 0, amountReceived: 0, amountRefunded: 0 });
    expect(await controls.ledger('ord_1')).toMatchObject({ cancels: 1, captures: 0, refunds: 0, net: 0, held: 0 });
  });

  it('is answered as it is where it is already where a call would bring it', async () => {
    const { id } = await confirm(await create());
    expect(await payments.confirm(id, confirmation('pm_card_visa', 'other confirm'))).toMatchObject({
      status: 'AUTHORIZED',
    });
    await payments.capture(id, { idempotencyKey: 'capture' });
    expect(await payments.capture(id, { idempotencyKey: 'other capture' })).toMatchObject({ status: 'CAPTURED' });
    const second = await create('second');
    await payments.cancel(second.id, { idempotencyKey: 'cancel' });
    expect(await payments.cancel(second.id, { idempotencyKey: 'other cancel' })).toMatchObject({ status: 'CANCELED' });
    expect(await controls.ledger('ord_1')).toMatchObject({ authorizations: 1, captures: 1, cancels: 1 });
  });

  it('cannot be captured once canceled, nor canceled once captured, and the error carries it as it is', async () => {
    const canceled = await confirm(await create());
    await payments.cancel(canceled.id, { idempotencyKey: 'cancel' });
    const late = await failure(payments.capture(canceled.id, { idempotencyKey: 'capture' }));
    expect(late).toBeInstanceOf(PaymentStateError);
    expect(late).toMatchObject({ intent: { id: canceled.id, status: 'CANCELED' } });

    const captured = await confirm(await create('second'));
    await payments.capture(captured.id, { idempotencyKey: 'capture-2' });
    expect(await failure(payments.cancel(captured.id, { idempotencyKey: 'cancel-2' }))).toMatchObject({
      name: 'PaymentStateError',
      intent: { status: 'CAPTURED', amountReceived: 1999 },
    });
  });

  it('is null where Stripe knows none, and no call can help it', async () => {
    expect(await payments.retrieve('pi_nothing')).toBeNull();
    expect(await failure(payments.cancel('pi_nothing', { idempotencyKey: 'cancel' }))).toBeInstanceOf(PaymentFault);
  });

  it('that the bank let go of is CANCELED', async () => {
    const held = await confirm(await create());
    await controls.expire(held.id);
    expect(await payments.retrieve(held.id)).toMatchObject({ status: 'CANCELED', amountCapturable: 0 });
    expect(await failure(payments.capture(held.id, { idempotencyKey: 'capture' }))).toBeInstanceOf(PaymentStateError);
  });
});

describe('a card that is refused', () => {
  it.each([
    ['pm_card_chargeDeclined', 'CARD_DECLINED'],
    ['pm_card_visa_chargeDeclined', 'CARD_DECLINED'],
    ['pm_card_visa_chargeDeclinedLostCard', 'CARD_DECLINED'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'CARD_DECLINED'],
    ['pm_card_visa_chargeDeclinedVelocityLimitExceeded', 'CARD_DECLINED'],
    ['pm_card_radarBlock', 'CARD_DECLINED'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'INSUFFICIENT_FUNDS'],
    ['pm_card_chargeDeclinedExpiredCard', 'EXPIRED_CARD'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'INCORRECT_CVC'],
    ['pm_card_chargeDeclinedProcessingError', 'PROCESSING_ERROR'],
    ['pm_card_of_nobody', 'INVALID_PAYMENT_METHOD'],
    ['4242424242424242', 'INVALID_PAYMENT_METHOD'],
  ] as const)('%s is %s', async (paymentMethodId, code) => {
    const created = await create();
    const refused = await failure(confirm(created, paymentMethodId));
    expect(refused).toBeInstanceOf(PaymentRefused);
    expect(refused).toMatchObject({ code });
    expect(Object.keys(paymentFailureSentences)).toContain(code);
    expect(await controls.ledger('ord_1')).toMatchObject({ authorizations: 0, held: 0 });
  });

  it('leaves a payment that another card can pay', async () => {
    const created = await create();
    const refused = await failure(confirm(created, 'pm_card_visa_chargeDeclinedInsufficientFunds'));
    expect(refused).toMatchObject({
      intent: { status: 'REQUIRES_PAYMENT_METHOD', failure: 'INSUFFICIENT_FUNDS', card: { last4: '9995' } },
    });
    expect(await payments.confirm(created.id, confirmation('pm_card_visa', 'second card'))).toMatchObject({
      status: 'AUTHORIZED',
      failure: null,
    });
  });
});

describe('3-D Secure', () => {
  it.each(['pm_card_authenticationRequired', 'pm_card_threeDSecure2Required'])(
    'holds once %s is authorised',
    async (card) => {
      const waiting = await confirm(await create(), card);
      expect(waiting).toMatchObject({ status: 'REQUIRES_ACTION', amountCapturable: 0 });
      expect(await (await fetch(waiting.actionUrl ?? '')).text()).toContain('test stand-in, not your bank');

      const back = await press(waiting, 'authorize');
      expect(back.searchParams.get('redirect_status')).toBe('succeeded');
      expect(back.searchParams.get('payment_intent')).toBe(waiting.id);
      expect(await payments.retrieve(waiting.id)).toMatchObject({ status: 'AUTHORIZED', actionUrl: null });
    },
  );

  it('that fails leaves nothing held', async () => {
    const waiting = await confirm(await create(), 'pm_card_authenticationRequired');
    expect((await press(waiting, 'fail')).searchParams.get('redirect_status')).toBe('failed');
    expect(await payments.retrieve(waiting.id)).toMatchObject({
      status: 'REQUIRES_PAYMENT_METHOD',
      failure: 'AUTHENTICATION_FAILED',
    });
  });

  it('can end in a refusal of the card', async () => {
    const waiting = await confirm(await create(), 'pm_card_threeDSecureRequiredChargeDeclined');
    await controls.authenticate(waiting.id, 'authorize');
    expect(await payments.retrieve(waiting.id)).toMatchObject({ failure: 'CARD_DECLINED' });
  });

  it('that was answered meanwhile is not waited for by a confirmation that is repeated', async () => {
    const created = await create();
    const waiting = await confirm(created, 'pm_card_authenticationRequired');
    await controls.authenticate(waiting.id, 'authorize');
    expect(await confirm(created, 'pm_card_authenticationRequired')).toMatchObject({ status: 'AUTHORIZED' });
  });

  it('cannot hold anything once the payment is canceled', async () => {
    const waiting = await confirm(await create(), 'pm_card_authenticationRequired');
    await payments.cancel(waiting.id, { idempotencyKey: 'cancel' });
    await expect(controls.authenticate(waiting.id, 'authorize')).rejects.toThrow(/400/);
    expect(await controls.ledger('ord_1')).toMatchObject({ authorizations: 0, held: 0 });
  });
});

describe('an answer that is lost', () => {
  it.each(['create', 'confirm', 'capture', 'cancel'] as const)('to %s changes nothing twice', async (operation) => {
    // The SDK tries once more by itself; only a second loss reaches the caller.
    await controls.pull({ fault: 'lostAnswer', operation, times: 2 });
    const attempts = await persistent(async () => {
      const created = await create();
      const held = await confirm(created);
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
    const held = await confirm(await create());
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
    const held = await confirm(await create());
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
    const created = await create();
    await controls.pull({ fault: 'notStripe', operation: 'retrieve', times: 1 });
    expect(await failure(payments.retrieve(created.id))).toBeInstanceOf(PaymentUnavailable);
  });

  it.each(['create', 'confirm', 'capture', 'cancel'] as const)(
    'that Stripe keeps under the key of %s does not stand in the way for ever',
    async (operation) => {
      await controls.pull({ fault: 'error', stored: true, operation, times: 1 });
      const { result, failures } = await persistent(async () => {
        const held = await confirm(await create());
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
        const held = await confirm(await create());
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
    const held = await confirm(await create());
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
    const created = await create();
    expect(await failure(payments.capture(created.id, { idempotencyKey: 'capture' }))).toBeInstanceOf(
      PaymentStateError,
    );
    await confirm(created);
    expect(await payments.capture(created.id, { idempotencyKey: 'capture' })).toMatchObject({ status: 'CAPTURED' });
  });
});

describe('an idempotency key', () => {
  it('of another input is a fault', async () => {
    await create();
    const other = payments.create({ ...order, amountMinor: 2999, idempotencyKey: 'first' });
    expect(await failure(other)).toMatchObject({ name: 'PaymentFault', code: 'idempotency_error' });
  });

  it('that is under way is to be tried again', async () => {
    const held = await confirm(await create());
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

describe('a refund', () => {
  it('gives back part, then the rest, and never more', async () => {
    const { id } = await captured();
    const first = await payments.refund(id, { refundId: 'ref_1', amountMinor: 500, idempotencyKey: 'refund-1' });
    expect(first).toMatchObject({ refundId: 'ref_1', status: 'SUCCEEDED', amount: 500, currency: 'EUR', intentId: id });
    expect(
      await failure(payments.refund(id, { refundId: 'ref_2', amountMinor: 1500, idempotencyKey: 'refund-2' })),
    ).toBeInstanceOf(PaymentStateError);
    await payments.refund(id, { refundId: 'ref_3', idempotencyKey: 'refund-3' });
    expect(await failure(payments.refund(id, { refundId: 'ref_4', idempotencyKey: 'refund-4' }))).toBeInstanceOf(
      PaymentStateError,
    );
    expect(await payments.retrieve(id)).toMatchObject({ amountReceived: 1999, amountRefunded: 1999 });
    expect(await controls.ledger('ord_1')).toMatchObject({ refunds: 2, refunded: 1999, net: 0 });
  });

  it.each([
    ['lost twice', { fault: 'lostAnswer', times: 2 }],
    ['a kept failure', { fault: 'error', stored: true, effect: true, times: 1 }],
  ] as const)('whose answer is %s is made once', async (_name, lever) => {
    const { id } = await captured();
    await controls.pull({ ...lever, operation: 'refund' });
    await persistent(() => payments.refund(id, { refundId: 'ref_1', amountMinor: 500, idempotencyKey: 'refund' }));
    expect(await controls.ledger('ord_1')).toMatchObject({ refunds: 1, refunded: 500 });
  });

  it('is made once however long ago, and under whatever key, it was', async () => {
    const { id } = await captured();
    const part = { refundId: 'ref_1', amountMinor: 500 };
    const first = await payments.refund(id, { ...part, idempotencyKey: 'forgotten after a day' });
    expect(await payments.refund(id, { ...part, idempotencyKey: 'another' })).toEqual(first);
    expect(await controls.ledger('ord_1')).toMatchObject({ refunds: 1, refunded: 500 });
  });

  it('of what is merely held is not possible', async () => {
    const held = await confirm(await create());
    const refused = await failure(payments.refund(held.id, { refundId: 'ref_1', idempotencyKey: 'refund' }));
    expect(refused).toBeInstanceOf(PaymentStateError);
  });

  it('that fails later counts for nothing', async () => {
    const created = await create();
    await confirm(created, 'pm_card_refundFail');
    await payments.capture(created.id, { idempotencyKey: 'capture' });
    const first = await payments.refund(created.id, { refundId: 'ref_1', idempotencyKey: 'refund' });
    await expect
      .poll(() => payments.retrieve(created.id), { timeout: 5_000 })
      .toMatchObject({ amountReceived: 1999, amountRefunded: 0 });
    expect(await controls.ledger('ord_1')).toMatchObject({ refunds: 0, net: 1999 });
    const again = await payments.refund(created.id, { refundId: 'ref_1', idempotencyKey: 'refund' });
    expect(again).toMatchObject({ refundId: 'ref_1', status: 'SUCCEEDED', amount: 1999 });
    expect(again.id).not.toBe(first.id);
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

describe('a currency', () => {
  it.each([
    ['EUR', 1999, 1999],
    ['JPY', 500, 500],
    ['KWD', 12_340, 12_340],
    ['ISK', 700, 70_000],
    ['UGX', 5_000, 500_000],
    ['MGA', 500_000, 5_000],
  ])('%s reaches Stripe as it counts', async (currency, amountMinor, amount) => {
    const created = await payments.create({ ...order, currency, amountMinor });
    expect(created).toMatchObject({ amount: amountMinor, currency });
    const { intents } = await controls.wholeLedger();
    expect(intents[created.id]).toMatchObject({ amount, currency: currency.toLowerCase() });
    expect(await confirm(created)).toMatchObject({ amountCapturable: amountMinor });
  });

  it.each([
    ['KWD', 12_345],
    ['MGA', 12_345],
    ['EUR', 0],
    ['EUR', 1.5],
    ['EUR', 49],
  ])('%s %d cannot be paid', async (currency, amountMinor) => {
    expect(await failure(payments.create({ ...order, currency, amountMinor }))).toBeInstanceOf(PaymentFault);
  });
});

const order = {
  paymentId: 'pay_1',
  amountMinor: 1999,
  currency: 'EUR',
  email: 'ada@example.com',
  metadata: { orderId: 'ord_1' },
  idempotencyKey: 'first',
};

function create(idempotencyKey = 'first'): Promise<Intent> {
  return payments.create({ ...order, idempotencyKey });
}

function confirmation(paymentMethodId: string, idempotencyKey: string) {
  return { paymentMethodId, returnUrl, idempotencyKey };
}

function confirm(intent: Intent, paymentMethodId = 'pm_card_visa'): Promise<Intent> {
  return payments.confirm(intent.id, confirmation(paymentMethodId, `confirm:${intent.id}`));
}

async function captured(): Promise<Intent> {
  const held = await confirm(await create());
  return payments.capture(held.id, { idempotencyKey: 'capture' });
}

/** Tries again while Stripe is unavailable, as the steps of a workflow do. */
async function persistent<Result>(work: () => Promise<Result>): Promise<{ result: Result; failures: Error[] }> {
  const failures: Error[] = [];
  while (failures.length < 10) {
    const result = await failureOrResult(work());
    if (!(result instanceof PaymentUnavailable)) {
      if (result instanceof Error) throw result;
      return { result, failures };
    }
    failures.push(result);
  }
  throw new Error('Ten attempts were not enough.', { cause: failures });
}

function failureOrResult<Result>(work: Promise<Result>): Promise<Result | Error> {
  return work.catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  const outcome = await failureOrResult(work);
  if (outcome instanceof Error) return outcome;
  throw new Error(`It did not fail: ${JSON.stringify(outcome)}`);
}

/** Presses a button of the 3-D Secure page; answers where it leads. */
async function press(intent: Intent, outcome: string): Promise<URL> {
  const response = await fetch(intent.actionUrl ?? '', {
    method: 'POST',
    body: new URLSearchParams({ outcome }),
    redirect: 'manual',
  });
  return new URL(response.headers.get('location') ?? '');
}

function adapterFor({ url, keys }: StripeStandIn, options: Partial<Parameters<typeof stripe>[0]> = {}): Payments {
  const known = { secretKey: keys.secretKey, webhookSecrets: [keys.webhookSecret] };
  return stripe({
    apiUrl: url,
    credentials: { current: () => Promise.resolve(known), renewed: () => Promise.resolve(known) },
    ...options,
  });
}
