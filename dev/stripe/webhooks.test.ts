import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PaymentEvent, Payments } from '#functions/ports/payments.ts';
import { UntrustedWebhookError } from '#functions/ports/payments.ts';
import { stripe } from '#functions/ports/stripe.ts';
import type { StripeControls } from '#test/kit/stripe.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import type { StripeStandIn } from './server.ts';
import { startStripeStandIn } from './server.ts';
import { signatureOf } from './webhooks.ts';

/** An event as it stands in the body. */
interface Told {
  readonly type: string;
  readonly data: { readonly object: object };
}

interface Heard {
  readonly body: Buffer;
  readonly signature: string;
}

let standIn: StripeStandIn;
let controls: StripeControls;
let payments: Payments;
let receiver: Server;
let receiverUrl: string;
let heard: Heard[];
let answer: number;

beforeEach(async () => {
  heard = [];
  answer = 200;
  receiver = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      heard.push({ body: Buffer.concat(chunks), signature: String(incoming.headers['stripe-signature']) });
      outgoing.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  standIn = await startStripeStandIn({ port: 0, refundEndsAfter: 10 });
  standIn.direct({ url: receiverUrl, secrets: [standIn.keys.webhookSecret] });
  controls = stripeControls(standIn.url);
  payments = trusting([standIn.keys.webhookSecret]);
});

