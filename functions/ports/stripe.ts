import Stripe from 'stripe';
import type { Intent, IntentStatus, PaymentEvent, Payments, Refund, RefundRequest } from './payments.ts';
import {
  PaymentFault,
  PaymentRefused,
  PaymentStateError,
  PaymentUnavailable,
  UntrustedWebhookError,
} from './payments.ts';
import { stripeAmount } from './stripeAmounts.ts';
import type { StripeCredentials, StripeKeys } from './stripeSecret.ts';
import { eventOf, expandCard, failureOf, intentOf, refundOf } from './stripeShapes.ts';

export interface StripeOptions {
  /** `https://api.stripe.com`. */
  readonly apiUrl: string;
  readonly credentials: StripeCredentials;
  /** Of one call, of which there are two where the first finds no connection: less than half of what the function has. */
  readonly timeoutMilliseconds?: number;
  readonly now?: () => number;
}

const TIMEOUT_MILLISECONDS = 8_000;

/** The SDK's own; whoever calls tries again later. */
const NETWORK_RETRIES = 1;

/** https://docs.stripe.com/webhooks#replay-attacks */
const TOLERANCE_SECONDS = 300;

/** What Stripe lists at once; one payment has fewer refunds. */
const MOST_REFUNDS = 100;

/** Keys that one call may use: its own, and where what Stripe keeps under that is a failure, another. */
const ROUNDS = 2;

/**
 * How long the other key is the same: two that go round a kept failure at once are one call by it, and an outage that leaves a failure under every
 * key keeps nobody away for longer.
 */
const OTHER_KEY_MILLISECONDS = 10 * 60 * 1000;

/**
 * Payments by Stripe. Under an idempotency key Stripe keeps whatever it answered first for a day, failures and outdated states included
 * (https://docs.stripe.com/api/idempotent_requests): a replayed answer is therefore never believed, but the payment looked at as it is; and where a
 * kept failure stands in the way of what the payment's state allows, the call is made under a key of its own. The state itself lets nothing happen
 * twice: a payment is held, captured and canceled once.
 */
