import type { PaymentFailure } from '#model/payments.ts';
import type { RefundFailure } from '#model/refunds.ts';

/**
 * Where a payment stands at the provider. AUTHORIZED: money is held and not taken; CAPTURED: money was taken; CANCELED: nothing is held, and
 * nothing ever will be. REQUIRES_PAYMENT_METHOD: new, or refused and free to be tried with another card.
 */
export const intentStatuses = [
  'REQUIRES_PAYMENT_METHOD',
  'REQUIRES_CONFIRMATION',
  'REQUIRES_ACTION',
  'PROCESSING',
  'AUTHORIZED',
  'CAPTURED',
  'CANCELED',
] as const;

export type IntentStatus = (typeof intentStatuses)[number];

export interface Card {
  /** As the provider writes it: `visa`, `mastercard`, `amex`. */
  readonly brand: string;
  readonly last4: string;
  /** 1 to 12. */
  readonly expiryMonth: number;
  /** Four digits. */
  readonly expiryYear: number;
}

/** One payment at the provider. All amounts are minor units of ISO 4217, whatever the provider counts in. */
export interface Intent {
  readonly id: string;
  readonly status: IntentStatus;
  readonly amount: number;
  /** Held, and free to be captured. */
  readonly amountCapturable: number;
  /** Captured. Refunds do not lessen it. */
  readonly amountReceived: number;
  /** Given back of what was captured, or on its way back; refunds that failed do not count. Null where it is not told, as in events. */
  readonly amountRefunded: number | null;
  /** ISO 4217, upper case. */
  readonly currency: string;
  /** Lets a client complete this payment and no other: a secret of the one who pays. */
  readonly clientSecret: string | null;
  /** Where the one who pays authenticates (3-D Secure), while REQUIRES_ACTION. */
  readonly actionUrl: string | null;
  /** Known from the first confirmation on; null in events. */
  readonly card: Card | null;
  /** Of the last attempt, where it was refused. */
  readonly failure: PaymentFailure | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface NewPayment {
  readonly paymentId: string;
  /** Minor units of ISO 4217, more than 0. */
  readonly amountMinor: number;
  /** ISO 4217. */
  readonly currency: string;
  /** Stands in the provider's records; Marquee sends the mails. */
  readonly email?: string;
  /** The provider's customer whose kept card is to be charged. */
  readonly customerId?: string;
  /** Comes back with every answer and event; `paymentId` is added. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly idempotencyKey: string;
}

export interface Confirmation {
  /** A payment method of the provider, or one of its test cards (`pm_card_visa`). */
  readonly paymentMethodId: string;
  /** Where the browser is sent after 3-D Secure. */
  readonly returnUrl: string;
  /**
   * Nobody is there who could confirm anything: a card that is kept for later is charged, and where its bank asks for its owner the payment is
   * refused as AUTHENTICATION_REQUIRED. Never answers REQUIRES_ACTION.
   */
  readonly offSession?: boolean;
  readonly idempotencyKey: string;
}

export interface RefundRequest {
  /** Marquee's own id of the refund: tells this refund from another of the same amount. */
  readonly refundId: string;
  /** Minor units; all that is left where it is absent. */
  readonly amountMinor?: number;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly idempotencyKey: string;
}

export interface Refund {
  readonly id: string;
  readonly refundId: string | null;
  readonly intentId: string | null;
  /** A card's refund succeeds at once and may still fail days later. */
  readonly status: 'PENDING' | 'SUCCEEDED' | 'FAILED' | 'CANCELED';
  readonly amount: number;
  readonly currency: string;
  /** Why it FAILED or was CANCELED; null otherwise. */
  readonly failure: RefundFailure | null;
  /** ISO 8601, when it was asked for; whole seconds. */
  readonly at: string;
}

/**
 * Where the keeping of a card stands. SUCCEEDED: its `paymentMethodId` is the customer's, and can be charged `offSession`. REQUIRES_PAYMENT_METHOD:
 * new, or refused and free to be tried with another card.
 */
export const setupStatuses = [
  'REQUIRES_PAYMENT_METHOD',
  'REQUIRES_CONFIRMATION',
  'REQUIRES_ACTION',
  'PROCESSING',
  'SUCCEEDED',
  'CANCELED',
] as const;

export type SetupStatus = (typeof setupStatuses)[number];

/** A card that is kept for later. */
export interface CardSetup {
  readonly id: string;
  readonly status: SetupStatus;
  readonly customerId: string | null;
  readonly paymentMethodId: string | null;
  /** Null until there is one, and in events. */
  readonly card: Card | null;
  /** Lets a client complete this setup and no other: a secret of the card's owner. */
  readonly clientSecret: string | null;
  /** Where the card's owner authenticates (3-D Secure), while REQUIRES_ACTION. */
  readonly actionUrl: string | null;
  /** Of the last attempt, where it was refused. */
  readonly failure: PaymentFailure | null;
  readonly metadata: Readonly<Record<string, string>>;
}

export interface NewCustomer {
  /** Marquee's own id of whom it is: stands in the provider's records. */
  readonly ownerId: string;
  readonly email: string;
  readonly idempotencyKey: string;
}

export interface NewSetup {
  readonly setupId: string;
  readonly customerId: string;
  /** Comes back with every answer and event; `setupId` is added. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly idempotencyKey: string;
}

/** Some of the provider's payments, newest first. */
export interface LedgerPage {
  readonly intents: readonly Intent[];
  /** Asks for what follows; null where nothing does. */
  readonly next: string | null;
}

/** What the provider told by webhook. Told late, twice and in any order: `retrieve` says what is so now. */
export interface PaymentEvent {
  /** The same for every delivery of one event. */
  readonly id: string;
  /** The provider's own name: `payment_intent.succeeded`. */
  readonly type: string;
  /** ISO 8601, of the event and not of its delivery; whole seconds. */
  readonly at: string;
  /** The payment that it is about; null where it is about none. */
  readonly intentId: string | null;
  /** The payment as it was then, in events about payments themselves. */
  readonly intent: Intent | null;
  /** The refund as it was then, in events about refunds themselves; `charge.refunded` tells none. */
  readonly refund: Refund | null;
  /** The setup as it was then, in events about one. */
  readonly setup: CardSetup | null;
  /** Of whatever it is about. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Takes payments. Every call that changes something takes a key: the same key with the same input changes nothing a second time, for at least a
 * day. All of them throw PaymentUnavailable where the outcome is unknown (call again with the same input), and PaymentFault where another call
 * cannot help.
 */
export interface Payments {
  /** Announces a payment: holds nothing and takes nothing. */
  create(payment: NewPayment): Promise<Intent>;
  /**
   * Holds the money: AUTHORIZED, PROCESSING, or REQUIRES_ACTION with `actionUrl`. One that is held already is answered as it is.
   * Throws PaymentRefused, PaymentStateError.
   */
  confirm(intentId: string, confirmation: Confirmation): Promise<Intent>;
  /** Null where the provider knows no such payment. */
  retrieve(intentId: string): Promise<Intent | null>;
  /** Takes the money that is held. One that is captured already is answered as it is. Throws PaymentStateError, PaymentRefused. */
  capture(
    intentId: string,
    capture: { readonly amountMinor?: number; readonly idempotencyKey: string },
  ): Promise<Intent>;
  /** Gives back what is held, and ends the payment. One that is canceled already is answered as it is. Throws PaymentStateError where it is captured. */
  cancel(intentId: string, cancel: { readonly idempotencyKey: string }): Promise<Intent>;
  /** Gives back what was captured, once for each `refundId`; one that failed can be asked for again. Throws PaymentStateError where less is left than asked for. */
  refund(intentId: string, refund: RefundRequest): Promise<Refund>;
  /** All refunds of what was captured, whoever asked for them and whatever became of them, oldest first. */
  refundsOf(intentId: string): Promise<readonly Refund[]>;
  /** One that was made and not kept costs nothing. */
  createCustomer(customer: NewCustomer): Promise<{ readonly id: string }>;
  /** Begins to keep a card of a customer's, so that it can be charged when its owner is away. */
  createSetup(setup: NewSetup): Promise<CardSetup>;
  /**
   * Keeps the card: SUCCEEDED, PROCESSING, or REQUIRES_ACTION with `actionUrl`. One that is kept already is answered as it is. Throws PaymentRefused,
   * PaymentStateError where it is canceled.
   */
  confirmSetup(
    setupId: string,
    confirmation: { readonly paymentMethodId: string; readonly returnUrl: string; readonly idempotencyKey: string },
  ): Promise<CardSetup>;
  /** Null where the provider knows no such setup. */
  retrieveSetup(setupId: string): Promise<CardSetup | null>;
  /** Ends a setup that kept nothing yet. One that is canceled already is answered as it is. Throws PaymentStateError where it SUCCEEDED. */
  cancelSetup(setupId: string, cancel: { readonly idempotencyKey: string }): Promise<CardSetup>;
  /** Lets a kept card never be charged again. One that is gone is fine. */
  forgetMethod(paymentMethodId: string): Promise<void>;
  /** Every payment there is at the provider, with `amountRefunded`; 1 to 100 at once. `after`: the `next` of the page before. */
  ledger(page: { readonly after?: string; readonly limit: number }): Promise<LedgerPage>;
  /** Checks the signature of the body's raw bytes, and that it is at most 300 seconds old. Throws UntrustedWebhookError. */
  verifyWebhook(rawBody: Uint8Array | string, signature: string): Promise<PaymentEvent>;
}

/** The card was refused. Another attempt with another card is possible. */
export class PaymentRefused extends Error {
  override readonly name = 'PaymentRefused';
  readonly code: PaymentFailure;
  // Lambda logs every own attribute of an error that nobody caught, and the owner's secret stands in this one.
  readonly #intent: Intent | null;

