import { afterEach, describe, expect, test } from 'vitest';
import type { StripeStandIn } from '#dev/stripe/server.ts';
import { stripeWorld } from '#test/kit/stripeWorld.ts';
import type { CardSetup, Intent, Payments, Refund } from '../../ports/payments.ts';
import { PaymentRefused, PaymentStateError } from '../../ports/payments.ts';
import { fakeCards, fakeProvider } from './fakeProvider.ts';

/** The provider in memory, or the adapter with the stand-in, under the same hands. */
interface World {
  readonly payments: Payments;
  authenticate(setup: CardSetup): Promise<void>;
  endRefund(refund: Refund, status: 'succeeded' | 'failed' | 'canceled'): Promise<void>;
  refundByHand(intent: Intent, amount: number): Promise<void>;
  beginPending(): Promise<void>;
}

let standIn: StripeStandIn | undefined;

afterEach(async () => {
  await standIn?.stop();
  standIn = undefined;
});

const statuses = { succeeded: 'SUCCEEDED', failed: 'FAILED', canceled: 'CANCELED' } as const;

function inMemory(): Promise<World> {
  const payments = fakeProvider();
  return Promise.resolve({
    payments,
    authenticate: (setup) => done(payments.authenticateSetup(setup.id, true)),
    endRefund: (refund, status) =>
      done(payments.endRefund(refund.id, statuses[status], status === 'failed' ? 'DECLINED' : 'MERCHANT_REQUEST')),
    refundByHand: (intent, amount) => done(payments.refundByHand(intent.id, amount)),
    beginPending: () => done(payments.beginRefunds('PENDING')),
  });
}

async function atStandIn(): Promise<World> {
  const world = await stripeWorld();
  ({ standIn } = world);
  const { controls, payments } = world;
  return {
    payments,
    authenticate: (setup) => controls.authenticate(setup.id, 'authorize'),
    async endRefund(refund, status) {
      await controls.endRefund(refund.id, status, status === 'failed' ? 'declined' : undefined);
    },
    async refundByHand(intent, amount) {
      await controls.refundByHand({ intent: intent.id }, amount);
    },
    beginPending: () => controls.pull({ fault: 'refundPending' }),
  };
}

function done(_nothing: unknown): Promise<void> {
  return Promise.resolve();
}

/** What was seen in one world: without what differs in each, ids and instants. */
type Seen = readonly unknown[];

const scenes: Readonly<Record<string, (world: World) => Promise<Seen>>> = {
  async 'a kept card is charged while nobody is there, until it is forgotten'({ payments }) {
    const kept = await keep(payments, fakeCards.good);
    const first = await charge(payments, kept, 'pay_1');
    const second = await charge(payments, kept, 'pay_2');
    await payments.forgetMethod(kept.paymentMethodId ?? '');
    return [kept.status, kept.card?.last4, first, second, await charge(payments, kept, 'pay_3')];
  },
  async 'a card that asks for its owner is refused while nobody is there'({ payments, authenticate }) {
    const asked = await keep(payments, fakeCards.asks);
    await authenticate(asked);
    const kept = await payments.retrieveSetup(asked.id);
    return [asked.status, kept?.status, kept?.failure, kept && (await charge(payments, kept, 'pay_1'))];
  },
  async 'a card that is declined later can be kept'({ payments }) {
    const kept = await keep(payments, fakeCards.declinesLater);
    return [kept.status, await charge(payments, kept, 'pay_1')];
  },
  async 'a card that is refused is not kept'({ payments }) {
    return [await outcome(keep(payments, fakeCards.refused))];
  },
  async 'a setup ends once'({ payments }) {
    const begun = await begin(payments);
    const cancel = () => payments.cancelSetup(begun.id, { idempotencyKey: 'cancel' });
    return [(await cancel()).status, (await cancel()).status, await outcome(keep(payments, fakeCards.good))];
  },
  async 'refunds in parts, by hand and too much of it'({ payments, refundByHand }) {
    const intent = await taken(payments);
    const part = () => payments.refund(intent.id, { refundId: 'ref_1', amountMinor: 500, idempotencyKey: 'refund' });
    await part();
    await part();
    await refundByHand(intent, 700);
    const tooMuch = { refundId: 'ref_2', amountMinor: 800, idempotencyKey: 'too much' };
    const refused = await outcome(payments.refund(intent.id, tooMuch));
    await payments.refund(intent.id, { refundId: 'ref_3', idempotencyKey: 'rest' });
    return [refused, await standing(payments, intent)];
  },
  async 'refunds that were pending and end in every way'({ payments, endRefund, beginPending }) {
    const intent = await taken(payments);
    await beginPending();
    const ends = ['succeeded', 'failed', 'canceled'] as const;
    for (const end of ends) {
      const asked = { refundId: end, amountMinor: 100, idempotencyKey: end };
      await endRefund(await payments.refund(intent.id, asked), end);
    }
    const again = { refundId: 'failed', amountMinor: 100, idempotencyKey: 'again' };
    await payments.refund(intent.id, again);
    return [await standing(payments, intent)];
  },
  async 'a refund that fails after it succeeded'({ payments, endRefund }) {
    const intent = await taken(payments);
    await endRefund(await payments.refund(intent.id, { refundId: 'ref_1', idempotencyKey: 'refund' }), 'failed');
    return [await standing(payments, intent)];
  },
  async 'a hold that was let go has no refunds'({ payments }) {
    const intent = await held(payments);
    await payments.cancel(intent.id, { idempotencyKey: 'cancel' });
    return [await standing(payments, intent)];
  },
  async 'the ledger, page by page'({ payments }) {
    for (const key of ['1', '2', '3']) await announce(payments, `pay_${key}`);
    const first = await payments.ledger({ limit: 2 });
    const second = await payments.ledger({ limit: 2, ...(first.next === null ? {} : { after: first.next }) });
    return [first, second].map(({ intents, next }) => [intents.map(({ metadata }) => metadata), next === null]);
  },
};

