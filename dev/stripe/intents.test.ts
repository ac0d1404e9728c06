import fc from 'fast-check';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StripeControls } from '#test/kit/stripe.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import type { StripeStandIn } from './server.ts';
import { startStripeStandIn } from './server.ts';

/** https://docs.stripe.com/payments/paymentintents/lifecycle */
const edges: Readonly<Record<string, readonly string[]>> = {
  requires_payment_method: ['requires_action', 'requires_capture', 'canceled'],
  requires_action: ['requires_payment_method', 'requires_capture', 'canceled'],
  requires_capture: ['succeeded', 'canceled'],
  succeeded: [],
  canceled: [],
};

const AMOUNT = 1_000;
const cards = ['pm_card_visa', 'pm_card_visa_chargeDeclined', 'pm_card_authenticationRequired'];

type Step =
  | { readonly kind: 'confirm'; readonly card: string }
  | { readonly kind: 'authenticate'; readonly outcome: 'authorize' | 'fail' }
  | { readonly kind: 'capture' | 'refund'; readonly amount: number }
  | { readonly kind: 'byHand'; readonly amount: number }
  | { readonly kind: 'endRefund'; readonly status: 'succeeded' | 'failed' | 'canceled' }
  | { readonly kind: 'cancel' | 'expire' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...cards).map((card) => ({ kind: 'confirm' as const, card })) },
  fc.constantFrom('authorize' as const, 'fail' as const).map((outcome) => ({ kind: 'authenticate' as const, outcome })),
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('capture' as const), amount: fc.integer({ min: 1, max: 1_200 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('refund' as const), amount: fc.integer({ min: 1, max: 1_200 }) }),
  },
  fc.record({ kind: fc.constant('byHand' as const), amount: fc.integer({ min: 1, max: 1_200 }) }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('endRefund' as const),
      status: fc.constantFrom('succeeded' as const, 'failed' as const, 'canceled' as const),
    }),
  },
  fc.constantFrom('cancel' as const, 'expire' as const).map((kind) => ({ kind })),
);

describe('a payment at the stand-in', () => {
  let standIn: StripeStandIn;
  let controls: StripeControls;
  let client: Stripe;
  let orders = 0;

  beforeAll(async () => {
    standIn = await startStripeStandIn({ port: 0 });
    controls = stripeControls(standIn.url);
    const { hostname, port } = new URL(standIn.url);
    client = new Stripe(standIn.keys.secretKey, { protocol: 'http', host: hostname, port, maxNetworkRetries: 0 });
  });

  afterAll(() => standIn.stop());

  async function take(id: string, orderId: string, each: Step): Promise<unknown> {
    switch (each.kind) {
      case 'confirm':
        return client.paymentIntents.confirm(id, { payment_method: each.card, return_url: 'http://localhost/' });
      case 'authenticate':
        return controls.authenticate(id, each.outcome);
      case 'capture':
        return client.paymentIntents.capture(id, { amount_to_capture: each.amount });
      case 'refund':
        return client.refunds.create({ payment_intent: id, amount: each.amount });
      case 'byHand':
        return controls.refundByHand({ intent: id }, each.amount);
      case 'endRefund': {
        const [newest] = await controls.refundsOf(orderId);
        return controls.endRefund(newest?.id ?? '', each.status);
      }
      case 'cancel':
        return client.paymentIntents.cancel(id);
      case 'expire':
        return controls.expire(id);
    }
  }

  it('moves along Stripe’s edges, takes no more than it held, and gives back no more than it took', async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      orders += 1;
      const orderId = `ord_${orders}`;
      const { id } = await client.paymentIntents.create({
        amount: AMOUNT,
        currency: 'eur',
        capture_method: 'manual',
        metadata: { orderId },
      });
      let status = 'requires_payment_method';
      for (const each of steps) {
        const before = await client.paymentIntents.retrieve(id);
        const refused = await take(id, orderId, each).then(
          () => false,
          () => true,
        );
        const after = await client.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
        const ledger = await controls.ledger(orderId);
        if (after.status !== status) expect(edges[status]).toContain(after.status);
        // A refused card is remembered; whatever else is refused changes nothing.
        if (refused && each.kind !== 'confirm') {
          expect(after.status).toBe(before.status);
          expect(after.amount_received).toBe(before.amount_received);
        }
        status = after.status;
        expect(after.amount_received).toBeLessThanOrEqual(AMOUNT);
        expect(after.amount_capturable).toBe(status === 'requires_capture' ? AMOUNT : 0);
        expect(ledger.captures).toBeLessThanOrEqual(1);
        expect(ledger.captured).toBe(after.amount_received);
        expect(ledger.refunded).toBeLessThanOrEqual(ledger.captured);
        expect(ledger.held).toBe(after.amount_capturable);
        const charge = after.latest_charge;
        if (typeof charge === 'object' && charge !== null && charge.captured) {
          expect(charge.amount_refunded - (charge.amount - charge.amount_captured)).toBe(ledger.refunded);
          const standing = (await controls.refundsOf(orderId)).filter(
            (refund) => refund.status === 'succeeded' || refund.status === 'pending',
          );
          expect(standing.reduce((sum, { amount }) => sum + amount, 0)).toBe(ledger.refunded);
          expect(standing).toHaveLength(ledger.refunds);
        }
      }
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
