import { declines, testCard } from './cards.ts';
import type { Decline } from './failures.ts';
import { cardError, invalid, missing, StripeFailure } from './failures.ts';
import { loadCustomer } from './customers.ts';
import type { Fields } from './form.ts';
import { flagField, groupField, listField, textField, textsField } from './form.ts';
import type { Call } from './intents.ts';
import { checkReturnUrl, returning } from './intents.ts';
import { keepMethod, loadMethod, unusable } from './methods.ts';
import type { Records, SetupRecord, StoredMethod } from './records.ts';
import { methodShape, newId, randomText } from './records.ts';
import { lastError } from './shapes.ts';

const SECRET_LENGTH = 25;

/** POST /v1/setup_intents: https://docs.stripe.com/api/setup_intents */
export function createSetup(call: Call, fields: Fields): SetupRecord {
  const { records, tell } = call;
  const allowed = listField(fields, 'allowed_payment_method_types');
  if (allowed.some((type) => type !== 'card')) {
    throw invalid('This stand-in takes cards only.', { param: 'allowed_payment_method_types' });
  }
  const automatic = groupField(fields, 'automatic_payment_methods');
  const customer = textField(fields, 'customer');
  const methodId = textField(fields, 'payment_method');
  const id = newId('seti');
  const setup: SetupRecord = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: allowed.length > 0 ? ['card'] : null,
    application: null,
    automatic_payment_methods: {
      enabled: true,
      allow_redirects: textField(automatic, 'allow_redirects') === 'never' ? 'never' : 'always',
    },
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(SECRET_LENGTH)}`,
    created: records.seconds(),
    customer: customer === undefined ? null : loadCustomer(records, customer).id,
    customer_account: null,
    description: textField(fields, 'description') ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: textsField(fields, 'metadata'),
    next_action: null,
    on_behalf_of: null,
    payment_method: methodId === undefined ? null : loadMethod(call, methodId).id,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: methodId === undefined ? 'requires_payment_method' : 'requires_confirmation',
    usage: textField(fields, 'usage') === 'on_session' ? 'on_session' : 'off_session',
  };
  const confirms = flagField(fields, 'confirm');
  if (confirms) checkReturnUrl(setup, fields);
  records.setups.put(setup);
  tell('setup_intent.created', setup);
  return confirms ? confirm(call, setup, fields) : setup;
}

/** POST /v1/setup_intents/:id/confirm */
export function confirmSetup(call: Call, id: string, fields: Fields): SetupRecord {
  const setup = loadSetup(call.records, id);
  if (!open.has(setup.status)) {
    throw unexpected(
      `You cannot confirm this SetupIntent because it has a status of ${setup.status}. Only a SetupIntent with one of the following statuses may be confirmed: ${[...open].join(', ')}.`,
      setup,
    );
  }
  checkReturnUrl(setup, fields);
  return confirm(call, setup, fields);
}

/** Statuses in which nothing is kept yet. */
const open: ReadonlySet<string> = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action']);

function confirm(call: Call, setup: SetupRecord, fields: Fields): SetupRecord {
  const id = textField(fields, 'payment_method') ?? setup.payment_method;
  if (id === null) {
    throw invalid(
      'You cannot confirm this SetupIntent because it’s missing a payment method. Update the SetupIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.',
      { code: 'setup_intent_unexpected_state', param: 'payment_method' },
    );
  }
  const method = loadMethod(call, id);
  const refusal = unusable(method, setup.customer);
  if (refusal !== null) throw invalid(refusal, { param: 'payment_method' });
  setup.payment_method = method.id;
  setup.last_setup_error = null;
  setup.next_action = null;
  if (call.decline !== undefined) throw refuse(call, setup, method, declines[call.decline]);
  if (testCard(method.card).authentication === undefined) return keep(call, setup, method);
  const returnUrl = textField(fields, 'return_url');
  const url = call.authenticationUrl(setup.id);
  setup.status = 'requires_action';
  setup.next_action =
    returnUrl === undefined
      ? { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: url } }
      : { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } };
  call.records.setups.put(setup);
  call.tell('setup_intent.requires_action', setup);
  return setup;
}

/** What the bank says after 3-D Secure. Answers where the browser goes next, with what Stripe adds to it. */
export function authenticateSetup(
  call: Call,
  id: string,
  outcome: 'authorize' | 'fail',
): { readonly url: string | null } {
  const setup = loadSetup(call.records, id);
  if (setup.status !== 'requires_action' || setup.payment_method === null) {
    throw unexpected(`This SetupIntent does not wait for authentication: it is ${setup.status}.`, setup);
  }
  const method = loadMethod(call, setup.payment_method);
  const returnUrl = setup.next_action?.redirect_to_url?.return_url ?? null;
  setup.next_action = null;
  let status = 'succeeded';
  try {
    if (outcome === 'fail') throw refuse(call, setup, method, setupAuthenticationFailure);
    keep(call, setup, method);
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    status = 'failed';
  }
  return { url: returnUrl === null ? null : returning(returnUrl, setup, status) };
}

const setupAuthenticationFailure: Decline = {
  code: 'setup_intent_authentication_failure',
  message: declines.authentication_failure.message,
};

/** Keeps the card for its customer, unless the card refuses: https://docs.stripe.com/payments/save-and-reuse */
function keep(call: Call, setup: SetupRecord, method: StoredMethod): SetupRecord {
  const { decline, canBeKept } = testCard(method.card);
  if (decline !== undefined && canBeKept !== true) throw refuse(call, setup, method, declines[decline]);
  setup.status = 'succeeded';
  call.records.setups.put(setup);
  if (setup.customer !== null) keepMethod(call, method, setup.customer, { setUp: setup.usage === 'off_session' });
  call.tell('setup_intent.succeeded', setup);
  return setup;
}

/** A refused card leaves a setup that may be tried with another one. */
function refuse(call: Call, setup: SetupRecord, method: StoredMethod, decline: Decline): StripeFailure {
  const shown = methodShape(method);
  const failure = cardError(decline, { payment_method: shown });
  setup.status = 'requires_payment_method';
  setup.payment_method = null;
  setup.last_setup_error = lastError(failure.body, shown);
  call.records.setups.put(setup);
  call.tell('setup_intent.setup_failed', setup);
  return new StripeFailure(failure.status, { ...failure.body, setup_intent: setup }, { executed: true });
}

/** POST /v1/setup_intents/:id/cancel */
export function cancelSetup(call: Call, id: string, fields: Fields): SetupRecord {
  const setup = loadSetup(call.records, id);
  if (!open.has(setup.status)) {
    throw unexpected(
      `You cannot cancel this SetupIntent because it has a status of ${setup.status}. Only a SetupIntent with one of the following statuses may be canceled: ${[...open].join(', ')}.`,
      setup,
    );
  }
  setup.status = 'canceled';
  setup.next_action = null;
  setup.cancellation_reason = reasonOf(textField(fields, 'cancellation_reason'));
  call.records.setups.put(setup);
  call.tell('setup_intent.canceled', setup);
  return setup;
}

/** Throws 404 where there is none. */
export function loadSetup(records: Records, id: string): SetupRecord {
  const setup = records.setups.get(id);
  if (setup === undefined) throw missing('setupintent', id, 'intent');
  return setup;
}

/** https://docs.stripe.com/error-codes#setup-intent-unexpected-state */
function unexpected(message: string, setup: SetupRecord): StripeFailure {
  return new StripeFailure(
    400,
    { type: 'invalid_request_error', code: 'setup_intent_unexpected_state', message, setup_intent: setup },
    { executed: true },
  );
}

function reasonOf(text: string | undefined): SetupRecord['cancellation_reason'] {
  switch (text) {
    case undefined:
      return null;
    case 'abandoned':
    case 'duplicate':
    case 'requested_by_customer':
      return text;
    default:
      throw invalid('Invalid cancellation_reason: must be one of abandoned, requested_by_customer, or duplicate', {
        param: 'cancellation_reason',
      });
  }
}
