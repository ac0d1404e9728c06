import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StripeStandIn } from '#dev/stripe/server.ts';
import { startStripeStandIn } from '#dev/stripe/server.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { StripeControls } from '#test/kit/stripe.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import { until } from '#test/kit/until.ts';
import type { PaymentDesk } from '../platform/payments/desk.ts';
import { paymentDesk } from '../platform/payments/desk.ts';
import { fakeBooks } from '../platform/payments/fakeBooks.ts';
import type { RefundDesk } from '../platform/payments/refunds.ts';
import type { ReversalDesk, Reversible } from '../platform/payments/reversal.ts';
import { reversalDesk } from '../platform/payments/reversal.ts';
import type { PaymentEvent, Payments } from '../ports/payments.ts';
import { stripe } from '../ports/stripe.ts';
import { applyNotice } from './applyNotice/apply.ts';
import { isFollowed, notice, withoutSecret } from './notices.ts';

/** The desk, the adapter and the real SDK against the stateful stand-in, over HTTP, and what that tells by webhook. */
let standIn: StripeStandIn;
let controls: StripeControls;
let provider: Payments;
const heard: { body: string; signature: string }[] = [];
const endpoint = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => (body += part));
  request.on('end', () => {
    heard.push({ body, signature: String(request.headers['stripe-signature']) });
    response.end();
  });
});

beforeAll(async () => {
  standIn = await startStripeStandIn({ port: 0 });
  controls = stripeControls(standIn.url);
  const keys = { secretKey: standIn.keys.secretKey, webhookSecrets: [standIn.keys.webhookSecret] };
  provider = stripe({
    apiUrl: standIn.url,
    credentials: { current: () => Promise.resolve(keys), renewed: () => Promise.resolve(keys) },
  });
  await new Promise<void>((listening) => endpoint.listen(0, '127.0.0.1', listening));
  const { port } = endpoint.address() as AddressInfo;
  standIn.direct({ url: `http://127.0.0.1:${port}/`, secrets: [standIn.keys.webhookSecret] });
});

afterAll(async () => {
  await standIn.stop();
  endpoint.close();
});

const lines = [{ productId: 'mug', name: 'Mug', quantity: 1, unitPrice: 2000, taxRate: 1900, net: 2000, tax: 380 }];

function newOrder(paymentMethodId?: string): Reversible {
  const id = crypto.randomUUID();
  const chosen = paymentMethodId === undefined ? {} : { paymentMethodId };
  return { id, ownerId: 'owner', payAttempt: 1, currency: 'EUR', total: 2380, lines, ...chosen };
}

interface Books {
  readonly desk: PaymentDesk & ReversalDesk;
  readonly refunds: RefundDesk;
  row(order: Reversible): PaymentRow;
}

function books(): Books {
  const fake = fakeBooks();
  const places = {
    provider,
    table: fake.payments,
    purchase: 'ORDER' as const,
    returnUrl: (orderId: string) => `http://localhost:4000/orders/${orderId}`,
    now: () => new Date(),
  };
  const refunds = fake.desk(provider);
  return {
    refunds,
    desk: { ...paymentDesk(places), ...reversalDesk({ ...places, refunds }) },
    row(order) {
      const row = fake.payments.rows.get(`${order.id}-p1`);
      if (!row) throw new Error('The row is gone.');
      return row;
    },
  };
}

/** The followed notices of an order, as they lie in the queue, once the last of them has come. */
async function noticesOf(order: Reversible, intentId: string, last: string): Promise<PaymentEvent[]> {
  return until(`${last} of ${order.id}`, async () => {
    if ((await controls.waitingWebhooks()) > 0) return null;
    const mine = heard.filter(({ body }) => body.includes(order.id) || body.includes(`"${intentId}"`));
    const events = await Promise.all(mine.map(({ body, signature }) => provider.verifyWebhook(body, signature)));
    if (!events.some(({ type }) => type === last)) return null;
    const followed = events.filter(({ type }) => isFollowed(type)).map(withoutSecret);
    return followed.map((event) => notice.parse(JSON.parse(JSON.stringify(event))));
  });
}

/** What others can tell of the row. */
function factsOf(row: PaymentRow): Partial<PaymentRow> {
  const { status, captured, refunded, failure, card, actionUrl } = row;
  return {
    status,
    captured,
    refunded,
    ...(failure ? { failure } : {}),
    ...(card ? { card } : {}),
    ...(actionUrl ? { actionUrl } : {}),
  };
}

async function settledBy(events: readonly PaymentEvent[], begun: PaymentRow): Promise<PaymentRow> {
  const fake = fakeBooks([begun], lines);
  const table = fake.payments;
  const noted = new Set<string>();
  for (const event of events) {
    await applyNotice(event, {
      applySetup: () => Promise.resolve('FOREIGN'),
      table,
      provider,
      refunds: fake.desk(provider),
      now: () => new Date(),
      paymentOfIntent: () => Promise.resolve(begun.id),
      wasApplied: (id) => Promise.resolve(noted.has(id)),
      noteApplied: ({ id }) => {
        noted.add(id);
        return Promise.resolve();
      },
    });
  }
  return table.rows.get(begun.id) ?? begun;
}

