import type { PaymentFailure } from '#model/payments.ts';

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
  /** Given back of what was captured; refunds that failed do not count. Null where it is not told, as in events. */
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
  /** Comes back with every answer and event; `paymentId` is added. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly idempotencyKey: string;
}

export interface Confirmation {
  /** A payment method of the provider, or one of its test cards (`pm_card_visa`). */
  readonly paymentMethodId: string;
  /** Where the browser is sent after 3-D Secure. */
  readonly returnUrl: string;
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
  readonly refund: Refund | null;
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
