import type { IntentRecord, MethodRecord, SetupRecord } from './records.ts';

/** https://docs.stripe.com/api/errors */
export interface ErrorBody {
  readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error' | 'rate_limit_error';
  readonly code?: string;
  readonly decline_code?: string;
  readonly message: string;
  readonly param?: string;
  readonly charge?: string;
  readonly payment_intent?: IntentRecord;
  readonly payment_method?: MethodRecord;
  readonly setup_intent?: SetupRecord;
}

/** What Stripe would refuse, as it would say it. */
export class StripeFailure extends Error {
  override readonly name = 'StripeFailure';
  readonly status: number;
  readonly body: ErrorBody;
  /**
   * Whether the endpoint had begun to work, so that the answer is kept under the idempotency key.
   * https://docs.stripe.com/api/idempotent_requests
   */
  readonly executed: boolean;

  constructor(status: number, body: ErrorBody, options: { executed?: boolean } = {}) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.executed = options.executed ?? false;
  }
}

const BAD_REQUEST = 400;
const PAYMENT_REQUIRED = 402;
const NOT_FOUND = 404;

export function invalid(message: string, details: { code?: string; param?: string } = {}): StripeFailure {
  return new StripeFailure(BAD_REQUEST, { type: 'invalid_request_error', message, ...details });
}

export function missing(what: string, id: string, param: string): StripeFailure {
  return new StripeFailure(NOT_FOUND, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what}: '${id}'`,
    param,
  });
}

/** The intent's status does not allow it: https://docs.stripe.com/error-codes#payment-intent-unexpected-state */
export function unexpectedState(message: string, intent: IntentRecord): StripeFailure {
  return new StripeFailure(
    BAD_REQUEST,
    { type: 'invalid_request_error', code: 'payment_intent_unexpected_state', message, payment_intent: intent },
    { executed: true },
  );
}

export interface Decline {
  readonly code: string;
  readonly declineCode?: string;
  readonly message: string;
}

export function cardError(
  decline: Decline,
  details: { charge?: string; payment_intent?: IntentRecord; payment_method?: MethodRecord; param?: string } = {},
): StripeFailure {
  return new StripeFailure(
    PAYMENT_REQUIRED,
    {
      type: 'card_error',
      code: decline.code,
      ...(decline.declineCode === undefined ? {} : { decline_code: decline.declineCode }),
      message: decline.message,
      ...details,
    },
    { executed: true },
  );
}
