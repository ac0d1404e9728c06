import Stripe from 'stripe';
import { PaymentFault, PaymentRefused, PaymentStateError, PaymentUnavailable } from './payments.ts';
import { failureOf, intentOf } from './stripeShapes.ts';

/** Whether Stripe answers what it answered before: https://docs.stripe.com/error-low-level#sent-idempotency */
export function isReplay(headers: Readonly<Record<string, string>> | undefined): boolean {
  return headers?.['idempotent-replayed'] === 'true';
}

export function isStored(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && isReplay(error.headers);
}

export function isMissing(error: unknown, id: string): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError &&
    error.code === 'resource_missing' &&
    error.message.includes(id)
  );
}

/** Codes of what the state of a payment, or of a setup, does not allow: https://docs.stripe.com/error-codes */
const stateCodes = [
  'payment_intent_unexpected_state',
  'setup_intent_unexpected_state',
  'charge_already_captured',
  'charge_already_refunded',
  'charge_expired_for_capture',
  'capture_charge_authorization_expired',
];

const BAD_REQUEST = 400;
const CONFLICT = 409;
const TOO_MANY = 429;

/**
 * Why a refund is refused. That more is asked for than is left has no code of its own, and names the amount; nor has it a code that our own balance
 * there is too low: https://github.com/medusajs/admin/issues/720
 */
export function refundRefusal(error: unknown): unknown {
  const refusal = translated(error);
  const isRefused = error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === BAD_REQUEST;
  if (!isRefused || refusal instanceof PaymentStateError) return refusal;
  if (error.param === 'amount') return new PaymentStateError(error.message, { cause: error });
  return error.message.toLowerCase().startsWith('insufficient funds')
    ? new PaymentFault('balance_insufficient', error.message, { cause: error })
    : refusal;
}

/** The error in our words. */
export function translated(error: unknown): unknown {
  const { errors } = Stripe;
  if (!(error instanceof errors.StripeError)) return error;
  const cause = { cause: error };
  const intent = error.payment_intent === undefined ? null : intentOf(error.payment_intent);
  if (error instanceof errors.StripeCardError) {
    return new PaymentRefused(failureOf(error), error.message, { intent, ...cause });
  }
  // The same call is under way; or there are too many at once, of the account or about one object.
  if (error.statusCode === CONFLICT || error.statusCode === TOO_MANY)
    return new PaymentUnavailable(error.message, cause);
  if (error instanceof errors.StripeIdempotencyError) {
    return new PaymentFault('idempotency_error', error.message, cause);
  }
  if (error instanceof errors.StripeInvalidRequestError) {
    if (stateCodes.includes(error.code ?? '')) return new PaymentStateError(error.message, { intent, ...cause });
    if (error.param === 'payment_method') {
      return new PaymentRefused('INVALID_PAYMENT_METHOD', error.message, { intent, ...cause });
    }
    return new PaymentFault(error.code ?? error.type, error.message, cause);
  }
  if (error instanceof errors.StripePermissionError) return new PaymentFault('permission', error.message, cause);
  // No connection, a time-out, 5xx, 429, an answer that is no JSON, or a key that is just being rolled.
  return new PaymentUnavailable(error.message, cause);
}
