import Stripe from 'stripe';
import type { Intent } from './payments.ts';
import { PaymentRefused, PaymentStateError, PaymentUnavailable } from './payments.ts';
import { isMissing, isReplay, isStored, translated } from './stripeErrors.ts';
import type { StripeCredentials, StripeKeys } from './stripeSecret.ts';

export interface StripeOptions {
  /** `https://api.stripe.com`. */
  readonly apiUrl: string;
  readonly credentials: StripeCredentials;
  /** Of one call, of which there are two where the first finds no connection: less than half of what the function has. */
  readonly timeoutMilliseconds?: number;
  readonly now?: () => number;
}

/**
 * Calls of Stripe. Under an idempotency key Stripe keeps whatever it answered first for a day, failures and outdated states included
 * (https://docs.stripe.com/api/idempotent_requests): a replayed answer is therefore never believed, but what it is about looked at as it is; and
 * where a kept failure stands in the way of what the state allows, the call is made under a key of its own. The state itself lets nothing happen
 * twice: a payment is held, captured and canceled once.
 */
export interface StripeConnection {
  /** Calls with the keys at hand, and with others where Stripe refuses those. Throws the SDK's own errors. */
  call<Answer>(work: (client: Stripe) => Promise<Answer>): Promise<Answer>;
  /** Looks something up. Null where Stripe has none of this id. Throws our errors. */
  look<Answer>(id: string, work: (client: Stripe) => Promise<Answer>): Promise<Answer | null>;
  /** Makes something new, once under one key. `again` looks at what an answer that was kept tells of. Throws our errors. */
  make<Answer, Made>(key: string, making: Making<Answer, Made>): Promise<Made>;
  /** Changes something; answers it where it is already where the change would bring it. Throws our errors. */
  change<Answer, Known extends { readonly status: string }>(
    key: string,
    changing: Changing<Answer, Known>,
  ): Promise<Known>;
  /** The key under which a call is made: the given one, then another. */
  keyOfRound(key: string, round: number): string;
}

export interface Making<Answer, Made> {
  send(client: Stripe, key: string): Promise<Stripe.Response<Answer>>;
  read(answer: Answer): Made;
  again(made: Made): Promise<Made>;
}

export interface Changing<Answer, Known extends { readonly status: string }> {
  readonly step: Step<Known['status']>;
  send(client: Stripe, key: string): Promise<Stripe.Response<Answer>>;
  read(answer: Answer): Known;
  /** As it is now. */
  known(): Promise<Known>;
  /** The payment that an error shall carry, where it is about one. */
  intentOf(known: Known): Intent | null;
}

/** From which states a change is possible, and in which it has happened already. */
export interface Step<Status extends string> {
  readonly from: readonly Status[];
  readonly to: readonly Status[];
}

/** Keys that one call may use: its own, and where what Stripe keeps under that is a failure, another. */
export const ROUNDS = 2;

const TIMEOUT_MILLISECONDS = 8_000;

/** The SDK's own; whoever calls tries again later. */
const NETWORK_RETRIES = 1;

/**
 * How long the other key is the same: two that go round a kept failure at once are one call by it, and an outage that leaves a failure under every
 * key keeps nobody away for longer.
 */
const OTHER_KEY_MILLISECONDS = 10 * 60 * 1000;

export function stripeConnection(options: StripeOptions): StripeConnection {
  const { credentials, now = Date.now } = options;
  let built: { readonly secretKey: string; readonly client: Stripe } | undefined;

  function clientOf({ secretKey }: StripeKeys): Stripe {
    if (built?.secretKey !== secretKey) built = { secretKey, client: clientFor(secretKey, options) };
    return built.client;
  }

  const keyOfRound = (key: string, round: number): string =>
    round === 0 ? key : `${key}:${Math.floor(now() / OTHER_KEY_MILLISECONDS)}`;

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

  return {
    call,
    keyOfRound,

    async look(id, work) {
      try {
        return await call(work);
      } catch (error) {
        if (isMissing(error, id)) return null;
        throw translated(error);
      }
    },

    async make(key, { send, read, again }) {
      for (let round = 0; round < ROUNDS; round += 1) {
        try {
          const answer = await call((client) => send(client, keyOfRound(key, round)));
          const made = read(answer);
          return isReplay(answer.lastResponse.headers) ? await again(made) : made;
        } catch (error) {
          const refusal = translated(error);
          // What a kept failure may have left behind does nothing: nobody ever confirms it.
          if (!isStored(error) || !(refusal instanceof PaymentUnavailable)) throw refusal;
        }
      }
      throw keptUnderEach(key);
    },

    async change(key, { step: { from, to }, send, read, known: look, intentOf }) {
      for (let round = 0; round < ROUNDS; round += 1) {
        try {
          const answer = await call((client) => send(client, keyOfRound(key, round)));
          return isReplay(answer.lastResponse.headers) ? await look() : read(answer);
        } catch (error) {
          const refusal = translated(error);
          if (!isStored(error) && !(refusal instanceof PaymentStateError)) throw refusal;
          const known = await look();
          const is = (statuses: readonly string[]): boolean => statuses.includes(known.status);
          if (is(to)) return known;
          const details = { intent: intentOf(known), cause: error };
          if (refusal instanceof PaymentRefused) throw new PaymentRefused(refusal.code, refusal.message, details);
          if (!isStored(error) || !is(from)) {
            throw refusal instanceof PaymentStateError ? new PaymentStateError(refusal.message, details) : refusal;
          }
        }
      }
      throw keptUnderEach(key);
    },
  };
}

export function keptUnderEach(key: string): PaymentUnavailable {
  return new PaymentUnavailable(`Stripe keeps a failure under each key for ${key}.`);
}

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
