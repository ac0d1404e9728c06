import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { newColleague } from '#test/kit/colleagues.ts';
import type { OrderView } from '#test/kit/orders.ts';
import { newOrder, orderInput, orderOf, placeOrder, whenOrder } from '#test/kit/orders.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { newProduct, productInput } from '#test/kit/products.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import Stripe from 'stripe';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';

const outputs = inject('outputs');
const stripe = stripeControls(outputs.stripe);
const webhookUrl = outputs.stack['StripeWebhookUrl'] ?? '';

let secret: string;

beforeAll(async () => {
  const client = new SecretsManagerClient({
    endpoint: outputs.aws,
    region: outputs.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const { SecretString } = await client.send(
    new GetSecretValueCommand({ SecretId: outputs.stack['StripeSecretArn'] ?? '' }),
  );
  client.destroy();
  ({ webhookSecret: secret } = JSON.parse(SecretString ?? '{}') as { webhookSecret: string });
});

afterEach(() => stripe.release());

interface Sent {
  readonly secret?: string;
  readonly secondsAgo?: number;
  readonly contentType?: string;
  /** What arrives in place of what was signed. */
  readonly body?: string;
  readonly unsigned?: boolean;
}

/** Posts a notice to the webhook, signed by the real SDK. */
async function post(payload: string, sent: Sent = {}): Promise<{ status: number; code: string }> {
  const timestamp = Math.floor(Date.now() / 1000) - (sent.secondsAgo ?? 0);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: sent.secret ?? secret, timestamp });
  const response = await fetch(webhookUrl, {
    method: 'POST',
    headers: {
      'content-type': sent.contentType ?? 'application/json; charset=utf-8',
      ...(sent.unsigned ? {} : { 'stripe-signature': signature }),
    },
    body: Buffer.from(sent.body ?? payload),
  });
  const { code } = (await response.json()) as { code: string };
  return { status: response.status, code };
}

/** A notice that an order's payment was given up. */
function canceled(order: OrderView, change: { readonly intent?: string } = {}): string {
  const [intent] = (order.paymentAction?.clientSecret ?? '').split('_secret_');
  return JSON.stringify({
    id: `evt_${crypto.randomUUID()}`,
    object: 'event',
    type: 'payment_intent.canceled',
    created: Math.floor(Date.now() / 1000),
    data: {
      object: {
        id: change.intent ?? intent,
        object: 'payment_intent',
        status: 'canceled',
        amount: 2380,
        amount_capturable: 0,
        amount_received: 0,
        currency: 'eur',
        client_secret: order.paymentAction?.clientSecret,
        metadata: { orderId: order.id, paymentId: order.payment?.id },
      },
    },
  });
}