/** Lives of a payment, with the name of the last event that tells of them. */
const lives: Readonly<
  Record<string, { method?: string; last: string; live: (order: Reversible, books: Books) => Promise<PaymentRow> }>
> = {
  'charged at once': {
    method: 'pm_card_visa',
    last: 'payment_intent.succeeded',
    live: async (order, { desk }) => desk.capture(await desk.authorise(await desk.begin(order))),
  },
  'held and let go': {
    method: 'pm_card_mastercard',
    last: 'payment_intent.canceled',
    live: async (order, { desk }) => {
      await desk.authorise(await desk.begin(order));
      return desk.reverse(order);
    },
  },
  'charged and given back': {
    method: 'pm_card_visa',
    last: 'charge.refunded',
    live: async (order, { desk }) => {
      await desk.capture(await desk.authorise(await desk.begin(order)));
      return desk.reverse(order);
    },
  },
  'given back in parts at the provider, of which one fails later': {
    method: 'pm_card_visa',
    last: 'refund.failed',
    live: async (order, { desk, refunds, row }) => {
      const { intentId: intent = '', id } = await desk.capture(await desk.authorise(await desk.begin(order)));
      await controls.refundByHand({ intent }, 500);
      const failing = await controls.refundByHand({ intent }, 300);
      await controls.endRefund(failing.id, 'failed', 'lost_or_stolen_card');
      await controls.refundByHand({ intent }, 80);
      await refunds.reconcile({ id, intentId: intent });
      expect(row(order)).toMatchObject({ status: 'CAPTURED', refunded: 580 });
      return row(order);
    },
  },
  refused: {
    method: 'pm_card_visa_chargeDeclinedInsufficientFunds',
    last: 'payment_intent.payment_failed',
    live: async (order, { desk }) => desk.authorise(await desk.begin(order)),
  },
  'confirmed with the bank, and charged': {
    method: 'pm_card_threeDSecureRequired',
    last: 'payment_intent.succeeded',
    live: async (order, { desk }) => {
      const asked = await desk.authorise(await desk.begin(order));
      await controls.authenticate(asked.intentId ?? '', 'authorize');
      return desk.capture(await desk.authorise(asked));
    },
  },
  'not confirmed with the bank': {
    method: 'pm_card_threeDSecureRequired',
    last: 'payment_intent.payment_failed',
    live: async (order, { desk }) => {
      const asked = await desk.authorise(await desk.begin(order));
      await controls.authenticate(asked.intentId ?? '', 'fail');
      return desk.authorise(asked);
    },
  },
  'paid in the browser, at the second try': {
    last: 'payment_intent.succeeded',
    live: async (order, { desk }) => {
      const waiting = await desk.begin(order);
      for (const paymentMethodId of ['pm_card_chargeDeclined', 'pm_card_visa']) {
        await controls.confirmInBrowser(standIn.keys.publishableKey, {
          clientSecret: waiting.clientSecret ?? '',
          paymentMethodId,
          returnUrl: 'http://localhost:4000/orders/1',
        });
      }
      return desk.capture(await desk.authorise(waiting));
    },
  },
};

describe('what the provider tells by webhook, shuffled and repeated, ends as the synchronous path did (P10)', () => {
  test.each(Object.entries(lives))('%s', async (_name, { method, last, live }) => {
    const order = newOrder(method);
    const kept = books();
    const begun = await kept.desk.begin(order);
    const ended = await live(order, kept);
    const events = await noticesOf(order, ended.intentId ?? '', last);
    expect(events.length).toBeGreaterThan(0);
    const shuffled = fc
      .array(fc.constantFrom(...events), { maxLength: 4 })
      .chain((again) => fc.shuffledSubarray([...events, ...again], { minLength: events.length + again.length }));
    await fc.assert(
      fc.asyncProperty(shuffled, async (delivered) => {
        expect(factsOf(await settledBy(delivered, begun))).toEqual(factsOf(ended));
      }),
      { numRuns: 25 },
    );
  });
});

describe('one charge, by the real SDK (P4)', () => {
  test.each([
    ['an announcement', 'create'],
    ['a confirmation', 'confirm'],
    ['a capture', 'capture'],
  ] as const)('%s whose answer is lost, and once more after that', async (_name, operation) => {
    const order = newOrder('pm_card_visa');
    const { desk, row } = books();
    await controls.pull({ fault: 'lostAnswer', operation, times: 3, orderId: order.id });
    const steps = [
      () => desk.begin(order),
      async () => desk.authorise(await desk.begin(order)),
      async () => desk.capture(await desk.begin(order)),
    ];
    for (const step of steps) await step().catch(step).catch(step);
    expect(row(order)).toMatchObject({ status: 'CAPTURED', captured: 2380 });
    expect(await controls.ledger(order.id)).toMatchObject({ intents: 1, authorizations: 1, captures: 1, net: 2380 });
    await controls.release();
  });
});
