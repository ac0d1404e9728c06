import { createHash } from 'node:crypto';
import type { DeclineReason } from './cards.ts';
import type { ErrorBody } from './failures.ts';
import { StripeFailure } from './failures.ts';
import type { Fields } from './form.ts';
import { parseForm, textField, textsField } from './form.ts';
import type { Call, Tell } from './intents.ts';
import { expanded } from './lists.ts';
import { endRefund } from './refunds.ts';
import type { CallLever, Levers, RefundFate } from './levers.ts';
import { isRefundFate, subjectsOf } from './levers.ts';
import type { EventRecord, Records } from './records.ts';
import { newId } from './records.ts';
import type { Caller, Route } from './routes.ts';
import { checkParameters, routeOf } from './routes.ts';
import type { Webhooks } from './webhooks.ts';

export interface Keys {
  readonly secretKeys: readonly string[];
  readonly publishableKey: string;
}

export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** `null` where nothing is answered and the connection ends. */
export type ApiAnswer = null | {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

export interface Api {
  answer(request: ApiRequest): Promise<ApiAnswer>;
  /** Does work of the stand-in's own, such as a lever's, in one transaction. */
  perform<Result>(work: (call: Call) => Result): Result;
  urlOf(path: string): string;
  /** Ends refunds that end later, once their time has come. */
  start(): void;
  /** Waits for the calls at hand. */
  stop(): Promise<void>;
}

/** What levers do inside a call. */
interface Pulled {
  readonly decline?: DeclineReason | undefined;
  readonly refundFate?: RefundFate | undefined;
}

interface IdempotencyKey {
  readonly text: string;
  readonly fingerprint: string;
}

interface Stored {
  readonly fingerprint: string;
  readonly at: number;
  readonly status: number;
  readonly body: string;
}

export interface ApiOptions {
  readonly records: Records;
  readonly levers: Levers;
  readonly webhooks: Webhooks;
  readonly keys: () => Keys;
  /** The whole address of a path of the stand-in. */
  readonly urlOf: (path: string) => string;
  readonly apiVersion: string;
  /** Milliseconds until a refund ends that does not end at once. */
  readonly refundEndsAfter: number;
  /** Hears of what ends the stand-in, such as a full disk. */
  readonly fail: (error: unknown) => void;
}

/** https://docs.stripe.com/api/idempotent_requests */
const KEYS_KEPT = 24 * 3600 * 1000;
const LONGEST_KEY = 255;
const LOOK_FOR_ENDS = 200;

export function createApi(options: ApiOptions): Api {
  const { records, levers, webhooks } = options;
  const { store } = records;
  const inFlight = new Set<string>();
  const atHand = new Set<Promise<ApiAnswer>>();
  let endTimer: NodeJS.Timeout | undefined;

  /** Whatever `work` changes is durable, with its events, before anything of it is answered. */
  function perform<Result>(
    work: (call: Call) => Result,
    request: EventRecord['request'] = { id: null, idempotency_key: null },
    pulled: Pulled = {},
  ): Result {
    const tell: Tell = (type, object) => {
      const event: EventRecord = {
        id: newId('evt'),
        object: 'event',
        api_version: options.apiVersion,
        created: records.seconds(),
        data: { object: structuredClone(object) },
        livemode: false,
        pending_webhooks: 1,
        request,
        type,
      };
      records.events.put(event);
      webhooks.add(event);
    };
    return store.transaction(() =>
      work({
        records,
        tell,
        authenticationUrl: (id) => options.urlOf(`/3ds/${id}`),
        decline: pulled.decline,
        refundFate: pulled.refundFate,
      }),
    );
  }

  async function answer(request: ApiRequest): Promise<ApiAnswer> {
    const requestId = newId('req');
    const idempotencyKey = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'request-id': requestId,
      'stripe-version': request.headers['stripe-version'] ?? options.apiVersion,
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    };
    try {
      const fields = parseForm(request.method === 'GET' ? request.url.search.slice(1) : request.body);
      const route = routeOf(request.method, request.url.pathname);
      authorize(request, route, fields);
      checkParameters(route, fields);
      const key =
        idempotencyKey === undefined ? undefined : { text: idempotencyKey, fingerprint: fingerprintOf(request) };
      const kept = key === undefined ? undefined : storedAnswer(key.text, key.fingerprint);
      if (kept === undefined && key !== undefined) inFlight.add(key.text);
      try {
        return await carryOut(route, fields, requestId, key, kept, headers);
      } finally {
        if (kept === undefined && key !== undefined) inFlight.delete(key.text);
      }
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      return failureAnswer(error, headers);
    }
  }

  async function carryOut(
    route: Route,
    fields: Fields,
    requestId: string,
    key: IdempotencyKey | undefined,
    kept: Stored | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<ApiAnswer> {
    const faults = levers.takeForCall(route.operation, aimOf(records, route, fields), kept !== undefined);
    const fault = (kind: CallLever['fault']): CallLever | undefined => faults.find((each) => each.fault === kind);
    await pause(fault('latency')?.milliseconds);
    const lostRequest = fault('lostRequest');
    if (lostRequest !== undefined) {
      await pause(lostRequest.milliseconds);
      return null;
    }
    if (fault('notStripe') !== undefined)
      return { status: 404, body: '{"message":"Not Found"}', headers: { 'content-type': 'application/json' } };
    if (fault('rateLimit') !== undefined) throw tooMany();
    const done =
      kept === undefined
        ? execute(route, fields, requestId, key, fault, faults.map((each) => each.fault).find(isRefundFate))
        : { status: kept.status, body: kept.body, headers: { 'idempotent-replayed': 'true' } };
    const lostAnswer = fault('lostAnswer');
    if (lostAnswer !== undefined) {
      await pause(lostAnswer.milliseconds);
      return null;
    }
    return { ...done, headers: { ...headers, ...done.headers } };
  }

  /** Does it, and keeps the answer under its key in the same transaction. */
  function execute(
    route: Route,
    fields: Fields,
    requestId: string,
    key: IdempotencyKey | undefined,
    fault: (kind: CallLever['fault']) => CallLever | undefined,
    refundFate: RefundFate | undefined,
  ): NonNullable<ApiAnswer> {
    const keep = (status: number, body: string): void => {
      if (key === undefined) return;
      const stored: Stored = { fingerprint: key.fingerprint, at: records.now(), status, body };
      store.put('keys', key.text, stored);
    };
    const error = fault('error');
    const failed = { status: 500, body: JSON.stringify({ error: serverError }) };
    const failedHeaders = { 'stripe-should-retry': String(error?.stored !== true) };
    if (error !== undefined && error.effect !== true) {
      if (error.stored === true) keep(failed.status, failed.body);
      return { ...failed, headers: failedHeaders };
    }
    const decline = fault('decline');
    return perform(
      (call) => {
        const made = carriedOut(call, route, fields);
        if (error === undefined) {
          if (made.keeps) keep(made.status, made.body);
          return { status: made.status, body: made.body, headers: {} };
        }
        if (error.stored === true) keep(failed.status, failed.body);
        return { ...failed, headers: failedHeaders };
      },
      { id: requestId, idempotency_key: key?.text ?? null },
      { decline: decline && (decline.declineCode ?? 'generic_decline'), refundFate },
    );
  }

  function carriedOut(call: Call, route: Route, fields: Fields): { status: number; body: string; keeps: boolean } {
    try {
      const made = route.run(call, fields, (refundId) => {
        store.put('ends', refundId, records.now() + options.refundEndsAfter);
      });
      return { status: 200, body: JSON.stringify(expanded(records, made, fields)), keeps: true };
    } catch (error) {
      if (!(error instanceof StripeFailure)) throw error;
      return { status: error.status, body: bodyOf(error.body), keeps: error.executed };
    }
  }

  function authorize(request: ApiRequest, route: Route, fields: Fields): void {
    const caller = callerOf(keyOf(request), options.keys());
    if (caller === 'secret') return;
    if (!route.publishable) {
      throw new StripeFailure(403, {
        type: 'invalid_request_error',
        code: 'secret_key_required',
        message: 'This API call cannot be made with a publishable API key. Please use a secret API key.',
      });
    }
    if (route.operation === 'tokenize') return;
    // A publishable key is no secret: the intent's own secret says who may see and complete it.
    const secret = textField(fields, 'client_secret');
    const setup = records.setups.get(route.id);
    const intent = setup ?? records.intents.get(route.id);
    if (intent !== undefined && secret === intent.client_secret) return;
    const what = setup === undefined ? 'PaymentIntent' : 'SetupIntent';
    throw new StripeFailure(400, {
      type: 'invalid_request_error',
      code: setup === undefined ? 'payment_intent_invalid_parameter' : 'setup_intent_invalid_parameter',
      message: `The client_secret provided does not match the client_secret associated with the ${what}.`,
      param: 'client_secret',
    });
  }

  function storedAnswer(key: string, fingerprint: string): Stored | undefined {
    if (key.length > LONGEST_KEY) {
      throw new StripeFailure(400, {
        type: 'invalid_request_error',
        message: `Idempotency keys may be at most ${LONGEST_KEY} characters long.`,
      });
    }
    if (inFlight.has(key)) {
      throw new StripeFailure(409, {
        type: 'idempotency_error',
        code: 'idempotency_key_in_use',
        message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
      });
    }
    const stored = store.get<Stored>('keys', key);
    if (stored === undefined || records.now() - stored.at > KEYS_KEPT) return undefined;
    if (stored.fingerprint === fingerprint) return stored;
    throw new StripeFailure(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }

  function endRefunds(): void {
    for (const { key, value } of store.list<number>('ends')) {
      if (value > records.now()) continue;
      perform((call) => {
        endRefund(call, key);
        store.delete('ends', key);
      });
    }
  }

  return {
    async answer(request) {
      const work = answer(request);
      atHand.add(work);
      try {
        return await work;
      } finally {
        atHand.delete(work);
      }
    },
    perform: (work) => perform(work),
    urlOf: options.urlOf,
    start() {
      endTimer = setInterval(() => {
        try {
          endRefunds();
        } catch (error) {
          options.fail(error);
        }
      }, LOOK_FOR_ENDS);
    },
    async stop() {
      clearInterval(endTimer);
      await Promise.allSettled(atHand);
    },
  };
}

const serverError: ErrorBody = {
  type: 'api_error',
  message: 'An unknown error occurred (this is the Stripe stand-in, told to fail).',
};

function tooMany(): StripeFailure {
  return new StripeFailure(429, {
    type: 'invalid_request_error',
    code: 'rate_limit',
    message: 'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
  });
}

function failureAnswer(failure: StripeFailure, headers: Readonly<Record<string, string>>): ApiAnswer {
  return { status: failure.status, body: bodyOf(failure.body), headers };
}

function bodyOf(error: ErrorBody): string {
  const docs =
    error.code === undefined
      ? {}
      : { doc_url: `https://stripe.com/docs/error-codes/${error.code.replaceAll('_', '-')}` };
  return JSON.stringify({ error: { ...error, ...docs } });
}

function callerOf(key: string | undefined, keys: Keys): Caller {
  if (key !== undefined && keys.secretKeys.includes(key)) return 'secret';
  if (key === keys.publishableKey) return 'publishable';
  throw new StripeFailure(401, {
    type: 'invalid_request_error',
    message:
      key === undefined
        ? 'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth.'
        : `Invalid API Key provided: ${key.slice(0, SHOWN_OF_KEY)}****`,
  });
}

const SHOWN_OF_KEY = 8;

/** Bearer, or Basic with the key as its user. https://docs.stripe.com/api/authentication */
function keyOf(request: ApiRequest): string | undefined {
  const [scheme = '', value = ''] = (request.headers['authorization'] ?? '').split(' ');
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return value;
    case 'basic':
      return Buffer.from(value, 'base64').toString('utf8').split(':')[0];
    default:
      return undefined;
  }
}

function fingerprintOf({ method, url, body }: ApiRequest): string {
  const sorted = [...new URLSearchParams(body)].sort(([left], [right]) => (left < right ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([method, url.pathname, sorted]))
    .digest('base64');
}

/** What a call is about, so that levers can be aimed at it. */
function aimOf(records: Records, route: Route, fields: Fields): readonly string[] {
  const named = records.intents.get(textField(fields, 'payment_intent') ?? route.id) ?? records.setups.get(route.id);
  return subjectsOf(named?.metadata ?? textsField(fields, 'metadata'));
}

function pause(milliseconds: number | undefined): Promise<void> {
  if (milliseconds === undefined || milliseconds === 0) return Promise.resolve();
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
