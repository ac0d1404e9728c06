import { StripeFailure } from './failures.ts';
import type { Fields } from './form.ts';
import { textField } from './form.ts';
import { cancelIntent, captureIntent, confirmIntent, createIntent, loadCharge, loadIntent } from './intents.ts';
import { page, PAGE, search } from './lists.ts';
import type { ChargeRecord, EventRecord, IntentRecord, Records, RefundRecord } from './records.ts';
import { createRefund, loadRefund } from './refunds.ts';
import type { Declared } from './routes.ts';

/** Payments, refunds, charges and events. */
export const paymentRoutes: readonly Declared[] = [
  {
    method: 'POST',
    path: /^\/v1\/payment_intents$/,
    operation: 'create',
    publishable: false,
    parameters: [
      'amount',
      'currency',
      'allowed_payment_method_types',
      'automatic_payment_methods',
      'capture_method',
      'confirm',
      'confirmation_method',
      'customer',
      'description',
      'error_on_requires_action',
      'expand',
      'metadata',
      'off_session',
      'payment_method',
      'receipt_email',
      'return_url',
      'use_stripe_sdk',
    ],
    run: (call, _id, fields) => createIntent(call, fields),
  },
  {
    method: 'GET',
    path: /^\/v1\/payment_intents\/search$/,
    operation: 'retrieve',
    publishable: false,
    parameters: ['query', 'limit', 'page', 'expand'],
    run: ({ records }, _id, fields) => search(records, fields),
  },
  {
    method: 'GET',
    path: /^\/v1\/payment_intents$/,
    operation: 'retrieve',
    publishable: false,
    parameters: [...PAGE, 'customer'],
    run: ({ records }, _id, fields) => page(intentsOf(records, fields), '/v1/payment_intents', fields),
  },
  {
    method: 'GET',
    path: /^\/v1\/payment_intents\/([^/]+)$/,
    operation: 'retrieve',
    publishable: true,
    parameters: ['client_secret', 'expand'],
    run: ({ records }, id) => loadIntent(records, id),
  },
  {
    method: 'POST',
    path: /^\/v1\/payment_intents\/([^/]+)\/confirm$/,
    operation: 'confirm',
    publishable: true,
    parameters: [
      'allowed_payment_method_types',
      'client_secret',
      'error_on_requires_action',
      'expand',
      'off_session',
      'payment_method',
      'receipt_email',
      'return_url',
      'use_stripe_sdk',
    ],
    run: (call, id, fields) => confirmIntent(call, id, fields),
  },
  {
    method: 'POST',
    path: /^\/v1\/payment_intents\/([^/]+)\/capture$/,
    operation: 'capture',
    publishable: false,
    parameters: ['amount_to_capture', 'expand', 'final_capture', 'metadata'],
    run: (call, id, fields) => captureIntent(call, id, fields),
  },
  {
    method: 'POST',
    path: /^\/v1\/payment_intents\/([^/]+)\/cancel$/,
    operation: 'cancel',
    publishable: false,
    parameters: ['cancellation_reason', 'expand'],
    run: (call, id, fields) => cancelIntent(call, id, fields),
  },
  {
    method: 'POST',
    path: /^\/v1\/refunds$/,
    operation: 'refund',
    publishable: false,
    parameters: ['amount', 'charge', 'expand', 'metadata', 'payment_intent', 'reason'],
    run: (call, _id, fields, later) => createRefund(call, fields, later),
  },
  {
    method: 'GET',
    path: /^\/v1\/refunds$/,
    operation: 'retrieve',
    publishable: false,
    parameters: [...PAGE, 'charge', 'payment_intent'],
    run: ({ records }, _id, fields) => page(refundsOf(records, fields), '/v1/refunds', fields),
  },
  {
    method: 'GET',
    path: /^\/v1\/refunds\/([^/]+)$/,
    operation: 'retrieve',
    publishable: false,
    parameters: ['expand'],
    run: (call, id) => loadRefund(call, id),
  },
  {
    method: 'GET',
    path: /^\/v1\/charges\/([^/]+)$/,
    operation: 'retrieve',
    publishable: false,
    parameters: ['expand'],
    run: ({ records }, id) => loadCharge(records, id),
  },
  {
    method: 'GET',
    path: /^\/v1\/events$/,
    operation: 'retrieve',
    publishable: false,
    parameters: [...PAGE, 'type', 'types', 'delivery_success'],
    run: ({ records }, _id, fields) => page(eventsOf(records, fields), '/v1/events', fields),
  },
  {
    method: 'GET',
    path: /^\/v1\/events\/([^/]+)$/,
    operation: 'retrieve',
    publishable: false,
    parameters: ['expand'],
    run({ records }, id) {
      const event = records.events.get(id);
      if (event === undefined) throw new StripeFailure(404, noSuch(`event: '${id}'`));
      return event;
    },
  },
];

function intentsOf(records: Records, fields: Fields): readonly IntentRecord[] {
  const customer = textField(fields, 'customer');
  return records.intents.newest().filter((intent) => customer === undefined || intent.customer === customer);
}

function refundsOf(records: Records, fields: Fields): readonly RefundRecord[] {
  const intent = textField(fields, 'payment_intent');
  const charge: ChargeRecord['id'] | undefined = textField(fields, 'charge');
  // https://docs.stripe.com/api/refunds/list: what does not exist is an error, not an empty list.
  if (intent !== undefined) loadIntent(records, intent);
  if (charge !== undefined) loadCharge(records, charge);
  return records.refunds
    .newest()
    .filter((refund) => intent === undefined || refund.payment_intent === intent)
    .filter((refund) => charge === undefined || refund.charge === charge);
}

function eventsOf(records: Records, fields: Fields): readonly EventRecord[] {
  const type = textField(fields, 'type');
  return records.events.newest().filter((event) => type === undefined || event.type === type);
}

function noSuch(what: string): { type: 'invalid_request_error'; code: string; message: string } {
  return { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${what}` };
}
