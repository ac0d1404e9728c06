import * as z from 'zod/mini';
import type { CardSetup, SetupStatus } from './payments.ts';
import { actionShape, cardFrom, cardShape, failureOf, metadataShape, refusalShape, shaped } from './stripeShapes.ts';

/** https://docs.stripe.com/payments/paymentintents/lifecycle, which setups share but for the capture. */
const statuses = {
  requires_payment_method: 'REQUIRES_PAYMENT_METHOD',
  requires_confirmation: 'REQUIRES_CONFIRMATION',
  requires_action: 'REQUIRES_ACTION',
  processing: 'PROCESSING',
  succeeded: 'SUCCEEDED',
  canceled: 'CANCELED',
} as const satisfies Readonly<Record<string, SetupStatus>>;

const methodShape = z.object({ id: z.string(), card: z.optional(cardShape) });

const setupShape = z.object({
  id: z.string().check(z.startsWith('seti_')),
  object: z.literal('setup_intent'),
  status: z.enum(Object.keys(statuses) as (keyof typeof statuses)[]),
  client_secret: z.nullish(z.string()),
  customer: z.nullish(z.string()),
  metadata: z.nullish(metadataShape),
  next_action: z.nullish(actionShape),
  last_setup_error: z.nullish(refusalShape),
  payment_method: z.nullish(z.union([z.string(), methodShape])),
});

/** What is asked for beside the setup itself, so that its card is known. */
export const expandMethod = ['payment_method'] as const;

/** The setup in our words. Throws PaymentUnavailable where this is none. */
export function setupOf(answer: unknown): CardSetup {
  const found = shaped(setupShape, answer, 'setup intent');
  const method = found.payment_method ?? null;
  const known = typeof method === 'string' ? null : method;
  const card = known?.card ?? found.last_setup_error?.payment_method?.card;
  return {
    id: found.id,
    status: statuses[found.status],
    customerId: found.customer ?? null,
    paymentMethodId: typeof method === 'string' ? method : (method?.id ?? null),
    card: card === undefined ? null : cardFrom(card),
    clientSecret: found.client_secret ?? null,
    actionUrl: found.next_action?.redirect_to_url?.url ?? null,
    failure: found.last_setup_error ? failureOf(found.last_setup_error) : null,
    metadata: found.metadata ?? {},
  };
}

const customerShape = z.object({ id: z.string().check(z.startsWith('cus_')), object: z.literal('customer') });

/** Throws PaymentUnavailable where this is no customer. */
export function customerOf(answer: unknown): { readonly id: string } {
  const { id } = shaped(customerShape, answer, 'customer');
  return { id };
}

const ownedShape = z.object({
  id: z.string(),
  object: z.literal('payment_method'),
  customer: z.nullish(z.string()),
});

/** Whose kept card this is; null where it is nobody's. Throws PaymentUnavailable where this is no payment method. */
export function keeperOf(answer: unknown): string | null {
  return shaped(ownedShape, answer, 'payment method').customer ?? null;
}
