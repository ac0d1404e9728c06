import type { CurrencyCode } from './currencies.ts';
import type { PaidFor } from './purchaseKinds.ts';
import type { ReceiptTax } from './receipts.ts';
import type { StatusMachine } from './statusMachine.ts';

/** A payment's life at the provider, in our words. */
export type PaymentStatus =
  | 'CREATED'
  | 'ACTION_REQUIRED'
  | 'AUTHORIZED'
  | 'CAPTURED'
  | 'DECLINED'
  | 'VOIDED'
  | 'REFUNDED';

/**
 * Notices of the provider come late, twice and out of order: what has no edge here is old news and changes nothing.
 * A declined payment may be tried again by its owner with another card (the same intent), so it leads on.
 */
export const paymentMachine = {
  CREATED: ['ACTION_REQUIRED', 'AUTHORIZED', 'CAPTURED', 'DECLINED', 'VOIDED', 'REFUNDED'],
  ACTION_REQUIRED: ['AUTHORIZED', 'CAPTURED', 'DECLINED', 'VOIDED', 'REFUNDED'],
  DECLINED: ['ACTION_REQUIRED', 'AUTHORIZED', 'CAPTURED', 'VOIDED', 'REFUNDED'],
  AUTHORIZED: ['CAPTURED', 'VOIDED', 'REFUNDED'],
  CAPTURED: ['REFUNDED'],
  VOIDED: [],
  // Stripe says of a refund that succeeded, days later, that it failed.
  REFUNDED: ['CAPTURED'],
} as const satisfies StatusMachine<PaymentStatus>;

/** Whether the amount is held, or was charged, whatever was given back since. */
export function isHeldOrCharged(status: PaymentStatus): boolean {
  return status === 'AUTHORIZED' || status === 'CAPTURED' || status === 'REFUNDED';
}

/** Why a payment was refused, with the sentence a person reads beside it. */
export const paymentFailureSentences = {
  CARD_DECLINED: 'The card was declined. Use another card, or ask your bank.',
  INSUFFICIENT_FUNDS: 'The card has insufficient funds. Use another card.',
  EXPIRED_CARD: 'The card has expired. Use another card.',
  INCORRECT_CVC: 'The card’s security code is wrong. Try again with the right one.',
  AUTHENTICATION_FAILED: 'The payment was not confirmed with the bank.',
  AUTHENTICATION_REQUIRED: 'The bank wants the card’s owner to confirm this payment.',
  INVALID_PAYMENT_METHOD: 'This payment method cannot be used. Use another one.',
  PROCESSING_ERROR: 'The bank could not process the card. Try again, or use another card.',
} as const;

/** Why a payment was refused. */
export type PaymentFailure = keyof typeof paymentFailureSentences;

/** What may be known of a card. */
export interface CardFacts {
  brand: string;
  last4: string;
}

/** A row of the Payments table: one attempt to pay for one thing. Amounts in minor units; instants UTC, ISO 8601. */
export interface PaymentRow extends PaidFor {
  id: string;
  ownerId: string;
  attempt: number;
  status: PaymentStatus;
  /** Counts changes. */
  version: number;
  amount: number;
  currency: CurrencyCode;
  captured: number;
  /** What was given back: of refunds that succeeded. */
  refunded: number;
  /** What is being given back: of refunds that are under way. Absent before the first. */
  refundPending?: number;
  /** Pieces of each product that were given back or are about to be, by its id. */
  refundedPieces?: Record<string, number>;
  /** The tax of those pieces, by the same id. */
  refundedPieceTaxes?: Record<string, number>;
  /** What of both sums is net and tax, by rate. */
  refundedTaxes?: ReceiptTax[];
  /** How many refunds it ever had. */
  refundCount?: number;
  /** The provider's customer whose saved card is charged while nobody is there. */
  customerId?: string;
  /** What the caller chose to pay with; absent where it is chosen at the provider. */
  paymentMethodId?: string;
  /** The provider's own id, from the moment it is known. */
  intentId?: string;
  /** With it the owner's browser completes the payment at the provider. */
  clientSecret?: string;
  /** Where the owner confirms the payment, while it is ACTION_REQUIRED. */
  actionUrl?: string;
  card?: CardFacts;
  failure?: PaymentFailure;
  createdAt: string;
  updatedAt: string;
}

/**
 * What the provider is heard about; everything else is answered and forgotten. A refund of a card is told as `refund.created` and
 * `charge.refunded`; one that fails later as `refund.failed`. https://docs.stripe.com/api/events/types
 */
export const followedTypes = [
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.requires_action',
  'payment_intent.canceled',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'setup_intent.succeeded',
  'setup_intent.setup_failed',
  'setup_intent.requires_action',
  'setup_intent.canceled',
] as const;
