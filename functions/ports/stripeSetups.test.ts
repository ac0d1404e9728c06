import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StripeStandIn } from '#dev/stripe/server.ts';
import type { StripeControls } from '#test/kit/stripe.ts';
import { failure, order, persistent, press, returnUrl, stripeWorld } from '#test/kit/stripeWorld.ts';
import type { CardSetup, Payments } from './payments.ts';
import { PaymentFault, PaymentRefused, PaymentStateError, PaymentUnavailable } from './payments.ts';

let standIn: StripeStandIn;
let controls: StripeControls;
let payments: Payments;

beforeEach(async () => {
  ({ standIn, controls, payments } = await stripeWorld());
});

afterEach(async () => {
  await standIn.stop();
});

describe('a card that is kept', () => {
  it('belongs to its customer, and can be charged while nobody is there, again and again', async () => {
    const begun = await begin();
    expect(begun).toMatchObject({
      status: 'REQUIRES_PAYMENT_METHOD',
      paymentMethodId: null,
      card: null,
      actionUrl: null,
      failure: null,
      metadata: { recurringOrderId: 'rec_1', setupId: 'setup_1' },
    });
    expect(begun.clientSecret).toContain(begun.id);

    const kept = await keep(begun, 'pm_card_mastercard');
    expect(kept).toMatchObject({ status: 'SUCCEEDED', customerId: begun.customerId, card: { last4: '4444' } });
    expect(await payments.retrieveSetup(begun.id)).toEqual(kept);
    for (const paymentId of ['pay_1', 'pay_2']) {
      expect(await charge(kept, paymentId)).toMatchObject({ status: 'AUTHORIZED', card: { last4: '4444' } });
    }
  });

  it('is answered as it is where it is kept already, and cannot be canceled any more', async () => {
    const begun = await begin();
    const kept = await keep(begun);
    expect(await keep(begun, 'pm_card_visa', 'another key')).toEqual(kept);
    expect(await failure(payments.cancelSetup(begun.id, { idempotencyKey: 'cancel' }))).toBeInstanceOf(
      PaymentStateError,
    );
  });

  it('is not begun any more once it is canceled', async () => {
    const begun = await begin();
    expect(await payments.cancelSetup(begun.id, { idempotencyKey: 'cancel' })).toMatchObject({ status: 'CANCELED' });
    expect(await payments.cancelSetup(begun.id, { idempotencyKey: 'cancel again' })).toMatchObject({
      status: 'CANCELED',
    });
    expect(await failure(keep(begun))).toBeInstanceOf(PaymentStateError);
  });

  it('is null where Stripe knows none, and nothing can help it', async () => {
    expect(await payments.retrieveSetup('seti_nothing')).toBeNull();
    expect(await failure(payments.cancelSetup('seti_nothing', { idempotencyKey: 'cancel' }))).toBeInstanceOf(
      PaymentFault,
    );
    const ofNobody = payments.createSetup({ ...setup, customerId: 'cus_nobody' });
    expect(await failure(ofNobody)).toMatchObject({ name: 'PaymentFault', code: 'resource_missing' });
  });

  it('is kept by a browser with the setup’s own secret', async () => {
    const begun = await begin();
    const { publishableKey } = standIn.keys;
    const inBrowser = { clientSecret: begun.clientSecret ?? '', paymentMethodId: 'pm_card_visa', returnUrl };
    const stranger = { ...inBrowser, clientSecret: `${begun.id}_secret_other` };
    expect(await controls.keepCardInBrowser(publishableKey, stranger)).toMatchObject({ status: 400 });
    expect(await controls.keepCardInBrowser(publishableKey, inBrowser)).toMatchObject({ status: 200 });
    expect(await payments.retrieveSetup(begun.id)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('is another customer’s to nobody', async () => {
    const kept = await keep(await begin());
    const { id: other } = await payments.createCustomer({ ...customer, idempotencyKey: 'other' });
    const refused = await failure(charge({ ...kept, customerId: other }));
    expect(refused).toMatchObject({ name: 'PaymentRefused', code: 'INVALID_PAYMENT_METHOD' });
  });
});

describe('a card that is to be kept and is refused', () => {
  it.each([
    ['pm_card_visa_chargeDeclined', 'CARD_DECLINED'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'INSUFFICIENT_FUNDS'],
    ['pm_card_chargeDeclinedExpiredCard', 'EXPIRED_CARD'],
    ['pm_card_of_nobody', 'INVALID_PAYMENT_METHOD'],
  ] as const)('%s is %s, and another card can take its place', async (card, code) => {
    const begun = await begin();
    const refused = await failure(keep(begun, card));
    expect(refused).toBeInstanceOf(PaymentRefused);
    expect(refused).toMatchObject({ code });
    expect(await failure(keep(begun, card))).toMatchObject({ code });
    expect(await payments.retrieveSetup(begun.id)).toMatchObject({ status: 'REQUIRES_PAYMENT_METHOD' });
    expect(await keep(begun, 'pm_card_visa', 'another card')).toMatchObject({ status: 'SUCCEEDED', failure: null });
  });
});

describe('3-D Secure to keep a card', () => {
  it.each(['pm_card_authenticationRequired', 'pm_card_authenticationRequiredOnSetup'])(
    'keeps %s once its owner confirms',
    async (card) => {
      const waiting = await keep(await begin(), card);
      expect(waiting).toMatchObject({ status: 'REQUIRES_ACTION' });
      expect(await (await fetch(waiting.actionUrl ?? '')).text()).toContain('who keeps this card');
      const back = await press(waiting, 'authorize');
      expect(back.searchParams.get('setup_intent')).toBe(waiting.id);
      expect(back.searchParams.get('redirect_status')).toBe('succeeded');
      expect(await payments.retrieveSetup(waiting.id)).toMatchObject({ status: 'SUCCEEDED', actionUrl: null });
    },
  );

  it('that fails keeps nothing', async () => {
    const waiting = await keep(await begin(), 'pm_card_authenticationRequired');
    expect((await press(waiting, 'fail')).searchParams.get('redirect_status')).toBe('failed');
    expect(await payments.retrieveSetup(waiting.id)).toMatchObject({
      status: 'REQUIRES_PAYMENT_METHOD',
      paymentMethodId: null,
      failure: 'AUTHENTICATION_FAILED',
    });
  });
});

describe('a charge that nobody is there to confirm', () => {
  it.each([
    ['pm_card_authenticationRequired', 'AUTHENTICATION_REQUIRED'],
    ['pm_card_threeDSecure2Required', 'AUTHENTICATION_REQUIRED'],
    ['pm_card_chargeCustomerFail', 'CARD_DECLINED'],
    ['pm_card_authenticationRequiredChargeDeclinedInsufficientFunds', 'INSUFFICIENT_FUNDS'],
  ] as const)('of %s is refused as %s, and never waits', async (card, code) => {
    const kept = await keptByOwner(card);
    const refused = await failure(charge(kept));
    expect(refused).toMatchObject({
      name: 'PaymentRefused',
      code,
      intent: { status: 'REQUIRES_PAYMENT_METHOD', failure: code },
    });
    expect(await controls.ledger('ord_1')).toMatchObject({ authorizations: 0, held: 0 });
  });

  it.each(['pm_card_authenticationRequiredOnSetup', 'pm_card_authenticationRequiredSetupForOffSession'])(
    'of %s goes through, since its owner confirmed that it be kept',
    async (card) => {
      expect(await charge(await keptByOwner(card))).toMatchObject({ status: 'AUTHORIZED' });
    },
  );

  it('that was refused for its owner’s absence can be paid by its owner', async () => {
    const kept = await keptByOwner('pm_card_authenticationRequired');
    const refused = await failure(charge(kept));
    const { intent } = refused as PaymentRefused;
    const confirmation = { paymentMethodId: kept.paymentMethodId ?? '', returnUrl, idempotencyKey: 'by its owner' };
    const waiting = await payments.confirm(intent?.id ?? '', confirmation);
    expect(waiting).toMatchObject({ status: 'REQUIRES_ACTION' });
    await controls.authenticate(waiting.id, 'authorize');
    expect(await payments.retrieve(waiting.id)).toMatchObject({ status: 'AUTHORIZED' });
  });

  it('of a payment that waits for its owner already is refused, not waited for', async () => {
    const kept = await keptByOwner('pm_card_authenticationRequired');
    const created = await payments.create({ ...order, customerId: kept.customerId ?? '' });
    const paymentMethodId = kept.paymentMethodId ?? '';
    await payments.confirm(created.id, { paymentMethodId, returnUrl, idempotencyKey: 'on session' });
    const absent = { paymentMethodId, returnUrl, offSession: true, idempotencyKey: 'off session' };
    expect(await failure(payments.confirm(created.id, absent))).toMatchObject({
      name: 'PaymentRefused',
      code: 'AUTHENTICATION_REQUIRED',
    });
  });
});

describe('a kept card that is forgotten', () => {
  it('can never be charged again, however often it is forgotten', async () => {
    const kept = await keep(await begin());
    const { paymentMethodId } = kept;
    await payments.forgetMethod(paymentMethodId ?? '');
    await payments.forgetMethod(paymentMethodId ?? '');
    expect(await failure(charge(kept))).toMatchObject({ name: 'PaymentRefused', code: 'INVALID_PAYMENT_METHOD' });
  });

  it('was never there, which is fine', async () => {
    await expect(payments.forgetMethod('pm_nothing')).resolves.toBeUndefined();
  });

  it('is forgotten by an answer that was lost, too', async () => {
    const kept = await keep(await begin());
    await controls.pull({ fault: 'lostAnswer', operation: 'detach', times: 2 });
    await payments.forgetMethod(kept.paymentMethodId ?? '');
    expect(await failure(charge(kept))).toBeInstanceOf(PaymentRefused);
  });

  it('is not called forgotten where Stripe was out of reach', async () => {
    const kept = await keep(await begin());
    await controls.pull({ fault: 'error', operation: 'detach', times: 2 });
    expect(await failure(payments.forgetMethod(kept.paymentMethodId ?? ''))).toBeInstanceOf(PaymentUnavailable);
    expect(await charge(kept)).toMatchObject({ status: 'AUTHORIZED' });
  });
});

describe('an answer about a card that is lost', () => {
  const faults = [
    ['lost twice', { fault: 'lostAnswer', times: 2 }],
    ['a kept failure before the effect', { fault: 'error', stored: true, times: 1 }],
    ['a kept failure after the effect', { fault: 'error', stored: true, effect: true, times: 1 }],
  ] as const;
  const operations = ['createCustomer', 'createSetup', 'confirmSetup', 'cancelSetup'] as const;
  const cases = operations.flatMap((operation) => faults.map(([name, lever]) => [operation, name, lever] as const));

  it.each(cases)('to %s, as %s, ends in one that is right', async (operation, _name, lever) => {
    await controls.pull({ ...lever, operation });
    const { result } = await persistent(async () => {
      const begun = await begin();
      return operation === 'cancelSetup' ? payments.cancelSetup(begun.id, { idempotencyKey: 'cancel' }) : keep(begun);
    });
    expect(result.status).toBe(operation === 'cancelSetup' ? 'CANCELED' : 'SUCCEEDED');
    if (operation !== 'cancelSetup') expect(await charge(result)).toMatchObject({ status: 'AUTHORIZED' });
  });

  it('begins nothing twice: the same key, the same setup as it is by then', async () => {
    const begun = await begin();
    await keep(begun);
    expect(await begin()).toMatchObject({ id: begun.id, status: 'SUCCEEDED', card: { last4: '4242' } });
  });

  it('of a charge off session that was refused is refused again as it was', async () => {
    const kept = await keptByOwner('pm_card_authenticationRequired');
    await controls.pull({ fault: 'lostAnswer', operation: 'confirm', times: 2 });
    const refused = await failure(persistent(() => charge(kept)));
    expect(refused).toMatchObject({ name: 'PaymentRefused', code: 'AUTHENTICATION_REQUIRED' });
    expect(await controls.ledger('ord_1')).toMatchObject({ intents: 1, declines: 1, held: 0 });
  });
});

const customer = { ownerId: 'user_1', email: 'ada@example.com', idempotencyKey: 'customer' };
const setup = { setupId: 'setup_1', metadata: { recurringOrderId: 'rec_1' }, idempotencyKey: 'setup' };

async function begin(): Promise<CardSetup> {
  const { id: customerId } = await payments.createCustomer(customer);
  return payments.createSetup({ ...setup, customerId });
}

function keep({ id }: CardSetup, paymentMethodId = 'pm_card_visa', idempotencyKey = 'keep'): Promise<CardSetup> {
  return payments.confirmSetup(id, { paymentMethodId, returnUrl, idempotencyKey });
}

/** Kept, after its owner confirmed with the bank where it asked for that. */
async function keptByOwner(card: string): Promise<CardSetup> {
  const asked = await keep(await begin(), card);
  if (asked.status === 'REQUIRES_ACTION') await controls.authenticate(asked.id, 'authorize');
  const kept = await payments.retrieveSetup(asked.id);
  if (kept?.status !== 'SUCCEEDED') throw new Error(`${card} was not kept.`);
  return kept;
}

/** Holds 19.99 while nobody is there. */
async function charge(kept: CardSetup, paymentId = 'pay_1') {
  const customerId = kept.customerId ?? '';
  const { id } = await payments.create({ ...order, paymentId, customerId, idempotencyKey: `create:${paymentId}` });
  const paymentMethodId = kept.paymentMethodId ?? '';
  return payments.confirm(id, { paymentMethodId, returnUrl, offSession: true, idempotencyKey: `confirm:${paymentId}` });
}
