import * as z from 'zod/mini';
import { followedTypes, paymentFailureSentences } from '#model/payments.ts';
import { refundFailureSentences } from '#model/refunds.ts';
import { keysOf } from '../platform/rows.ts';
import type { PaymentEvent } from '../ports/payments.ts';
import { intentStatuses, setupStatuses } from '../ports/payments.ts';

export type FollowedType = (typeof followedTypes)[number];

export function isFollowed(type: string): type is FollowedType {
  return followedTypes.some((followed) => followed === type);
}

const texts = z.record(z.string(), z.string());

const card = z.object({ brand: z.string(), last4: z.string(), expiryMonth: z.number(), expiryYear: z.number() });

const intent = z.object({
  id: z.string(),
  status: z.enum(intentStatuses),
  amount: z.number(),
  amountCapturable: z.number(),
  amountReceived: z.number(),
  amountRefunded: z.nullable(z.number()),
  currency: z.string(),
  clientSecret: z.nullable(z.string()),
  actionUrl: z.nullable(z.string()),
  card: z.nullable(card),
  failure: z.nullable(z.enum(keysOf(paymentFailureSentences))),
  metadata: texts,
});

const setup = z.object({
  id: z.string(),
  status: z.enum(setupStatuses),
  customerId: z.nullable(z.string()),
  paymentMethodId: z.nullable(z.string()),
  card: z.nullable(card),
  clientSecret: z.nullable(z.string()),
  actionUrl: z.nullable(z.string()),
  failure: z.nullable(z.enum(keysOf(paymentFailureSentences))),
  metadata: texts,
});

/** A notice as it waits in the queue: its signature was checked, and nobody can complete a payment or a setup with what stands in it. */
export const notice: z.ZodMiniType<PaymentEvent> = z.object({
  id: z.string(),
  type: z.string(),
  at: z.string(),
  intentId: z.nullable(z.string()),
  intent: z.nullable(intent),
  refund: z.nullable(
    z.object({
      id: z.string(),
      refundId: z.nullable(z.string()),
      intentId: z.nullable(z.string()),
      status: z.enum(['PENDING', 'SUCCEEDED', 'FAILED', 'CANCELED']),
      amount: z.number(),
      currency: z.string(),
      failure: z.nullable(z.enum(keysOf(refundFailureSentences))),
      at: z.string(),
    }),
  ),
  // Absent in what waited while this was new.
  setup: z._default(z.nullable(setup), null),
  metadata: texts,
});

/** The notice without its owner's secret. */
export function withoutSecret(event: PaymentEvent): PaymentEvent {
  return {
    ...event,
    intent: event.intent && { ...event.intent, clientSecret: null },
    setup: event.setup && { ...event.setup, clientSecret: null },
  };
}