export function stripe(options: StripeOptions): Payments {
  const { credentials, now = Date.now } = options;
  const keyOfRound = (key: string, round: number): string =>
    round === 0 ? key : `${key}:${Math.floor(now() / OTHER_KEY_MILLISECONDS)}`;
  let built: { readonly secretKey: string; readonly client: Stripe } | undefined;

  function clientOf({ secretKey }: StripeKeys): Stripe {
    if (built?.secretKey !== secretKey) built = { secretKey, client: clientFor(secretKey, options) };
    return built.client;
  }

  async function call<Answer>(work: (client: Stripe) => Promise<Answer>): Promise<Answer> {
    const keys = await credentials.current();
    try {
      return await work(clientOf(keys));
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeAuthenticationError)) throw error;
      const renewed = await credentials.renewed();
      if (renewed.secretKey === keys.secretKey) throw error;
      return work(clientOf(renewed));
    }
  }

  async function retrieve(intentId: string): Promise<Intent | null> {
    try {
      return intentOf(await call((client) => client.paymentIntents.retrieve(intentId, { expand: expandCard })));
    } catch (error) {
      if (isMissing(error, intentId)) return null;
      throw translated(error);
    }
  }

  async function known(intentId: string): Promise<Intent> {
    const intent = await retrieve(intentId);
    if (intent !== null) return intent;
    throw new PaymentFault('resource_missing', `Stripe knows no payment ${intentId}.`);
  }

  /** Changes an intent; answers it where it is already where the change would bring it. */
  async function change(
    intentId: string,
    key: string,
    { from, to }: Step,
    send: (client: Stripe, key: string) => Promise<Stripe.Response<Stripe.PaymentIntent>>,
  ): Promise<Intent> {
    for (let round = 0; round < ROUNDS; round += 1) {
      try {
        const answer = await call((client) => send(client, keyOfRound(key, round)));
        return isReplay(answer.lastResponse.headers) ? await known(intentId) : intentOf(answer);
      } catch (error) {
        const refusal = translated(error);
        if (!isStored(error) && !(refusal instanceof PaymentStateError)) throw refusal;
        const intent = await known(intentId);
        if (to.includes(intent.status)) return intent;
        if (refusal instanceof PaymentRefused) {
          throw new PaymentRefused(refusal.code, refusal.message, { intent, cause: error });
        }
        if (!isStored(error) || !from.includes(intent.status)) {
          throw refusal instanceof PaymentStateError
            ? new PaymentStateError(refusal.message, { intent, cause: error })
            : refusal;
        }
      }
    }
    throw new PaymentUnavailable(`Stripe keeps a failure under each key for ${key}.`);
  }

  /** All refunds by this id of ours: one that stands, and such as failed. */
  async function refundsBy(intentId: string, refundId: string): Promise<readonly Refund[]> {
    try {
      const refunds = await call((client) => client.refunds.list({ payment_intent: intentId, limit: MOST_REFUNDS }));
      return refunds.data.map(refundOf).filter((refund) => refund.refundId === refundId);
    } catch (error) {
      throw translated(error);
    }
  }

  async function refund(intentId: string, request: RefundRequest): Promise<Refund> {
    const amount = request.amountMinor === undefined ? undefined : await amountOf(intentId, request.amountMinor);
    // Keys are forgotten after a day, and a part can be given back twice: the refund's own id cannot.
    const earlier = await refundsBy(intentId, request.refundId);
    const standing = earlier.find(stands);
    if (standing !== undefined) return standing;
    const key = earlier.length === 0 ? request.idempotencyKey : `${request.idempotencyKey}:after ${earlier.length}`;
    for (let round = 0; round < ROUNDS; round += 1) {
      try {
        const answer = await call((client) =>
          client.refunds.create(
            {
              payment_intent: intentId,
              ...(amount === undefined ? {} : { amount }),
              metadata: { ...request.metadata, refundId: request.refundId },
            },
            { idempotencyKey: keyOfRound(key, round) },
          ),
        );
        if (!isReplay(answer.lastResponse.headers)) return refundOf(answer);
        return refundOf(await call((client) => client.refunds.retrieve(answer.id)));
      } catch (error) {
        const refusal = refundRefusal(error);
        if (!isStored(error)) throw refusal;
        // A kept failure may hide one that was made.
        const found = (await refundsBy(intentId, request.refundId)).find(stands);
        if (found !== undefined) return found;
        if (!(refusal instanceof PaymentUnavailable)) throw refusal;
      }
    }
    throw new PaymentUnavailable(`Stripe keeps a failure under each key for ${request.idempotencyKey}.`);
  }

  async function amountOf(intentId: string, minor: number): Promise<number> {
    return stripeAmount(minor, (await known(intentId)).currency);
  }

  return {
    async create({ paymentId, amountMinor, currency, email, metadata, idempotencyKey }) {
      const parameters: Stripe.PaymentIntentCreateParams = {
        amount: stripeAmount(amountMinor, currency),
        currency: currency.toLowerCase(),
        capture_method: 'manual',
        // Cards alone can be held and captured later everywhere, and need no redirect but that of 3-D Secure.
        allowed_payment_method_types: ['card'],
        metadata: { ...metadata, paymentId },
        ...(email === undefined ? {} : { description: `Order for ${email}` }),
      };
      for (let round = 0; round < ROUNDS; round += 1) {
        try {
          const answer = await call((client) =>
            client.paymentIntents.create(parameters, { idempotencyKey: keyOfRound(idempotencyKey, round) }),
          );
          const intent = intentOf(answer);
          return isReplay(answer.lastResponse.headers) ? await known(intent.id) : intent;
        } catch (error) {
          const refusal = translated(error);
          // What a kept failure may have left behind holds nothing: nobody ever confirms it.
          if (!isStored(error) || !(refusal instanceof PaymentUnavailable)) throw refusal;
        }
      }
      throw new PaymentUnavailable(`Stripe keeps a failure under each key for ${idempotencyKey}.`);
    },
    confirm: (intentId, { paymentMethodId, returnUrl, idempotencyKey }) =>
      change(intentId, idempotencyKey, steps.confirm, (client, key) =>
        client.paymentIntents.confirm(
          intentId,
          { payment_method: paymentMethodId, return_url: returnUrl, expand: expandCard },
          { idempotencyKey: key },
        ),
      ),
    retrieve,
    async capture(intentId, { amountMinor, idempotencyKey }) {
      const amount = amountMinor === undefined ? undefined : await amountOf(intentId, amountMinor);
      return change(intentId, idempotencyKey, steps.capture, (client, key) =>
        client.paymentIntents.capture(
          intentId,
          { ...(amount === undefined ? {} : { amount_to_capture: amount }), expand: expandCard },
          { idempotencyKey: key },
        ),
      );
    },
    cancel: (intentId, { idempotencyKey }) =>
      change(intentId, idempotencyKey, steps.cancel, (client, key) =>
        client.paymentIntents.cancel(intentId, { expand: expandCard }, { idempotencyKey: key }),
      ),
    refund,
    async verifyWebhook(rawBody, signature) {
      const keys = await credentials.current();
      const payload = verified(rawBody, signature, keys) ?? verified(rawBody, signature, await credentials.renewed());
      if (payload === undefined) throw new UntrustedWebhookError('The signature is not Stripe’s, or too old.');
      return noticeOf(payload);
    },
  };
}

/** From which states a change is possible, and in which it has happened already. */
interface Step {
  readonly from: readonly IntentStatus[];
  readonly to: readonly IntentStatus[];
}

