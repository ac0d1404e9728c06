import fc from 'fast-check';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StripeControls } from '#test/kit/stripe.ts';
import { stripeControls } from '#test/kit/stripe.ts';
import type { StripeStandIn } from './server.ts';
import { startStripeStandIn } from './server.ts';

/** https://docs.stripe.com/payments/paymentintents/lifecycle, which setups share but for the capture. */
const edges: Readonly<Record<string, readonly string[]>> = {
  requires_payment_method: ['requires_action', 'succeeded', 'canceled'],
  requires_action: ['requires_payment_method', 'succeeded', 'canceled'],
  succeeded: [],
  canceled: [],
};

const cards = ['pm_card_visa', 'pm_card_visa_chargeDeclined', 'pm_card_authenticationRequired', 'pm_card_nothing'];

type Step =
  | { readonly kind: 'confirm'; readonly card: string }
  | { readonly kind: 'authenticate'; readonly outcome: 'authorize' | 'fail' }
  | { readonly kind: 'cancel' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...cards).map((card) => ({ kind: 'confirm' as const, card })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('authorize' as const, 'fail' as const)
      .map((outcome) => ({ kind: 'authenticate' as const, outcome })),
  },
  fc.constant({ kind: 'cancel' as const }),
);

describe('the keeping of a card at the stand-in', () => {
  let standIn: StripeStandIn;
  let controls: StripeControls;
  let client: Stripe;

  beforeAll(async () => {
    standIn = await startStripeStandIn({ port: 0 });
    controls = stripeControls(standIn.url);
    const { hostname, port } = new URL(standIn.url);
    client = new Stripe(standIn.keys.secretKey, { protocol: 'http', host: hostname, port, maxNetworkRetries: 0 });
  });

  afterAll(() => standIn.stop());

  function take(id: string, each: Step): Promise<unknown> {
    switch (each.kind) {
      case 'confirm':
        return client.setupIntents.confirm(id, { payment_method: each.card, return_url: 'http://localhost/' });
      case 'authenticate':
        return controls.authenticate(id, each.outcome);
      case 'cancel':
        return client.setupIntents.cancel(id);
    }
  }

  it('moves along Stripe’s edges, and its customer has a card exactly where it succeeded', async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      const { id: customer } = await client.customers.create();
      const { id } = await client.setupIntents.create({ customer, usage: 'off_session' });
      let status = 'requires_payment_method';
      for (const each of steps) {
        await take(id, each).catch((error: unknown) => error);
        const after = await client.setupIntents.retrieve(id);
        if (after.status !== status) expect(edges[status]).toContain(after.status);
        status = after.status;
        expect(after.next_action === null).toBe(status !== 'requires_action');
        const { data } = await client.paymentMethods.list({ customer });
        expect(data.map((method) => method.id)).toEqual(status === 'succeeded' ? [after.payment_method] : []);
      }
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
