import { amountField, currencyField, partField } from './amounts.ts';
import type { DeclineReason } from './cards.ts';
import { asksOwner, declines, testCard } from './cards.ts';
import { loadCustomer } from './customers.ts';
import type { Decline } from './failures.ts';
import { cardError, invalid, missing, StripeFailure, unexpectedState } from './failures.ts';
import type { Fields } from './form.ts';
import { flagField, groupField, listField, textField, textsField } from './form.ts';
import { loadMethod, unusable } from './methods.ts';
import type { ChargeRecord, IntentRecord, Records, SetupRecord, StoredMethod } from './records.ts';
import type { RefundFate } from './levers.ts';
import { release } from './releases.ts';
import { methodShape, newId } from './records.ts';
import { lastError, newCharge, newIntent } from './shapes.ts';

/** Where a change is told: becomes an event, delivered to the webhook. */
export type Tell = (type: string, object: object) => void;

/** One call at hand. */
export interface Call {
  readonly records: Records;
  readonly tell: Tell;
  /** Where the 3-D Secure page of an intent, or of a setup, is. */
  readonly authenticationUrl: (id: string) => string;
  /** A lever that refuses this call's card. */
  readonly decline: DeclineReason | undefined;
  /** A lever that says how this call's refund ends. */
  readonly refundFate: RefundFate | undefined;
}

const MANUAL = 'manual';

/** POST /v1/payment_intents */
export function createIntent(call: Call, fields: Fields): IntentRecord {
  const currency = currencyField(fields);
  const amount = amountField(fields, currency);
  const automatic = groupField(fields, 'automatic_payment_methods');
  const allowed = listField(fields, 'allowed_payment_method_types');
  if (allowed.some((type) => type !== 'card')) {
    throw invalid('This stand-in takes cards only.', { param: 'allowed_payment_method_types' });
  }
  const customer = textField(fields, 'customer');
  const intent = newIntent({
    amount,
    currency,
    captureMethod: textField(fields, 'capture_method') === MANUAL ? MANUAL : 'automatic',
    cardsOnly: allowed.length > 0,
    allowRedirects: textField(automatic, 'allow_redirects') === 'never' ? 'never' : 'always',
    metadata: textsField(fields, 'metadata'),
    description: textField(fields, 'description') ?? null,
    receiptEmail: textField(fields, 'receipt_email') ?? null,
    customer: customer === undefined ? null : loadCustomer(call.records, customer).id,
    created: call.records.seconds(),
  });
  const methodId = textField(fields, 'payment_method');
  const confirms = flagField(fields, 'confirm');
  if (methodId !== undefined) {
    intent.payment_method = loadMethod(call, methodId).id;
    intent.status = 'requires_confirmation';
  }
  if (confirms) checkReturnUrl(intent, fields);
  save(call, intent);
  call.tell('payment_intent.created', intent);
  return confirms ? confirm(call, intent, fields) : intent;
}

/** POST /v1/payment_intents/:id/confirm */
export function confirmIntent(call: Call, id: string, fields: Fields): IntentRecord {
  const intent = loadIntent(call.records, id);
  if (intent.status === 'requires_capture' || intent.status === 'succeeded') {
    throw unexpectedState(
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
      intent,
    );
  }
  if (intent.status === 'canceled' || intent.status === 'processing') {
    throw unexpectedState(
      `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_payment_method, requires_confirmation, requires_action.`,
      intent,
    );
  }
  checkReturnUrl(intent, fields);
  return confirm(call, intent, fields);
}

function confirm(call: Call, intent: IntentRecord, fields: Fields): IntentRecord {
  const method = methodToConfirm(call, intent, fields);
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  intent.next_action = null;
  if (textField(fields, 'receipt_email') !== undefined)
    intent.receipt_email = textField(fields, 'receipt_email') ?? null;
  const card = testCard(method.card);
  if (call.decline !== undefined) throw refuse(call, intent, method, declines[call.decline]);
  const offSession = isOffSession(textField(fields, 'off_session'));
  if (!asksOwner(card, { offSession, setUp: method.setUp === true })) return settle(call, intent, method);
  if (offSession || flagField(fields, 'error_on_requires_action')) {
    throw refuse(call, intent, method, declines.authentication_required);
  }
  const returnUrl = textField(fields, 'return_url');
  const url = call.authenticationUrl(intent.id);
  intent.status = 'requires_action';
  intent.next_action =
    returnUrl === undefined
      ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url } }
      : { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } };
  save(call, intent);
  call.tell('payment_intent.requires_action', intent);
  return intent;
}

/** https://docs.stripe.com/api/payment_intents/confirm#confirm_payment_intent-off_session: true, or what kind of charge it is. */
function isOffSession(text: string | undefined): boolean {
  return text === 'true' || text === 'one_off' || text === 'recurring';
}

