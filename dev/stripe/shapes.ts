import { testCard } from './cards.ts';
import type { ErrorBody } from './failures.ts';
import type { ChargeRecord, IntentRecord, MethodRecord, RefundRecord, StoredMethod } from './records.ts';
import { newId, randomText } from './records.ts';

const SECRET_LENGTH = 25;

/** https://docs.stripe.com/payments/place-a-hold-on-a-payment-method: the shortest that a card is held. */
const HELD_SECONDS = 7 * 24 * 3600;

export interface IntentInput {
  readonly amount: number;
  readonly currency: string;
  readonly captureMethod: 'automatic' | 'manual';
  readonly cardsOnly: boolean;
  readonly allowRedirects: 'always' | 'never';
  readonly metadata: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly receiptEmail: string | null;
  readonly customer: string | null;
  readonly created: number;
}

/** https://docs.stripe.com/api/payment_intents/object */
export function newIntent(input: IntentInput): IntentRecord {
  const id = newId('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: input.cardsOnly ? ['card'] : null,
    amount: input.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: { enabled: true, allow_redirects: input.allowRedirects },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: input.captureMethod,
    client_secret: `${id}_secret_${randomText(SECRET_LENGTH)}`,
    confirmation_method: 'automatic',
    created: input.created,
    currency: input.currency,
    customer: input.customer,
    customer_account: null,
    description: input.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: { ...input.metadata },
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: input.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
}

/** A charge that holds or takes money, or, with `refused`, one that did neither. https://docs.stripe.com/api/charges/object */
export function newCharge(
  intent: IntentRecord,
  method: StoredMethod,
  created: number,
  refused: Pick<ErrorBody, 'code' | 'message'> | null,
): ChargeRecord {
  const card = testCard(method.card);
  const captured = refused === null && intent.capture_method !== 'manual';
  return {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: captured ? newId('txn') : null,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: 'STRIPE STAND-IN',
    captured,
    created,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: refused?.code ?? null,
    failure_message: refused?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: null,
    paid: refused === null,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: {
      type: 'card',
      card: {
        amount_authorized: refused === null ? intent.amount : null,
        authorization_code: null,
        brand: card.brand,
        ...(captured || refused !== null ? {} : { capture_before: created + HELD_SECONDS }),
        checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
        country: 'US',
        electronic_commerce_indicator: null,
        exp_month: method.expiryMonth,
        exp_year: method.expiryYear,
        fingerprint: null,
        funding: card.funding ?? 'credit',
        installments: null,
        last4: card.number.slice(-4),
        mandate: null,
        network: card.brand,
        network_transaction_id: null,
        regulated_status: 'unregulated',
        three_d_secure: null,
        transaction_link_id: null,
        wallet: null,
      },
    },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: refused === null ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  };
}

/** https://docs.stripe.com/api/refunds/object */
export function newRefund(
  charge: ChargeRecord,
  input: {
    readonly amount: number;
    readonly status: 'pending' | 'succeeded';
    readonly reason: RefundRecord['reason'];
    readonly metadata: Readonly<Record<string, string>>;
    readonly created: number;
  },
): RefundRecord {
  return {
    id: newId('re'),
    object: 'refund',
    amount: input.amount,
    balance_transaction: newId('txn'),
    charge: charge.id,
    created: input.created,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    metadata: { ...input.metadata },
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: input.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: input.status,
    transfer_reversal: null,
  };
}

/** What stands in `last_payment_error`: the error without its intent. */
export function lastError(
  error: ErrorBody,
  method: MethodRecord | null,
): NonNullable<IntentRecord['last_payment_error']> {
  return {
    type: error.type === 'card_error' ? 'card_error' : 'invalid_request_error',
    message: error.message,
    ...(error.decline_code === undefined ? {} : { decline_code: error.decline_code }),
    ...(error.charge === undefined ? {} : { charge: error.charge }),
    ...(method === null ? {} : { payment_method: method }),
    ...codeOf(error),
  };
}

/** The SDK lists the codes there are; those of test cards are among them. */
function codeOf(error: ErrorBody): { code?: NonNullable<NonNullable<IntentRecord['last_payment_error']>['code']> } {
  switch (error.code) {
    case 'card_declined':
    case 'expired_card':
    case 'incorrect_cvc':
    case 'processing_error':
    case 'authentication_required':
    case 'payment_intent_authentication_failure':
    case 'setup_intent_authentication_failure':
      return { code: error.code };
    default:
      return {};
  }
}
