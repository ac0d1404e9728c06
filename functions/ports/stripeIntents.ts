import type Stripe from 'stripe';
import type { Intent, IntentStatus, Payments } from './payments.ts';
import { PaymentFault, PaymentRefused } from './payments.ts';
import { stripeAmount } from './stripeAmounts.ts';
import type { Step, StripeConnection } from './stripeConnection.ts';
import { translated } from './stripeErrors.ts';
import { expandCard, intentOf } from './stripeShapes.ts';

export type IntentCalls = Pick<Payments, 'create' | 'confirm' | 'retrieve' | 'capture' | 'cancel' | 'ledger'> & {
  /** What Stripe counts for so many minor units of the payment's currency. */
  amountOf(intentId: string, minor: number): Promise<number>;
};

/** What Stripe lists at once: https://docs.stripe.com/api/pagination */
const MOST_LISTED = 100;

/** Payments, by Stripe's PaymentIntents. */
export function stripeIntents({ look, make, change, call }: StripeConnection): IntentCalls {
  async function retrieve(intentId: string): Promise<Intent | null> {
    const found = await look(intentId, (client) =>
      client.paymentIntents.retrieve(intentId, { expand: [...expandCard] }),
    );
    return found && intentOf(found);
  }

  async function known(intentId: string): Promise<Intent> {
    const intent = await retrieve(intentId);
    if (intent !== null) return intent;
    throw new PaymentFault('resource_missing', `Stripe knows no payment ${intentId}.`);
  }

  function changed(
    intentId: string,
    key: string,
    step: Step<IntentStatus>,
    send: (client: Stripe, key: string) => Promise<Stripe.Response<Stripe.PaymentIntent>>,
  ): Promise<Intent> {
    return change(key, { step, send, read: intentOf, known: () => known(intentId), intentOf: (intent) => intent });
  }

  async function amountOf(intentId: string, minor: number): Promise<number> {
    return stripeAmount(minor, (await known(intentId)).currency);
  }

  return {
    amountOf,
    retrieve,
    async create({ paymentId, amountMinor, currency, email, customerId, metadata, idempotencyKey }) {
      const parameters: Stripe.PaymentIntentCreateParams = {
        amount: stripeAmount(amountMinor, currency),
        currency: currency.toLowerCase(),
        capture_method: 'manual',
        // Cards alone can be held and captured later everywhere, and need no redirect but that of 3-D Secure.
        allowed_payment_method_types: ['card'],
        metadata: { ...metadata, paymentId },
        ...(email === undefined ? {} : { description: `Order for ${email}` }),
        ...(customerId === undefined ? {} : { customer: customerId }),
      };
      return make(idempotencyKey, {
        send: (client, key) => client.paymentIntents.create(parameters, { idempotencyKey: key }),
        read: intentOf,
        again: ({ id }) => known(id),
      });
    },
    async confirm(intentId, { paymentMethodId, returnUrl, offSession = false, idempotencyKey }) {
      const intent = await changed(intentId, idempotencyKey, steps.confirm, (client, key) =>
        client.paymentIntents.confirm(
          intentId,
          {
            payment_method: paymentMethodId,
            return_url: returnUrl,
            // A bank that asks for the card's owner refuses the attempt, and leaves an intent that its owner may still pay:
            // https://docs.stripe.com/payments/save-and-reuse?platform=web#charge-saved-payment-method
            ...(offSession ? { off_session: true } : {}),
            expand: [...expandCard],
          },
          { idempotencyKey: key },
        ),
      );
      if (!offSession || intent.status !== 'REQUIRES_ACTION') return intent;
      throw new PaymentRefused('AUTHENTICATION_REQUIRED', `${intentId} waits for its card's owner.`, { intent });
    },
    async capture(intentId, { amountMinor, idempotencyKey }) {
      const amount = amountMinor === undefined ? undefined : await amountOf(intentId, amountMinor);
      return changed(intentId, idempotencyKey, steps.capture, (client, key) =>
        client.paymentIntents.capture(
          intentId,
          { ...(amount === undefined ? {} : { amount_to_capture: amount }), expand: [...expandCard] },
          { idempotencyKey: key },
        ),
      );
    },
    cancel: (intentId, { idempotencyKey }) =>
      changed(intentId, idempotencyKey, steps.cancel, (client, key) =>
        client.paymentIntents.cancel(intentId, { expand: [...expandCard] }, { idempotencyKey: key }),
      ),
    async ledger({ after, limit }) {
      try {
        const page = await call((client) =>
          client.paymentIntents.list({
            limit: Math.min(limit, MOST_LISTED),
            expand: expandCard.map((name) => `data.${name}`),
            ...(after === undefined ? {} : { starting_after: after }),
          }),
        );
        const intents = page.data.map(intentOf);
        return { intents, next: page.has_more ? (intents.at(-1)?.id ?? null) : null };
      } catch (error) {
        throw translated(error);
      }
    },
  };
}

const steps = {
  confirm: {
    from: ['REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION'],
    to: ['AUTHORIZED', 'CAPTURED', 'PROCESSING', 'REQUIRES_ACTION'],
  },
  capture: { from: ['AUTHORIZED'], to: ['CAPTURED'] },
  cancel: {
    from: ['REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION', 'REQUIRES_ACTION', 'PROCESSING', 'AUTHORIZED'],
    to: ['CANCELED'],
  },
} as const satisfies Readonly<Record<string, Step<IntentStatus>>>;
