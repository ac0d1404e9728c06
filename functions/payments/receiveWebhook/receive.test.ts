import Stripe from 'stripe';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaymentEvent } from '../../ports/payments.ts';
import { stripe } from '../../ports/stripe.ts';
import type { Delivery, Receiver, Reply } from './receive.ts';
import { LARGEST_BODY, receive } from './receive.ts';

const secret = 'whsec_the_right_one';
const rolled = 'whsec_the_one_before';

const provider = stripe({
  apiUrl: 'http://127.0.0.1:1',
  credentials: {
    current: () => Promise.resolve({ secretKey: 'sk_test_none', webhookSecrets: [secret, rolled] }),
    renewed: () => Promise.resolve({ secretKey: 'sk_test_none', webhookSecrets: [secret, rolled] }),
  },
});

const body = JSON.stringify({
  id: 'evt_1',
  object: 'event',
  type: 'payment_intent.amount_capturable_updated',
  created: 1_795_255_200,
  data: {
    object: {
      id: 'pi_1',
      object: 'payment_intent',
      status: 'requires_capture',
      amount: 1999,
      amount_capturable: 1999,
      amount_received: 0,
      currency: 'eur',
      client_secret: 'pi_1_secret_of_its_owner',
      metadata: { paymentId: 'p', note: 'Tür, 門, 🎟' },
    },
  },
});

function signed(payload: string, options: { secret?: string; secondsAgo?: number } = {}): string {
  const timestamp = Math.floor(Date.now() / 1000) - (options.secondsAgo ?? 0);
  return Stripe.webhooks.generateTestHeaderString({ payload, secret: options.secret ?? secret, timestamp });
}

function delivery(change: Partial<Delivery> = {}): Delivery {
  return { method: 'POST', signature: signed(body), body, isBase64Encoded: false, ...change };
}

interface Heard {
  readonly reply: Reply;
  readonly kept: readonly PaymentEvent[];
  readonly told: readonly string[];
}

async function heard(what: Delivery, keep: () => Promise<void> = () => Promise.resolve()): Promise<Heard> {
  const kept: PaymentEvent[] = [];
  const told: string[] = [];
  const receiver: Receiver = {
    verify: (rawBody, signature) => provider.verifyWebhook(rawBody, signature),
    keep: async (event) => {
      await keep();
      kept.push(event);
    },
    tell: (code) => told.push(code),
  };
  return { reply: await receive(what, receiver), kept, told };
}

describe('a webhook', () => {
  test('is kept, without its owner’s secret, and then answered', async () => {
    const { reply, kept } = await heard(delivery());
    expect(reply).toEqual({ status: 200, code: 'RECEIVED' });
    expect(kept).toMatchObject([{ id: 'evt_1', intentId: 'pi_1', metadata: { paymentId: 'p' } }]);
    expect(JSON.stringify(kept)).not.toContain('secret_of_its_owner');
  });

  test('is believed by its raw bytes, as Base64 too', async () => {
    const base64 = Buffer.from(body).toString('base64');
    const { reply, kept } = await heard(delivery({ body: base64, isBase64Encoded: true }));
    expect(reply.status).toBe(200);
    expect(kept[0]?.metadata['note']).toBe('Tür, 門, 🎟');
  });

  test('is believed by either secret while one is rolled', async () => {
    expect((await heard(delivery({ signature: signed(body, { secret: rolled }) }))).reply.status).toBe(200);
  });

  test('is not answered as received where it could not be kept', async () => {
    const { reply, told } = await heard(delivery(), () => Promise.reject(new Error('the queue is away')));
    expect(reply).toEqual({ status: 503, code: 'UNAVAILABLE' });
    expect(told).toEqual(['UNAVAILABLE']);
  });

  test('is forgotten where nobody follows its type', async () => {
    const other = body.replace('payment_intent.amount_capturable_updated', 'payment_intent.created');
    const { reply, kept } = await heard(delivery({ body: other, signature: signed(other) }));
    expect(reply).toEqual({ status: 200, code: 'IGNORED' });
    expect(kept).toEqual([]);
  });

  test.each<[string, Partial<Delivery>, Reply]>([
    ['without a signature', { signature: undefined }, { status: 400, code: 'UNSIGNED' }],
    ['with another secret', { signature: signed(body, { secret: 'whsec_wrong' }) }, { status: 400, code: 'UNTRUSTED' }],
    ['older than five minutes', { signature: signed(body, { secondsAgo: 301 }) }, { status: 400, code: 'UNTRUSTED' }],
    ['with nonsense for a signature', { signature: 't=1,v1=,v0=x' }, { status: 400, code: 'UNTRUSTED' }],
    ['signed, and no JSON', { body: 'evt', signature: signed('evt') }, { status: 400, code: 'UNTRUSTED' }],
    ['without a body', { body: undefined }, { status: 400, code: 'EMPTY' }],
    ['that is too large', { body: 'x'.repeat(LARGEST_BODY + 1) }, { status: 413, code: 'TOO_LARGE' }],
    ['by another method', { method: 'GET' }, { status: 405, code: 'METHOD_NOT_ALLOWED' }],
  ])('%s changes nothing', async (_name, change, expected) => {
    const { reply, kept } = await heard(delivery(change));
    expect(reply).toEqual(expected);
    expect(kept).toEqual([]);
  });

  test('that is nearly five minutes old is still believed', async () => {
    expect((await heard(delivery({ signature: signed(body, { secondsAgo: 290 }) }))).reply.status).toBe(200);
  });

  test('with any single byte of body or signature changed is refused', async () => {
    const signature = signed(body);
    const bytes = Buffer.from(body);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const tampered = Buffer.from(bytes);
        tampered[at] = (bytes[at] ?? 0) ^ flip;
        const { reply, kept } = await heard(
          delivery({ signature, body: tampered.toString('base64'), isBase64Encoded: true }),
        );
        expect(reply.status).toBe(400);
        expect(kept).toEqual([]);
      }),
    );
    const hex = signature.indexOf('v1=') + 3;
    const other = `${signature.slice(0, hex)}${signature[hex] === '0' ? '1' : '0'}${signature.slice(hex + 1)}`;
    expect((await heard(delivery({ signature: other }))).reply.status).toBe(400);
  });
});
