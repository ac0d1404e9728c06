import * as z from 'zod/mini';
import type { RefundFailure } from '#model/refunds.ts';
import type { Refund } from './payments.ts';
import { isoAmount } from './stripeAmounts.ts';
import { metadataShape, shaped } from './stripeShapes.ts';

const statuses = {
  pending: 'PENDING',
  requires_action: 'PENDING',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  canceled: 'CANCELED',
} as const satisfies Readonly<Record<string, Refund['status']>>;

const refundShape = z.object({
  id: z.string().check(z.minLength(1)),
  object: z.literal('refund'),
  status: z.enum(Object.keys(statuses) as (keyof typeof statuses)[]),
  amount: z.int(),
  currency: z.string(),
  created: z.int(),
  payment_intent: z.nullish(z.string()),
  failure_reason: z.nullish(z.string()),
  metadata: z.nullish(metadataShape),
});

/** The refund in our words. Throws PaymentUnavailable where this is none. */
export function refundOf(answer: unknown): Refund {
  const found = shaped(refundShape, answer, 'refund');
  const currency = found.currency.toUpperCase();
  const status = statuses[found.status];
  return {
    id: found.id,
    refundId: found.metadata?.['refundId'] ?? null,
    intentId: found.payment_intent ?? null,
    status,
    amount: isoAmount(found.amount, currency),
    currency,
    failure: failureOf(status, found.failure_reason ?? ''),
    at: new Date(found.created * 1000).toISOString(),
  };
}

/** https://docs.stripe.com/refunds#failed-refunds */
const failures: Readonly<Record<string, RefundFailure>> = {
  lost_or_stolen_card: 'CARD_LOST_OR_STOLEN',
  expired_or_canceled_card: 'CARD_EXPIRED_OR_CANCELED',
  charge_for_pending_refund_disputed: 'DISPUTED',
  insufficient_funds: 'INSUFFICIENT_FUNDS',
  declined: 'DECLINED',
  merchant_request: 'MERCHANT_REQUEST',
};

function failureOf(status: Refund['status'], reason: string): RefundFailure | null {
  switch (status) {
    case 'FAILED':
      return failures[reason] ?? 'UNKNOWN';
    case 'CANCELED':
      return failures[reason] ?? 'MERCHANT_REQUEST';
    case 'PENDING':
    case 'SUCCEEDED':
      return null;
  }
}

const ofHeldShape = z.object({
  reason: z.nullish(z.string()),
  charge: z.object({ captured: z.boolean() }),
});

/** What Stripe writes as the reason of a refund that is its own: https://docs.stripe.com/api/refunds/object#refund_object-reason */
const releases = ['expired_uncaptured_charge', 'partial_capture'];

/** Whether a refund, with its charge, gives back what was captured: letting go of what was merely held shows as one too. */
export function givesBack(answer: unknown): boolean {
  const { reason, charge } = shaped(ofHeldShape, answer, 'refund with its charge');
  return charge.captured && !releases.includes(reason ?? '');
}