const steps = {
  confirm: {
    from: ['REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION'],
    to: ['AUTHORIZED', 'CAPTURED', 'PROCESSING', 'REQUIRES_ACTION'],
  },
  capture: { from: ['AUTHORIZED'], to: ['CAPTURED'] },
  cancel: {
    from: ['REQUIRES_PAYMENT_METHOD', 'REQUIRES_CONFIRMATION', 'REQUIRES_ACTION', 'PROCESSING', 'AUTHORIZED'],
    to: ['CANCELED'],
  },
} as const satisfies Readonly<Record<string, Step>>;

function clientFor(secretKey: string, { apiUrl, timeoutMilliseconds }: StripeOptions): Stripe {
  const { protocol, hostname, port } = new URL(apiUrl);
  const isPlain = protocol === 'http:';
  return new Stripe(secretKey, {
    protocol: isPlain ? 'http' : 'https',
    host: hostname,
    port: port === '' ? (isPlain ? 80 : 443) : port,
    timeout: timeoutMilliseconds ?? TIMEOUT_MILLISECONDS,
    maxNetworkRetries: NETWORK_RETRIES,
    telemetry: false,
  });
}

/** Whether Stripe answers what it answered before: https://docs.stripe.com/error-low-level#sent-idempotency */
function isReplay(headers: Readonly<Record<string, string>> | undefined): boolean {
  return headers?.['idempotent-replayed'] === 'true';
}

function isStored(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && isReplay(error.headers);
}

function isMissing(error: unknown, id: string): boolean {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError &&
    error.code === 'resource_missing' &&
    error.message.includes(id)
  );
}

/** Codes of what the payment's state does not allow: https://docs.stripe.com/error-codes */
const stateCodes = [
  'payment_intent_unexpected_state',
  'charge_already_captured',
  'charge_already_refunded',
  'charge_expired_for_capture',
  'capture_charge_authorization_expired',
];

function stands({ status }: Refund): boolean {
  return status === 'SUCCEEDED' || status === 'PENDING';
}

const BAD_REQUEST = 400;
const CONFLICT = 409;
const TOO_MANY = 429;

/** A refund asks for nothing that could be wrong in itself: what is refused is not there to be given back. */
function refundRefusal(error: unknown): unknown {
  const refusal = translated(error);
  const isRefused = error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === BAD_REQUEST;
  if (!isRefused || refusal instanceof PaymentStateError) return refusal;
  return new PaymentStateError(error.message, { cause: error });
}

/** The error in our words. */
function translated(error: unknown): unknown {
  const { errors } = Stripe;
  if (!(error instanceof errors.StripeError)) return error;
  const cause = { cause: error };
  const intent = error.payment_intent === undefined ? null : intentOf(error.payment_intent);
  if (error instanceof errors.StripeCardError) {
    return new PaymentRefused(failureOf(error), error.message, { intent, ...cause });
  }
  // The same call is under way; or there are too many at once, of the account or about one object.
  if (error.statusCode === CONFLICT || error.statusCode === TOO_MANY)
    return new PaymentUnavailable(error.message, cause);
  if (error instanceof errors.StripeIdempotencyError) {
    return new PaymentFault('idempotency_error', error.message, cause);
  }
  if (error instanceof errors.StripeInvalidRequestError) {
    if (stateCodes.includes(error.code ?? '')) return new PaymentStateError(error.message, { intent, ...cause });
    if (error.param === 'payment_method') {
      return new PaymentRefused('INVALID_PAYMENT_METHOD', error.message, { intent, ...cause });
    }
    return new PaymentFault(error.code ?? error.type, error.message, cause);
  }
  if (error instanceof errors.StripePermissionError) return new PaymentFault('permission', error.message, cause);
  // No connection, a time-out, 5xx, 429, an answer that is no JSON, or a key that is just being rolled.
  return new PaymentUnavailable(error.message, cause);
}

function verified(rawBody: Uint8Array | string, signature: string, keys: StripeKeys): unknown {
  const body = typeof rawBody === 'string' ? rawBody : Buffer.from(rawBody);
  for (const secret of keys.webhookSecrets) {
    try {
      return Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) continue;
      throw new UntrustedWebhookError('The body is no event of Stripe’s.', { cause: error });
    }
  }
  return undefined;
}

function noticeOf(payload: unknown): PaymentEvent {
  const { id, type, created, data } = eventOf(payload);
  const { object } = data;
  const intent = object.object === 'payment_intent' ? intentOf(object) : null;
  return {
    id,
    type,
    at: new Date(created * 1000).toISOString(),
    intentId: intent?.id ?? object.payment_intent ?? null,
    intent,
    refund: object.object === 'refund' ? refundOf(object) : null,
    metadata: object.metadata ?? {},
  };
}