afterEach(async () => {
  await standIn.stop();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

describe('events', () => {
  it('tell a payment’s life, in order, signed', async () => {
    const { id } = await paid();
    const events = await eventsWith(['payment_intent.succeeded']);
    expect(events.map(({ type }) => type).sort()).toEqual([
      'charge.captured',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'payment_intent.created',
      'payment_intent.succeeded',
    ]);
    expect(new Set(events.map(({ intentId }) => intentId))).toEqual(new Set([id]));
    expect(new Set(events.map(({ metadata }) => metadata['orderId']))).toEqual(new Set(['ord_1']));
    const last = events.find(({ type }) => type === 'payment_intent.succeeded');
    expect(last?.intent).toMatchObject({ id, status: 'CAPTURED', amountReceived: 1999, amountRefunded: null });
    expect(Date.now() - Date.parse(last?.at ?? '')).toBeLessThan(60_000);
  });

  it.each([
    [
      'a refusal',
      'pm_card_visa_chargeDeclined',
      ['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed'],
    ],
    ['3-D Secure', 'pm_card_authenticationRequired', ['payment_intent.created', 'payment_intent.requires_action']],
  ])('tell %s', async (_name, card, types) => {
    const created = await create();
    await payments.confirm(created.id, confirmation(card)).catch(() => undefined);
    expect((await eventsWith(types)).map(({ type }) => type).sort()).toEqual([...types].sort());
  });

  it('tell that a hold was let go, by the merchant and by the bank', async () => {
    const first = await held();
    await payments.cancel(first, { idempotencyKey: 'cancel' });
    await eventsWith(['charge.refunded', 'payment_intent.canceled']);
    const second = await held('second');
    await controls.expire(second);
    await eventsWith(['charge.expired']);
  });

  it('tell a refund by its charge and by itself, and one that failed later', async () => {
    const { id } = await paid('pm_card_refundFail');
    await payments.refund(id, { refundId: 'ref_1', idempotencyKey: 'refund' });
    const events = await eventsWith(['refund.created', 'charge.refunded', 'refund.updated', 'refund.failed']);
    expect(events.find(({ type }) => type === 'refund.failed')).toMatchObject({
      intentId: id,
      refund: { refundId: 'ref_1', status: 'FAILED', amount: 1999 },
    });
  });

  it('tell a refund that was made by hand, without anything of ours in it, and its charge without its refunds', async () => {
    const { id } = await paid();
    const byHand = await controls.refundByHand({ orderId: 'ord_1' }, 500);
    const events = await eventsWith(['refund.created', 'charge.refunded']);
    expect(events.find(({ type }) => type === 'refund.created')).toMatchObject({
      intentId: id,
      metadata: {},
      refund: { id: byHand.id, refundId: null, status: 'SUCCEEDED', amount: 500, failure: null },
    });
    expect(events.find(({ type }) => type === 'charge.refunded')).toMatchObject({ intentId: id, refund: null });
    const charge = heard
      .map(({ body }) => JSON.parse(body.toString()) as Told)
      .find(({ type }) => type === 'charge.refunded');
    expect(charge?.data.object).toMatchObject({ object: 'charge', amount_refunded: 500 });
    expect(charge?.data.object).not.toHaveProperty('refunds');
  });

  it.each([
    ['succeeded', ['refund.created', 'refund.updated'], 'SUCCEEDED'],
    ['failed', ['refund.created', 'refund.updated', 'refund.failed'], 'FAILED'],
    ['canceled', ['refund.created', 'refund.updated'], 'CANCELED'],
  ] as const)('tell a refund that was pending and %s', async (status, types, ended) => {
    const { id } = await paid();
    await controls.pull({ fault: 'refundPending', times: 1 });
    const refund = await payments.refund(id, { refundId: 'ref_1', idempotencyKey: 'refund' });
    expect(refund.status).toBe('PENDING');
    await controls.endRefund(refund.id, status);
    const events = (await eventsWith(types)).filter(({ type }) => type.startsWith('refund.'));
    expect(events.map(({ type }) => type).sort()).toEqual([...types].sort());
    const created = events.find(({ type }) => type === 'refund.created');
    expect(created).toMatchObject({ refund: { status: 'PENDING' }, metadata: { refundId: 'ref_1' } });
    expect(events.find(({ type }) => type === types.at(-1))).toMatchObject({
      refund: { id: refund.id, status: ended },
    });
  });

  it('tell how a card came to be kept, with its setup’s metadata', async () => {
    const { id: customerId } = await payments.createCustomer({
      ownerId: 'user_1',
      email: 'ada@example.com',
      idempotencyKey: 'customer',
    });
    const keepCard = async (setupId: string, card: string) => {
      const metadata = { recurringOrderId: 'rec_1' };
      const begun = await payments.createSetup({ setupId, customerId, metadata, idempotencyKey: setupId });
      await payments.confirmSetup(begun.id, confirmation(card, `confirm ${setupId}`)).catch(() => undefined);
      return begun.id;
    };
    const kept = await keepCard('setup_1', 'pm_card_authenticationRequired');
    await controls.authenticate(kept, 'authorize');
    const refused = await keepCard('setup_2', 'pm_card_visa_chargeDeclined');
    await payments.cancelSetup(refused, { idempotencyKey: 'cancel' });
    const events = await eventsWith([
      'customer.created',
      'payment_method.attached',
      'setup_intent.created',
      'setup_intent.requires_action',
      'setup_intent.succeeded',
      'setup_intent.setup_failed',
      'setup_intent.canceled',
    ]);
    expect(events.find(({ type }) => type === 'setup_intent.succeeded')).toMatchObject({
      intentId: null,
      metadata: { setupId: 'setup_1', recurringOrderId: 'rec_1' },
      setup: { id: kept, status: 'SUCCEEDED', customerId, paymentMethodId: expect.stringMatching(/^pm_/), card: null },
    });
    expect(events.find(({ type }) => type === 'setup_intent.setup_failed')).toMatchObject({
      setup: { id: refused, status: 'REQUIRES_PAYMENT_METHOD', failure: 'CARD_DECLINED' },
    });
    expect(events.find(({ type }) => type === 'setup_intent.canceled')).toMatchObject({
      setup: { status: 'CANCELED' },
    });
  });

  it('are delivered again until they are taken', async () => {
    answer = 500;
    await create();
    await until('three deliveries', () => heard.length >= 3);
    answer = 200;
    await until('the queue to be empty', async () => (await controls.waitingWebhooks()) === 0);
    const ids = new Set((await Promise.all(heard.map((each) => verify(each)))).map(({ id }) => id));
    expect(ids.size).toBe(1);
  });
});

describe('levers on webhooks', () => {
  it('double them', async () => {
    await controls.pull({ webhook: 'doubled', event: 'payment_intent.created' });
    await create();
    await until('two deliveries', () => heard.length === 2);
    const [first, second] = await Promise.all(heard.map((each) => verify(each)));
    expect(first?.id).toBe(second?.id);
  });

  it('turn their order round', async () => {
    await controls.pull({ webhook: 'reordered' });
    await paid();
    const types = (await eventsWith(['payment_intent.succeeded', 'payment_intent.created'])).map(({ type }) => type);
    expect(types.indexOf('payment_intent.succeeded')).toBeLessThan(types.indexOf('payment_intent.created'));
  });

  it('delay them', async () => {
    await controls.pull({ webhook: 'delayed', milliseconds: 300 });
    const began = performance.now();
    await create();
    await until('the delivery', () => heard.length === 1);
    expect(performance.now() - began).toBeGreaterThan(290);
  });

  it('drop them for good, and only those that are meant', async () => {
    await controls.pull({ webhook: 'dropped', event: 'payment_intent.created', orderId: 'ord_1' });
    await create();
    await create('other', 'ord_2');
    await until('the other order’s event', () => heard.length === 1);
    expect(await verify(heard[0])).toMatchObject({ metadata: { orderId: 'ord_2' } });
    expect(await controls.waitingWebhooks()).toBe(0);
  });

  it.each(['wrongSecret', 'stale'] as const)('sign them as %s, which is not believed', async (webhook) => {
    await controls.pull({ webhook, times: 1 });
    await create();
    await until('the delivery', () => heard.length === 1);
    await expect(verify(heard[0])).rejects.toThrow(UntrustedWebhookError);
  });

  it('send one once more', async () => {
    await create();
    await until('the delivery', () => heard.length === 1);
    const { id } = await verify(heard[0]);
    await controls.resend(id);
    await until('the second delivery', () => heard.length === 2);
    expect((await verify(heard[1])).id).toBe(id);
  });
});

describe('the signature', () => {
  it('holds by either secret while one takes the place of the other', async () => {
    standIn.direct({ url: receiverUrl, secrets: ['whsec_new', standIn.keys.webhookSecret] });
    await create();
    await until('the delivery', () => heard.length === 1);
    const [delivery] = heard;
    for (const secrets of [['whsec_new'], [standIn.keys.webhookSecret], ['whsec_none', 'whsec_new']]) {
      expect(await verify(delivery, trusting(secrets))).toMatchObject({ type: 'payment_intent.created' });
    }
    await expect(verify(delivery, trusting(['whsec_none']))).rejects.toThrow(UntrustedWebhookError);
  });

  it('is tried with secrets that are read anew before it is refused', async () => {
    await create();
    await until('the delivery', () => heard.length === 1);
    const { secretKey, webhookSecret } = standIn.keys;
    const rolled = stripe({
      apiUrl: standIn.url,
      credentials: {
        current: () => Promise.resolve({ secretKey, webhookSecrets: ['whsec_old'] }),
        renewed: () => Promise.resolve({ secretKey, webhookSecrets: [webhookSecret] }),
      },
    });
    expect(await verify(heard[0], rolled)).toMatchObject({ type: 'payment_intent.created' });
  });

  it('does not hold for a body of which a byte changed, nor without a signature', async () => {
    await create();
    await until('the delivery', () => heard.length === 1);
    const { body = Buffer.alloc(0), signature = '' } = heard[0] ?? {};
    const changed = Buffer.from(body.toString('utf8').replace('1999', '1998'));
    await expect(payments.verifyWebhook(changed, signature)).rejects.toThrow(UntrustedWebhookError);
    await expect(payments.verifyWebhook(body, '')).rejects.toThrow(UntrustedWebhookError);
    await expect(payments.verifyWebhook(body, 'nonsense')).rejects.toThrow(UntrustedWebhookError);
    await expect(payments.verifyWebhook('', signature)).rejects.toThrow(UntrustedWebhookError);
    expect(await payments.verifyWebhook(body.toString('utf8'), signature)).toMatchObject({
      metadata: { orderId: 'ord_1' },
    });
  });

  it.each([
    [299, true],
    [302, false],
  ])('%d seconds old holds: %s', async (age, holds) => {
    const body = JSON.stringify({
      id: 'evt_1',
      object: 'event',
      type: 'ping',
      created: 1,
      data: { object: { object: 'nothing' } },
    });
    const signed = signatureOf(body, [standIn.keys.webhookSecret], Math.floor(Date.now() / 1000) - age);
    const outcome = await payments.verifyWebhook(body, signed).catch((error: unknown) => error);
    expect(outcome instanceof UntrustedWebhookError).toBe(!holds);
  });

  it('proves nothing about what is no event', async () => {
    const signed = (body: string) => signatureOf(body, [standIn.keys.webhookSecret], Math.floor(Date.now() / 1000));
    for (const body of ['no JSON', '[]', '{"object":"event"}', 'null']) {
      await expect(payments.verifyWebhook(body, signed(body))).rejects.toThrow();
    }
  });
});

function trusting(webhookSecrets: readonly string[]): Payments {
  const known = { secretKey: standIn.keys.secretKey, webhookSecrets };
  return stripe({
    apiUrl: standIn.url,
    credentials: { current: () => Promise.resolve(known), renewed: () => Promise.resolve(known) },
  });
}

function verify(delivery: Heard | undefined, by = payments): Promise<PaymentEvent> {
  if (delivery === undefined) throw new Error('Nothing was delivered.');
  return by.verifyWebhook(delivery.body, delivery.signature);
}

/** All events so far, once those of these types are among them and nothing waits. */
async function eventsWith(types: readonly string[]): Promise<PaymentEvent[]> {
  return until(`the events ${types.join(', ')}`, async () => {
    if ((await controls.waitingWebhooks()) > 0) return null;
    const events = await Promise.all(heard.map((each) => verify(each)));
    return types.every((type) => events.some((event) => event.type === type)) ? events : null;
  });
}

async function create(idempotencyKey = 'create', orderId = 'ord_1') {
  return payments.create({
    paymentId: 'pay_1',
    amountMinor: 1999,
    currency: 'EUR',
    metadata: { orderId },
    idempotencyKey,
  });
}

function confirmation(paymentMethodId: string, idempotencyKey = 'confirm') {
  return { paymentMethodId, returnUrl: 'http://localhost:4000/', idempotencyKey };
}

async function held(key = 'first', card = 'pm_card_visa'): Promise<string> {
  const { id } = await create(`create-${key}`);
  await payments.confirm(id, confirmation(card, `confirm-${key}`));
  return id;
}

async function paid(card = 'pm_card_visa') {
  return payments.capture(await held('first', card), { idempotencyKey: 'capture' });
}