describe('the provider in memory does what the adapter does at the stand-in', () => {
  test.each(Object.keys(scenes))('%s', async (name) => {
    const scene = scenes[name];
    if (scene === undefined) throw new Error(`There is no ${name}.`);
    const seen = await scene(await inMemory());
    expect(seen).not.toEqual([]);
    expect(seen).toEqual(await scene(await atStandIn()));
  });
});

const returnUrl = 'http://localhost:4000/';

function announce(payments: Payments, paymentId: string, customerId?: string): Promise<Intent> {
  return payments.create({
    paymentId,
    amountMinor: 1999,
    currency: 'EUR',
    metadata: { orderId: 'ord_1' },
    ...(customerId === undefined ? {} : { customerId }),
    idempotencyKey: paymentId,
  });
}

async function held(payments: Payments): Promise<Intent> {
  const { id } = await announce(payments, 'pay_1');
  return payments.confirm(id, { paymentMethodId: fakeCards.good, returnUrl, idempotencyKey: 'confirm' });
}

async function taken(payments: Payments): Promise<Intent> {
  return payments.capture((await held(payments)).id, { idempotencyKey: 'capture' });
}

async function begin(payments: Payments): Promise<CardSetup> {
  const owner = { ownerId: 'user_1', email: 'ada@example.com', idempotencyKey: 'customer' };
  const { id: customerId } = await payments.createCustomer(owner);
  return payments.createSetup({ setupId: 'setup_1', customerId, metadata: {}, idempotencyKey: 'setup' });
}

async function keep(payments: Payments, paymentMethodId: string): Promise<CardSetup> {
  const { id } = await begin(payments);
  return payments.confirmSetup(id, { paymentMethodId, returnUrl, idempotencyKey: 'keep' });
}

async function charge(payments: Payments, kept: CardSetup, paymentId: string): Promise<unknown> {
  const { id } = await announce(payments, paymentId, kept.customerId ?? '');
  const paymentMethodId = kept.paymentMethodId ?? '';
  return outcome(
    payments.confirm(id, { paymentMethodId, returnUrl, offSession: true, idempotencyKey: `confirm ${paymentId}` }),
  );
}

/** The status that it ends in, or how it was refused. */
function outcome(work: Promise<{ readonly status: string }>): Promise<string> {
  return work.then(
    ({ status }) => status,
    (error: unknown) => {
      if (error instanceof PaymentRefused) return `refused: ${error.code}`;
      if (error instanceof PaymentStateError) return 'not possible';
      throw error;
    },
  );
}

async function standing(payments: Payments, { id }: Intent): Promise<unknown> {
  const intent = await payments.retrieve(id);
  const refunds = await payments.refundsOf(id);
  return {
    status: intent?.status,
    received: intent?.amountReceived,
    refunded: intent?.amountRefunded,
    refunds: refunds.map(({ refundId, status, amount, failure }) => [refundId, status, amount, failure]),
  };
}