/** What the bank says after 3-D Secure. Answers where the browser goes next, with what Stripe adds to it. */
export function authenticate(call: Call, id: string, outcome: 'authorize' | 'fail'): { readonly url: string | null } {
  const intent = loadIntent(call.records, id);
  if (intent.status !== 'requires_action' || intent.payment_method === null) {
    throw unexpectedState(`This PaymentIntent does not wait for authentication: it is ${intent.status}.`, intent);
  }
  const method = loadMethod(call, intent.payment_method);
  const returnUrl = intent.next_action?.redirect_to_url?.return_url ?? null;
  intent.next_action = null;
  let status = 'succeeded';
  try {
    if (outcome === 'fail') throw refuse(call, intent, method, declines.authentication_failure);
    settle(call, intent, method);
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    status = 'failed';
  }
  if (returnUrl === null) return { url: null };
  return { url: returning(returnUrl, intent, status) };
}

/** Where the browser goes after 3-D Secure: https://docs.stripe.com/payments/3d-secure/authentication-flow#manual-redirect */
export function returning(
  returnUrl: string,
  { id, object, client_secret }: Pick<IntentRecord | SetupRecord, 'id' | 'object' | 'client_secret'>,
  status: string,
): string {
  const url = new URL(returnUrl);
  url.searchParams.set(object, id);
  url.searchParams.set(`${object}_client_secret`, client_secret ?? '');
  url.searchParams.set('redirect_status', status);
  return url.href;
}