  constructor(code: PaymentFailure, message: string, options: { intent?: Intent | null; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.#intent = options.intent ?? null;
  }

  /** The payment after the refusal, where the provider tells it. */
  get intent(): Intent | null {
    return this.#intent;
  }
}

/** Not possible in the state that the payment is in. */
export class PaymentStateError extends Error {
  override readonly name = 'PaymentStateError';
  readonly #intent: Intent | null;

  constructor(message: string, options: { intent?: Intent | null; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.#intent = options.intent ?? null;
  }

  /** The payment as it is; null where the provider does not tell it. */
  get intent(): Intent | null {
    return this.#intent;
  }
}

/** The provider did not answer, or not as itself: whether the call took effect is unknown. Call again with the same input. */
export class PaymentUnavailable extends Error {
  override readonly name = 'PaymentUnavailable';
}

/** The call itself is wrong (amount, currency, key, unknown payment): calling again changes nothing. */
export class PaymentFault extends Error {
  override readonly name = 'PaymentFault';
  /** The provider's own code, or its kind of error. */
  readonly code: string;

  constructor(code: string, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
  }
}

/** A webhook that is not proven to be the provider's, or too old. Nothing in it may be believed. */
export class UntrustedWebhookError extends Error {
  override readonly name = 'UntrustedWebhookError';
}
