import { invalid, StripeFailure } from './failures.ts';
import type { Fields } from './form.ts';
import { listField, textField } from './form.ts';
import type { Call } from './intents.ts';
import {
  cancelIntent,
  captureIntent,
  confirmIntent,
  createIntent,
  loadCharge,
  loadIntent,
  loadMethod,
} from './intents.ts';
import type { Operation } from './levers.ts';
import { createMethod } from './methods.ts';
import type { ChargeRecord, IntentRecord, Records, RefundRecord } from './records.ts';
import { methodShape } from './records.ts';
import { createRefund, loadRefund } from './refunds.ts';

/** Who calls: Marquee with its secret key, or a browser with the publishable one. */
export type Caller = 'secret' | 'publishable';

/** What one path and method do. */
export interface Route {
  readonly operation: Operation;
  /** The parameters that there are: Stripe refuses any other. */
  readonly parameters: readonly string[];
  readonly publishable: boolean;
  /** Of the path. */
  readonly id: string;
  run(call: Call, fields: Fields, later: (refundId: string) => void): object;
}

type Declared = Omit<Route, 'id' | 'run'> & {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  run(call: Call, id: string, fields: Fields, later: (refundId: string) => void): object;
};

const PAGE = ['limit', 'starting_after', 'ending_before', 'created', 'expand'];
const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 100;

const routes: readonly Declared[] = [
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
    run: ({ records }, _id, fields) => page(records.intents.newest(), '/v1/payment_intents', fields),
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
    method: 'POST',
    path: /^\/v1\/payment_methods$/,
    operation: 'tokenize',
    publishable: true,
    parameters: ['type', 'card', 'billing_details', 'metadata', 'expand'],
    run: ({ records }, _id, fields) => createMethod(records, fields),
  },
  {
    method: 'GET',
    path: /^\/v1\/payment_methods\/([^/]+)$/,
    operation: 'retrieve',
    publishable: false,
    parameters: ['expand'],
    run: (call, id) => methodShape(loadMethod(call, id)),
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

/** Throws 404 where Stripe, or its stand-in, has no such path. */
export function routeOf(method: string, path: string): Route {
  for (const declared of routes) {
    const found = declared.method === method ? declared.path.exec(path) : null;
    if (found === null) continue;
    const id = decodeURIComponent(found[1] ?? '');
    const { operation, parameters, publishable } = declared;
    return {
      operation,
      parameters,
      publishable,
      id,
      run: (call, fields, later) => declared.run(call, id, fields, later),
    };
  }
  throw new StripeFailure(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). This is the Stripe stand-in: it knows payments, and little else.`,
  });
}

/** Throws 400 for a parameter that the endpoint does not have. */
export function checkParameters(route: Route, fields: Fields): void {
  const unknown = Object.keys(fields).find((name) => !route.parameters.includes(name));
  if (unknown === undefined) return;
  throw invalid(`Received unknown parameter: ${unknown}`, { code: 'parameter_unknown', param: unknown });
}

/** What `expand[]` asks for in the place of ids, `data.charge` of each in a list: https://docs.stripe.com/api/expanding_objects */
export function expanded(records: Records, answer: object, fields: Fields): object {
  return listField(fields, 'expand').reduce((shown, path) => withExpanded(records, shown, path.split('.')), answer);
}

function withExpanded(records: Records, answer: object, [name = '', ...rest]: readonly string[]): object {
  const shown: Record<string, unknown> = { ...answer };
  const value = shown[name];
  if (!Object.hasOwn(shown, name)) throw invalid(`This property cannot be expanded (${name}).`, { param: 'expand' });
  if (rest.length > 0) {
    const inside = (each: unknown): unknown => (isObject(each) ? withExpanded(records, each, rest) : each);
    shown[name] = Array.isArray(value)
      ? value.map(inside)
      : inside(typeof value === 'string' ? referred(records, name, value) : value);
  } else if (typeof value === 'string') shown[name] = referred(records, name, value);
  return shown;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function referred(records: Records, name: string, id: string): object {
  switch (name) {
    case 'latest_charge':
    case 'charge':
      return loadCharge(records, id);
    case 'payment_method':
      return methodShape(loadMethod({ records }, id));
    case 'payment_intent':
      return loadIntent(records, id);
    default:
      throw invalid(`This property cannot be expanded (${name}).`, { param: 'expand' });
  }
}

function page(rows: readonly { readonly id: string }[], url: string, fields: Fields): object {
  const limit = Math.min(Number(textField(fields, 'limit') ?? DEFAULT_LIMIT), LARGEST_LIMIT);
  const after = textField(fields, 'starting_after');
  const from = after === undefined ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  return { object: 'list', url, has_more: rows.length > from + limit, data: rows.slice(from, from + limit) };
}

/** Metadata alone, as in `metadata['orderId']:'ord_1'`: https://docs.stripe.com/search#query-fields-for-payment-intents */
function search(records: Records, fields: Fields): object {
  const query = textField(fields, 'query') ?? '';
  const asked = /^metadata\[['"]([^'"]+)['"]\]:['"]([^'"]*)['"]$/.exec(query.trim());
  if (asked === null) throw invalid('This stand-in searches by one value of metadata only.', { param: 'query' });
  const [, name = '', value = ''] = asked;
  const found: readonly IntentRecord[] = records.intents.newest().filter(({ metadata }) => metadata[name] === value);
  return { object: 'search_result', url: '/v1/payment_intents/search', has_more: false, next_page: null, data: found };
}

function refundsOf(records: Records, fields: Fields): readonly RefundRecord[] {
  const intent = textField(fields, 'payment_intent');
  const charge: ChargeRecord['id'] | undefined = textField(fields, 'charge');
  return records.refunds
    .newest()
    .filter((refund) => intent === undefined || refund.payment_intent === intent)
    .filter((refund) => charge === undefined || refund.charge === charge);
}

function eventsOf(records: Records, fields: Fields): readonly { readonly id: string }[] {
  const type = textField(fields, 'type');
  return records.events.newest().filter((event) => type === undefined || event.type === type);
}

function noSuch(what: string): { type: 'invalid_request_error'; code: string; message: string } {
  return { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${what}` };
}