/** Holds or takes the money, unless the card refuses. */
function settle(call: Call, intent: IntentRecord, method: StoredMethod): IntentRecord {
  const { records, tell } = call;
  const { decline } = testCard(method.card);
  if (decline !== undefined) throw refuse(call, intent, method, declines[decline]);
  const charge = newCharge(intent, method, records.seconds(), null);
  records.charges.put(charge);
  records.methods.put({ ...method, used: true });
  intent.latest_charge = charge.id;
  const holds = intent.capture_method === MANUAL;
  intent.status = holds ? 'requires_capture' : 'succeeded';
  intent.amount_capturable = holds ? intent.amount : 0;
  intent.amount_received = holds ? 0 : intent.amount;
  save(call, intent);
  records.count(intent, { authorizations: 1, ...(holds ? {} : { captures: 1, captured: intent.amount }) });
  tell('charge.succeeded', charge);
  tell(holds ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded', intent);
  return intent;
}

/** A refused card leaves a failed charge and an intent that may be tried with another one. */
function refuse(call: Call, intent: IntentRecord, method: StoredMethod, decline: Decline): StripeFailure {
  const { records, tell } = call;
  const shown = methodShape(method);
  const charge = newCharge(intent, method, records.seconds(), decline);
  // A charge that 3-D Secure failed was never tried.
  const tried = decline.code !== declines.authentication_failure.code;
  const failure = cardError(decline, { ...(tried ? { charge: charge.id } : {}), payment_method: shown });
  if (tried) {
    records.charges.put(charge);
    intent.latest_charge = charge.id;
    tell('charge.failed', charge);
  }
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.last_payment_error = lastError(failure.body, shown);
  save(call, intent);
  records.count(intent, { declines: 1 });
  tell('payment_intent.payment_failed', intent);
  return new StripeFailure(failure.status, { ...failure.body, payment_intent: intent }, { executed: true });
}

/** POST /v1/payment_intents/:id/capture */
export function captureIntent(call: Call, id: string, fields: Fields): IntentRecord {
  const { records, tell } = call;
  const intent = loadIntent(records, id);
  if (intent.status === 'succeeded') {
    throw unexpectedState('This PaymentIntent could not be captured because it has already been captured.', intent);
  }
  if (intent.status !== 'requires_capture' || intent.latest_charge === null) {
    throw unexpectedState(
      `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
      intent,
    );
  }
  const charge = loadCharge(records, intent.latest_charge);
  if (isExpired(charge, records)) {
    expire(call, intent, charge);
    throw unexpectedState(
      'This PaymentIntent could not be captured because its authorization has expired and it was canceled.',
      intent,
    );
  }
  const amount = partField(fields, 'amount_to_capture', intent.currency) ?? intent.amount_capturable;
  if (amount > intent.amount_capturable) {
    throw invalid('The amount to capture is greater than the amount you can capture.', {
      code: 'amount_too_large',
      param: 'amount_to_capture',
    });
  }
  if (call.decline !== undefined)
    throw cardError(declines[call.decline], { charge: charge.id, payment_intent: intent });
  intent.status = 'succeeded';
  intent.amount_capturable = 0;
  intent.amount_received = amount;
  charge.captured = true;
  charge.amount_captured = amount;
  // What is not captured is released, which Stripe shows as refunded.
  charge.amount_refunded = charge.amount - amount;
  charge.balance_transaction = newId('txn');
  if (charge.amount_refunded > 0) release(call, charge, charge.amount_refunded, 'partial_capture');
  records.charges.put(charge);
  save(call, intent);
  records.count(intent, { captures: 1, captured: amount });
  tell('charge.captured', charge);
  tell('payment_intent.succeeded', intent);
  return intent;
}

const cancelable: ReadonlySet<IntentRecord['status']> = new Set([
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
  'processing',
]);

/** POST /v1/payment_intents/:id/cancel */
export function cancelIntent(call: Call, id: string, fields: Fields): IntentRecord {
  const intent = loadIntent(call.records, id);
  if (!cancelable.has(intent.status)) {
    throw unexpectedState(
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${[...cancelable].join(', ')}.`,
      intent,
    );
  }
  const reason = cancellationReason(textField(fields, 'cancellation_reason'));
  if (intent.status === 'requires_capture' && intent.latest_charge !== null) {
    const charge = loadCharge(call.records, intent.latest_charge);
    charge.amount_refunded = charge.amount;
    charge.refunded = true;
    call.records.charges.put(charge);
    // A hold that is let go shows as a refund of nothing that was captured.
    release(call, charge, charge.amount, null);
    call.tell('charge.refunded', charge);
  }
  return end(call, intent, reason);
}

/** The bank lets go of what it held. */
export function expireIntent(call: Call, id: string): IntentRecord {
  const intent = loadIntent(call.records, id);
  if (intent.status !== 'requires_capture' || intent.latest_charge === null) {
    throw unexpectedState(`This PaymentIntent holds nothing that could expire: it is ${intent.status}.`, intent);
  }
  return expire(call, intent, loadCharge(call.records, intent.latest_charge));
}

function expire(call: Call, intent: IntentRecord, charge: ChargeRecord): IntentRecord {
  charge.amount_refunded = charge.amount;
  charge.refunded = true;
  call.records.charges.put(charge);
  release(call, charge, charge.amount, 'expired_uncaptured_charge');
  call.tell('charge.expired', charge);
  return end(call, intent, 'automatic');
}

function end(call: Call, intent: IntentRecord, reason: IntentRecord['cancellation_reason']): IntentRecord {
  intent.status = 'canceled';
  intent.amount_capturable = 0;
  intent.next_action = null;
  intent.canceled_at = call.records.seconds();
  intent.cancellation_reason = reason;
  save(call, intent);
  call.records.count(intent, { cancels: 1 });
  call.tell('payment_intent.canceled', intent);
  return intent;
}

/** Throws 404 where there is none. */
export function loadIntent(records: Records, id: string): IntentRecord {
  const intent = records.intents.get(id);
  if (intent === undefined) throw missing('payment_intent', id, 'intent');
  return intent;
}

export function loadCharge(records: Records, id: string): ChargeRecord {
  const charge = records.charges.get(id);
  if (charge === undefined) throw missing('charge', id, 'charge');
  return charge;
}

function methodToConfirm(call: Call, intent: IntentRecord, fields: Fields): StoredMethod {
  const id = textField(fields, 'payment_method') ?? intent.payment_method;
  if (id === null) {
    throw invalid(
      'You cannot confirm this PaymentIntent because it’s missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.',
      { code: 'payment_intent_unexpected_state', param: 'payment_method' },
    );
  }
  const method = loadMethod(call, id);
  const refusal = unusable(method, intent.customer);
  if (refusal === null) return method;
  throw invalid(refusal, { param: 'payment_method' });
}

/** https://docs.stripe.com/api/payment_intents/confirm: methods that may redirect need to know where to. */
export function checkReturnUrl(
  intent: Pick<IntentRecord | SetupRecord, 'automatic_payment_methods'>,
  fields: Fields,
): void {
  const url = textField(fields, 'return_url');
  if (url !== undefined && !URL.canParse(url))
    throw invalid('Not a valid URL', { code: 'url_invalid', param: 'return_url' });
  const mayRedirect = intent.automatic_payment_methods?.allow_redirects === 'always';
  if (url !== undefined || !mayRedirect || flagField(fields, 'use_stripe_sdk')) return;
  throw invalid(
    'This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don’t want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.',
  );
}

function cancellationReason(text: string | undefined): IntentRecord['cancellation_reason'] {
  switch (text) {
    case undefined:
      return null;
    case 'abandoned':
    case 'duplicate':
    case 'fraudulent':
    case 'requested_by_customer':
      return text;
    default:
      throw invalid(
        `Invalid cancellation_reason: must be one of abandoned, duplicate, fraudulent, or requested_by_customer`,
        { param: 'cancellation_reason' },
      );
  }
}

function isExpired(charge: ChargeRecord, records: Records): boolean {
  const before = charge.payment_method_details?.card?.capture_before;
  return before !== undefined && before < records.seconds();
}

function save({ records }: Call, intent: IntentRecord): void {
  records.intents.put(intent);
}