describe('the webhook of the payment provider', () => {
  let ada: Person;
  let mug: string;

  beforeAll(async () => {
    const admin = await newColleague(outputs, 'boss', ['ADMIN']);
    mug = (await newProduct(admin, productInput({ stock: 100 }))).id;
    ada = await newPerson(outputs, 'ada');
  });

  /** An order that waits for its owner to pay: nothing but a notice can move its payment. */
  async function waiting(): Promise<OrderView> {
    const { id } = await newOrder(ada, [mug], { paymentMethodId: null });
    return whenOrder(ada, id, ['PAYMENT_ACTION_REQUIRED']);
  }

  /** What came before a notice that was settled was settled, too, or never will be. */
  async function nextNoticeSettled(): Promise<void> {
    const other = await waiting();
    await post(canceled(other));
    await until('the next notice to be settled', async () => {
      return (await orderOf(ada, other.id))?.payment?.status === 'VOIDED';
    });
  }

  it('believes nobody who cannot prove to be the provider, and changes nothing', async () => {
    const order = await waiting();
    const notice = canceled(order);
    expect(await post(notice, { unsigned: true })).toEqual({ status: 400, code: 'UNSIGNED' });
    expect(await post(notice, { secret: 'whsec_of_somebody_else' })).toEqual({ status: 400, code: 'UNTRUSTED' });
    expect(await post(notice, { secondsAgo: 301 })).toEqual({ status: 400, code: 'UNTRUSTED' });
    expect(await post(notice, { body: notice.replace('2380', '2381') })).toEqual({ status: 400, code: 'UNTRUSTED' });
    expect(await post('x'.repeat(300_000))).toEqual({ status: 413, code: 'TOO_LARGE' });
    expect((await fetch(webhookUrl)).status).toBe(405);
    expect(await post(canceled(order, { intent: 'pi_of_another_program' }))).toEqual({ status: 200, code: 'RECEIVED' });
    await nextNoticeSettled();
    expect((await orderOf(ada, order.id))?.payment).toMatchObject({ status: 'ACTION_REQUIRED' });
    await until('the refusals to be counted', async () => {
      return (await (await fetch(new URL('/metrics', outputs.status))).text()).includes('WebhooksRefused');
    });
  });

  it('settles a proven notice once, however often it comes, as text or as bytes', async () => {
    const order = await waiting();
    const notice = canceled(order);
    expect(await post(notice, { contentType: 'application/octet-stream' })).toEqual({ status: 200, code: 'RECEIVED' });
    const settled = await until('the payment to be void', async () => {
      const { payment } = (await orderOf(ada, order.id)) ?? {};
      return payment?.status === 'VOIDED' ? payment : null;
    });
    for (let again = 0; again < 3; again += 1) {
      expect(await post(notice)).toEqual({ status: 200, code: 'RECEIVED' });
    }
    await nextNoticeSettled();
    expect((await orderOf(ada, order.id))?.payment).toEqual(settled);
  });

  it('forgets proven notices that nobody follows', async () => {
    const notice = JSON.stringify({
      id: `evt_${crypto.randomUUID()}`,
      object: 'event',
      type: 'customer.created',
      created: Math.floor(Date.now() / 1000),
      data: { object: { id: 'cus_1', object: 'customer' } },
    });
    expect(await post(notice)).toEqual({ status: 200, code: 'IGNORED' });
  });

  it.each([
    ['an answer that is lost after the card was charged', { fault: 'lostAnswer', operation: 'confirm', times: 3 }],
    [
      'a failure that is kept under its key',
      { fault: 'error', operation: 'confirm', stored: true, effect: true, times: 1 },
    ],
    ['an answer to the capture that is lost', { fault: 'lostAnswer', operation: 'capture', times: 3 }],
    ['notices that overtake a late answer', { fault: 'latency', operation: 'confirm', milliseconds: 800, times: 1 }],
    ['an announcement that is lost', { fault: 'lostAnswer', operation: 'create', times: 3 }],
  ] as const)('%s: paid once', { timeout: 90_000 }, async (_name, lever) => {
    await stripe.pull(lever, { webhook: 'doubled' }, { webhook: 'reordered' });
    const { id } = await newOrder(ada, [mug]);
    const order = await whenOrder(ada, id, undefined, 60_000);
    expect(order).toMatchObject({ status: 'COMPLETED', payment: { status: 'CAPTURED', card: { last4: '4242' } } });
    expect(await stripe.ledger(id)).toMatchObject({ authorizations: 1, captures: 1, refunds: 0, net: 2380, held: 0 });
  });

  it('wakes an order whose owner paid in the browser, after a refusal there', { timeout: 90_000 }, async () => {
    const order = await waiting();
    const clientSecret = order.paymentAction?.clientSecret ?? '';
    const pay = (paymentMethodId: string) =>
      stripe.confirmInBrowser(outputs.stripePublishableKey, {
        clientSecret,
        paymentMethodId,
        returnUrl: `${outputs.web}/orders/${order.id}`,
      });
    expect((await pay('pm_card_chargeDeclined')).status).toBe(402);
    await until('the refusal to be known', async () => {
      return (await orderOf(ada, order.id))?.payment?.status === 'DECLINED';
    });
    expect((await orderOf(ada, order.id))?.status).toBe('PAYMENT_ACTION_REQUIRED');
    expect((await pay('pm_card_visa')).status).toBe(200);
    expect(await whenOrder(ada, order.id, undefined, 60_000)).toMatchObject({
      status: 'COMPLETED',
      payment: { status: 'CAPTURED', card: { brand: 'visa' }, refusal: null },
    });
    expect(await stripe.ledger(order.id)).toMatchObject({ authorizations: 1, declines: 1, captures: 1, net: 2380 });
  });

  it('pays an order of which no notice ever comes', async () => {
    await stripe.pull({ webhook: 'dropped' });
    const { id } = await newOrder(ada, [mug]);
    expect(await whenOrder(ada, id)).toMatchObject({ status: 'COMPLETED', payment: { status: 'CAPTURED' } });
  });

  it('takes no order whose total cannot be charged', async () => {
    const admin = await newColleague(outputs, 'giver', ['ADMIN']);
    const cent = await newProduct(admin, productInput({ price: { amount: '0.10', currency: 'EUR' } }));
    const { order, userErrors } = await placeOrder(ada, orderInput([cent.id]));
    expect(order).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'TOTAL_TOO_SMALL', field: 'lines' }]);
    const { id } = await newOrder(ada, [cent.id], { lines: [{ productId: cent.id, quantity: 5 }] });
    expect(await whenOrder(ada, id)).toMatchObject({ status: 'COMPLETED', total: { amount: '0.60' } });
  });
});
