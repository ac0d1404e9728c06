import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StripeStandIn } from '#dev/stripe/server.ts';
import { paymentFailureSentences } from '#model/payments.ts';
import type { StripeControls } from '#test/kit/stripe.ts';
import { captured, confirm, confirmation, create, failure, order, press, stripeWorld } from '#test/kit/stripeWorld.ts';
import type { Payments } from './payments.ts';
import { PaymentFault, PaymentRefused, PaymentStateError } from './payments.ts';

let standIn: StripeStandIn;
let controls: StripeControls;
let payments: Payments;

beforeEach(async () => {
  ({ standIn, controls, payments } = await stripeWorld());
});

afterEach(async () => {
  await standIn.stop();
});

describe('a payment by card', () => {
  it('is announced, held and taken, each once', async () => {
    const created = await create(payments);
    expect(created).toMatchObject({
      status: 'REQUIRES_PAYMENT_METHOD',
      amount: 1999,
      amountCapturable: 0,
      currency: 'EUR',
      card: null,
      failure: null,
      metadata: { orderId: 'ord_1', paymentId: 'pay_1' },
    });

    const held = await confirm(payments, created, 'pm_card_mastercard');
    expect(held).toMatchObject({ status: 'AUTHORIZED', amountCapturable: 1999, amountReceived: 0, amountRefunded: 0 });
    expect(held.card).toMatchObject({ brand: 'mastercard', last4: '4444', expiryMonth: 12 });

    const taken = await payments.capture(created.id, { idempotencyKey: 'capture' });
    expect(taken).toMatchObject({ status: 'CAPTURED', amountCapturable: 0, amountReceived: 1999, amountRefunded: 0 });
    expect(await payments.retrieve(created.id)).toEqual(taken);
    expect(await controls.ledger('ord_1')).toMatchObject({ intents: 1, authorizations: 1, captures: 1, net: 1999 });
  });

  it('gives back what was held, and counts none of it as refunded', async () => {
    const held = await confirm(payments, await create(payments));
    const canceled = await payments.cancel(held.id, { idempotencyKey: 'cancel' });
    expect(canceled).toMatchObject({ status: 'CANCELED', amountCapturable: 0, amountReceived: 0, amountRefunded: 0 });
    expect(await controls.ledger('ord_1')).toMatchObject({ cancels: 1, captures: 0, refunds: 0, net: 0, held: 0 });
  });

  it('is answered as it is where it is already where a call would bring it', async () => {
    const { id } = await confirm(payments, await create(payments));
    expect(await payments.confirm(id, confirmation('pm_card_visa', 'other confirm'))).toMatchObject({
      status: 'AUTHORIZED',
    });
    await payments.capture(id, { idempotencyKey: 'capture' });
    expect(await payments.capture(id, { idempotencyKey: 'other capture' })).toMatchObject({ status: 'CAPTURED' });
    const second = await create(payments, 'second');
    await payments.cancel(second.id, { idempotencyKey: 'cancel' });
    expect(await payments.cancel(second.id, { idempotencyKey: 'other cancel' })).toMatchObject({ status: 'CANCELED' });
    expect(await controls.ledger('ord_1')).toMatchObject({ authorizations: 1, captures: 1, cancels: 1 });
  });

  it('cannot be captured once canceled, nor canceled once captured, and the error carries it as it is', async () => {
    const canceled = await confirm(payments, await create(payments));
    await payments.cancel(canceled.id, { idempotencyKey: 'cancel' });
    const late = await failure(payments.capture(canceled.id, { idempotencyKey: 'capture' }));
    expect(late).toBeInstanceOf(PaymentStateError);
    expect(late).toMatchObject({ intent: { id: canceled.id, status: 'CANCELED' } });

    const captured = await confirm(payments, await create(payments, 'second'));
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
    const held = await confirm(payments, await create(payments));
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
    const created = await create(payments);
    const refused = await failure(confirm(payments, created, paymentMethodId));
    expect(refused).toBeInstanceOf(PaymentRefused);
    expect(refused).toMatchObject({ code });
    expect(Object.keys(paymentFailureSentences)).toContain(code);
    expect(await controls.ledger('ord_1')).toMatchObject({ authorizations: 0, held: 0 });
  });

  it('leaves a payment that another card can pay', async () => {
    const created = await create(payments);
    const refused = await failure(confirm(payments, created, 'pm_card_visa_chargeDeclinedInsufficientFunds'));
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
      const waiting = await confirm(payments, await create(payments), card);
      expect(waiting).toMatchObject({ status: 'REQUIRES_ACTION', amountCapturable: 0 });
      expect(await (await fetch(waiting.actionUrl ?? '')).text()).toContain('test stand-in, not your bank');

      const back = await press(waiting, 'authorize');
      expect(back.searchParams.get('redirect_status')).toBe('succeeded');
      expect(back.searchParams.get('payment_intent')).toBe(waiting.id);
      expect(await payments.retrieve(waiting.id)).toMatchObject({ status: 'AUTHORIZED', actionUrl: null });
    },
  );

  it('that fails leaves nothing held', async () => {
    const waiting = await confirm(payments, await create(payments), 'pm_card_authenticationRequired');
    expect((await press(waiting, 'fail')).searchParams.get('redirect_status')).toBe('failed');
    expect(await payments.retrieve(waiting.id)).toMatchObject({
      status: 'REQUIRES_PAYMENT_METHOD',
      failure: 'AUTHENTICATION_FAILED',
    });
  });

  it('can end in a refusal of the card', async () => {
    const waiting = await confirm(payments, await create(payments), 'pm_card_threeDSecureRequiredChargeDeclined');
    await controls.authenticate(waiting.id, 'authorize');
    expect(await payments.retrieve(waiting.id)).toMatchObject({ failure: 'CARD_DECLINED' });
  });

  it('that was answered meanwhile is not waited for by a confirmation that is repeated', async () => {
    const created = await create(payments);
    const waiting = await confirm(payments, created, 'pm_card_authenticationRequired');
    await controls.authenticate(waiting.id, 'authorize');
    expect(await confirm(payments, created, 'pm_card_authenticationRequired')).toMatchObject({ status: 'AUTHORIZED' });
  });

  it('cannot hold anything once the payment is canceled', async () => {
    const waiting = await confirm(payments, await create(payments), 'pm_card_authenticationRequired');
    await payments.cancel(waiting.id, { idempotencyKey: 'cancel' });
    await expect(controls.authenticate(waiting.id, 'authorize')).rejects.toThrow(/400/);
    expect(await controls.ledger('ord_1')).toMatchObject({ authorizations: 0, held: 0 });
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
    expect(await confirm(payments, created)).toMatchObject({ amountCapturable: amountMinor });
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

describe('the ledger', () => {
  it('tells every payment once, newest first, page by page, with what was given back', async () => {
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) made.unshift((await create(payments, `create-${index}`)).id);
    const [newest = ''] = made;
    await payments.confirm(newest, confirmation('pm_card_visa', 'confirm'));
    await payments.capture(newest, { idempotencyKey: 'capture' });
    await payments.refund(newest, { refundId: 'ref_1', amountMinor: 500, idempotencyKey: 'refund' });

    const first = await payments.ledger({ limit: 2 });
    expect(first.intents[0]).toMatchObject({
      id: newest,
      status: 'CAPTURED',
      amountReceived: 1999,
      amountRefunded: 500,
      card: { last4: '4242' },
    });
    const told = first.intents.map(({ id }) => id);
    let { next } = first;
    while (next !== null) {
      const page = await payments.ledger({ after: next, limit: 2 });
      told.push(...page.intents.map(({ id }) => id));
      ({ next } = page);
    }
    expect(told).toEqual(made);
  });

  it('is empty where nothing was paid, and is not guessed at where its cursor is nobody’s', async () => {
    expect(await payments.ledger({ limit: 10 })).toEqual({ intents: [], next: null });
    expect(await failure(payments.ledger({ after: 'pi_nothing', limit: 10 }))).toBeInstanceOf(PaymentFault);
  });

  it('tells a payment that was changed behind everybody’s back as it is', async () => {
    const { id } = await captured(payments);
    await controls.alter(id, { amountReceived: 1500, amountRefunded: 300 });
    const { intents } = await payments.ledger({ limit: 10 });
    expect(intents).toMatchObject([{ id, amountReceived: 1500, amountRefunded: 300 }]);
  });
});
