import Stripe from 'stripe';
import type { PaymentEvent, Payments } from './payments.ts';
import { UntrustedWebhookError } from './payments.ts';
import { refundOf } from './stripeRefundShapes.ts';
import type { StripeCredentials, StripeKeys } from './stripeSecret.ts';
import { setupOf } from './stripeSetupShapes.ts';
import { eventOf, intentOf } from './stripeShapes.ts';

/** https://docs.stripe.com/webhooks#replay-attacks */
const TOLERANCE_SECONDS = 300;

/** What Stripe tells by webhook. */
export function stripeNotices(credentials: StripeCredentials): Pick<Payments, 'verifyWebhook'> {
  return {
    async verifyWebhook(rawBody, signature) {
      const keys = await credentials.current();
      const payload = verified(rawBody, signature, keys) ?? verified(rawBody, signature, await credentials.renewed());
      if (payload === undefined) throw new UntrustedWebhookError('The signature is not Stripe’s, or too old.');
      return noticeOf(payload);
    },
  };
}

function verified(rawBody: Uint8Array | string, signature: string, keys: StripeKeys): unknown {
  const body = typeof rawBody === 'string' ? rawBody : Buffer.from(rawBody);
  for (const secret of keys.webhookSecrets) {
    try {
      return Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) continue;
      throw new UntrustedWebhookError('The body is no event of Stripe’s.', { cause: error });
    }
  }
  return undefined;
}

/**
 * `charge.refunded` carries the charge alone, without the refund: https://docs.stripe.com/api/events/types#event_types-charge.refunded. Its refunds
 * are told by `refund.*`, or asked for.
 */
function noticeOf(payload: unknown): PaymentEvent {
  const { id, type, created, data } = eventOf(payload);
  const { object } = data;
  const intent = object.object === 'payment_intent' ? intentOf(object) : null;
  return {
    id,
    type,
    at: new Date(created * 1000).toISOString(),
    intentId: intent?.id ?? object.payment_intent ?? null,
    intent,
    refund: object.object === 'refund' ? refundOf(object) : null,
    setup: object.object === 'setup_intent' ? setupOf(object) : null,
    metadata: object.metadata ?? {},
  };
}
