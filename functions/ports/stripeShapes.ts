import * as z from 'zod/mini';
import type { PaymentFailure } from '#model/payments.ts';
import type { Card, Intent, IntentStatus } from './payments.ts';
import { PaymentUnavailable } from './payments.ts';
import { isoAmount } from './stripeAmounts.ts';

/**
 * What of Stripe's answers is read. They are looked at as they come: the SDK takes any answer without an error object for success, a proxy's 404
 * among them.
 */

export const cardShape = z.object({
  brand: z.nullable(z.string()),
  last4: z.nullable(z.string()),
  exp_month: z.number(),
  exp_year: z.number(),
});

const methodShape = z.object({ card: z.optional(cardShape) });

/** https://docs.stripe.com/payments/paymentintents/lifecycle */
const statuses = {
  requires_payment_method: 'REQUIRES_PAYMENT_METHOD',
  requires_confirmation: 'REQUIRES_CONFIRMATION',
  requires_action: 'REQUIRES_ACTION',
  processing: 'PROCESSING',
  requires_capture: 'AUTHORIZED',
  succeeded: 'CAPTURED',
  canceled: 'CANCELED',
} as const satisfies Readonly<Record<string, IntentStatus>>;

export const metadataShape = z.record(z.string(), z.string());

const chargeShape = z.object({
  amount: z.int(),
  amount_captured: z.int(),
  amount_refunded: z.int(),
  payment_method_details: z.nullish(z.object({ card: z.optional(cardShape) })),
});

/** Where the owner of a card authenticates. */
export const actionShape = z.object({
  redirect_to_url: z.nullish(z.object({ url: z.nullable(z.string()) })),
});

/** Why a card was refused, for a payment or to be kept. */
export const refusalShape = z.object({
  code: z.optional(z.string()),
  decline_code: z.optional(z.string()),
  payment_method: z.optional(methodShape),
});

const intentShape = z.object({
  id: z.string().check(z.startsWith('pi_')),
  object: z.literal('payment_intent'),
  status: z.enum(Object.keys(statuses) as (keyof typeof statuses)[]),
  amount: z.int(),
  amount_capturable: z.int(),
  amount_received: z.int(),
  currency: z.string(),
  client_secret: z.nullish(z.string()),
  metadata: metadataShape,
  next_action: z.nullish(actionShape),
  last_payment_error: z.nullish(refusalShape),
  latest_charge: z.nullish(z.union([z.string(), chargeShape])),
  payment_method: z.nullish(z.union([z.string(), methodShape])),
});

const eventShape = z.object({
  id: z.string().check(z.startsWith('evt_')),
  object: z.literal('event'),
  type: z.string(),
  created: z.int(),
  data: z.object({
    object: z.looseObject({
      object: z.string(),
      payment_intent: z.nullish(z.string()),
      metadata: z.nullish(metadataShape),
    }),
  }),
});

export type StripeEvent = z.output<typeof eventShape>;

/** What is asked for beside the intent itself, so that its card is known. */
export const expandCard = ['latest_charge', 'payment_method'] as const;

/** The intent in our words. Throws PaymentUnavailable where this is none. */
export function intentOf(answer: unknown): Intent {
  const found = shaped(intentShape, answer, 'payment intent');
  const currency = found.currency.toUpperCase();
  return {
    id: found.id,
    status: statuses[found.status],
    amount: isoAmount(found.amount, currency),
    amountCapturable: isoAmount(found.amount_capturable, currency),
    amountReceived: isoAmount(found.amount_received, currency),
    amountRefunded: amountRefundedOf(found, currency),
    currency,
    clientSecret: found.client_secret ?? null,
    actionUrl: found.next_action?.redirect_to_url?.url ?? null,
    card: cardOf(found),
    failure: found.last_payment_error ? failureOf(found.last_payment_error) : null,
    metadata: found.metadata,
  };
}

/** Throws PaymentUnavailable where this is no event. */
export function eventOf(payload: unknown): StripeEvent {
  return shaped(eventShape, payload, 'event');
}

/** The refusal in our words: https://docs.stripe.com/declines/codes and https://docs.stripe.com/error-codes */
export function failureOf(error: {
  readonly code?: string | undefined;
  readonly decline_code?: string | undefined;
}): PaymentFailure {
  return failures[error.decline_code ?? ''] ?? failures[error.code ?? ''] ?? 'CARD_DECLINED';
}

const failures: Readonly<Record<string, PaymentFailure>> = {
  insufficient_funds: 'INSUFFICIENT_FUNDS',
  withdrawal_count_limit_exceeded: 'INSUFFICIENT_FUNDS',
  expired_card: 'EXPIRED_CARD',
  incorrect_cvc: 'INCORRECT_CVC',
  invalid_cvc: 'INCORRECT_CVC',
  authentication_required: 'AUTHENTICATION_REQUIRED',
  authentication_not_handled: 'AUTHENTICATION_FAILED',
  payment_intent_authentication_failure: 'AUTHENTICATION_FAILED',
  setup_intent_authentication_failure: 'AUTHENTICATION_FAILED',
  offline_pin_required: 'AUTHENTICATION_FAILED',
  online_or_offline_pin_required: 'AUTHENTICATION_FAILED',
  processing_error: 'PROCESSING_ERROR',
  issuer_not_available: 'PROCESSING_ERROR',
  try_again_later: 'PROCESSING_ERROR',
  reenter_transaction: 'PROCESSING_ERROR',
  incorrect_number: 'INVALID_PAYMENT_METHOD',
  invalid_number: 'INVALID_PAYMENT_METHOD',
  invalid_account: 'INVALID_PAYMENT_METHOD',
  invalid_expiry_month: 'INVALID_PAYMENT_METHOD',
  invalid_expiry_year: 'INVALID_PAYMENT_METHOD',
  card_not_supported: 'INVALID_PAYMENT_METHOD',
  currency_not_supported: 'INVALID_PAYMENT_METHOD',
  test_mode_live_card: 'INVALID_PAYMENT_METHOD',
  live_mode_test_card: 'INVALID_PAYMENT_METHOD',
  testmode_decline: 'INVALID_PAYMENT_METHOD',
};

/** What a charge gave back that had been captured: letting go of what was merely held shows as refunded too. */
function amountRefundedOf(found: z.output<typeof intentShape>, currency: string): number | null {
  const charge = found.latest_charge;
  if (charge === null || charge === undefined) return 0;
  if (typeof charge === 'string') return null;
  const released = charge.amount - charge.amount_captured;
  return isoAmount(Math.max(charge.amount_refunded - released, 0), currency);
}

function cardOf(found: z.output<typeof intentShape>): Card | null {
  const ofCharge =
    typeof found.latest_charge === 'object' ? found.latest_charge?.payment_method_details?.card : undefined;
  const ofMethod = typeof found.payment_method === 'object' ? found.payment_method?.card : undefined;
  const card = ofMethod ?? ofCharge ?? found.last_payment_error?.payment_method?.card;
  return card === undefined ? null : cardFrom(card);
}

/** The card in our words. */
export function cardFrom(card: z.output<typeof cardShape>): Card {
  return {
    brand: card.brand ?? 'unknown',
    last4: card.last4 ?? '',
    expiryMonth: card.exp_month,
    expiryYear: card.exp_year,
  };
}

/** Throws PaymentUnavailable where this is no `what`. */
export function shaped<Shape extends z.ZodMiniType>(shape: Shape, answer: unknown, what: string): z.output<Shape> {
  const { data, error } = shape.safeParse(answer);
  if (error === undefined) return data;
  throw new PaymentUnavailable(`What came is no ${what} of Stripe's.`, { cause: error });
}
