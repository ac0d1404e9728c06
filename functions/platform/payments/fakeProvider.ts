import type { PaymentFailure } from '#model/payments.ts';
import type { Intent, PaymentEvent, Payments } from '../../ports/payments.ts';
import { PaymentRefused, PaymentStateError } from '../../ports/payments.ts';
import type { RefundLevers } from './fakeRefunds.ts';
import { fakeRefunds } from './fakeRefunds.ts';
import type { SetupLevers } from './fakeSetups.ts';
import { fakeSetups } from './fakeSetups.ts';

/** A provider in memory, for tests: states, keys and events as Stripe has them, and a count of what really happened. */
export interface FakeProvider extends Payments, RefundLevers, SetupLevers {
  readonly tally: Tally;
  /** Everything that was told, in order. */
  readonly events: PaymentEvent[];
  /** What the owner does in the browser: pays with a card, or passes the bank's check. */
  pay(intentId: string, card: string): void;
  authenticate(intentId: string, passes: boolean): void;
  /** Runs before and after the effect of every call; what it throws is what the caller gets. */
  disturb: (call: ProviderCall, when: 'before' | 'after') => void;
}

export type ProviderCall = Exclude<keyof Payments, 'verifyWebhook'>;

export interface Tally {
  intents: number;
  authorizations: number;
  captures: number;
  refunds: number;
  /** Held at this moment, and never both held and taken. */
  held: number;
  net: number;
}

const card = { brand: 'visa', last4: '4242', expiryMonth: 12, expiryYear: 2030 };

const refusals: Readonly<Record<string, PaymentFailure>> = {
  pm_card_chargeDeclined: 'CARD_DECLINED',
  pm_card_chargeDeclinedInsufficientFunds: 'INSUFFICIENT_FUNDS',
};

function refusalOf(card: string | null): PaymentFailure | undefined {
  if (card === null) return 'INVALID_PAYMENT_METHOD';
  return card === DECLINES_LATER ? 'CARD_DECLINED' : refusals[card];
}

/** Asks for the bank's check. */
const ASKS = 'pm_card_threeDSecureRequired';

/** Can be kept, and is declined whenever it is charged. */
const DECLINES_LATER = 'pm_card_chargeCustomerFail';

export type StoredIntent = { -readonly [Name in keyof Intent]: Intent[Name] };

/** One happening at the provider, told in the order in which they came. */
export type Tell = (
  type: string,
  about: Partial<Pick<PaymentEvent, 'intent' | 'refund' | 'setup'>>,
  intentId: string | null,
  metadata: Intent['metadata'],
) => void;

/** Runs a call, disturbed as the test wants it. */
export type Effect = <Answer>(call: ProviderCall, work: () => Answer) => Promise<Answer>;

export function fakeProvider(): FakeProvider {
  const intents = new Map<string, StoredIntent>();
  const answers = new Map<string, Intent>();
  const tally: Tally = { intents: 0, authorizations: 0, captures: 0, refunds: 0, held: 0, net: 0 };
  const events: PaymentEvent[] = [];

  const tell: Tell = (type, about, intentId, metadata) => {
    events.push({
      id: `evt_${events.length + 1}`,
      type,
      at: '2026-11-21T10:00:00.000Z',
      intentId,
      intent: null,
      refund: null,
      setup: null,
      ...about,
      metadata,
    });
  };

  /** A charge's event carries neither the payment nor what of it was given back. */
  function tellIntent(type: string, intent: StoredIntent): void {
    const about = type.startsWith('charge.') ? {} : { intent: { ...intent, amountRefunded: null, card: null } };
    tell(type, about, intent.id, intent.metadata);
  }

  const setups = fakeSetups({ tell, effect, asks: ASKS, refusals });

  function refuse(intent: StoredIntent, failure: PaymentFailure): void {
    Object.assign(intent, { status: 'REQUIRES_PAYMENT_METHOD', actionUrl: null, failure });
    tellIntent('payment_intent.payment_failed', intent);
  }

  function hold(intent: StoredIntent): void {
    Object.assign(intent, {
      status: 'AUTHORIZED',
      amountCapturable: intent.amount,
      actionUrl: null,
      failure: null,
      card,
    });
    tally.authorizations += 1;
    tally.held += intent.amount;
    tellIntent('payment_intent.amount_capturable_updated', intent);
  }

  function attempt(intent: StoredIntent, method: string, offSession = false): void {
    const name = setups.cardOf(method);
    const refusal = refusalOf(name);
    if (refusal) refuse(intent, refusal);
    else if (name === ASKS && offSession) refuse(intent, 'AUTHENTICATION_REQUIRED');
    else if (name === ASKS) {
      Object.assign(intent, {
        status: 'REQUIRES_ACTION',
        actionUrl: `https://bank.example/${intent.id}`,
        failure: null,
      });
      tellIntent('payment_intent.requires_action', intent);
    } else hold(intent);
  }

  function known(id: string): StoredIntent {
    const intent = intents.get(id);
    if (intent) return intent;
    throw new Error(`There is no ${id}.`);
  }

  const payments: FakeProvider = {
    tally,
    events,
    disturb: () => undefined,
    ...fakeRefunds({ known, tally, tell, effect }),
    ...setups.calls,
    pay: (id, method) => attempt(known(id), method),
    authenticate(id, passes) {
      if (passes) hold(known(id));
      else refuse(known(id), 'AUTHENTICATION_FAILED');
    },
    create: ({ paymentId, amountMinor, currency, metadata, idempotencyKey }) =>
      effect('create', () => {
        const before = answers.get(idempotencyKey);
        if (before) return { ...known(before.id) };
        tally.intents += 1;
        const intent: StoredIntent = {
          id: `pi_${tally.intents}`,
          status: 'REQUIRES_PAYMENT_METHOD',
          amount: amountMinor,
          amountCapturable: 0,
          amountReceived: 0,
          amountRefunded: 0,
          currency,
          clientSecret: `pi_${tally.intents}_secret`,
          actionUrl: null,
          card: null,
          failure: null,
          metadata: { ...metadata, paymentId },
        };
        intents.set(intent.id, intent);
        answers.set(idempotencyKey, intent);
        return { ...intent };
      }),
    confirm: (id, { paymentMethodId, offSession, idempotencyKey }) =>
      effect('confirm', () => {
        const intent = known(id);
        if (offSession && intent.status === 'REQUIRES_ACTION') refuse(intent, 'AUTHENTICATION_REQUIRED');
        const isFirst = !answers.has(idempotencyKey);
        answers.set(idempotencyKey, intent);
        if (isFirst && intent.status === 'REQUIRES_PAYMENT_METHOD') attempt(intent, paymentMethodId, offSession);
        if (intent.failure) throw new PaymentRefused(intent.failure, 'refused', { intent: { ...intent } });
        if (intent.status === 'CANCELED') throw new PaymentStateError('canceled', { intent: { ...intent } });
        return { ...intent };
      }),
    retrieve: (id) => effect('retrieve', () => ({ ...known(id) })),
    capture: (id) =>
      effect('capture', () => {
        const intent = known(id);
        if (intent.status === 'CAPTURED') return { ...intent };
        if (intent.status !== 'AUTHORIZED') throw new PaymentStateError('not held', { intent: { ...intent } });
        tally.captures += 1;
        tally.held -= intent.amount;
        tally.net += intent.amount;
        Object.assign(intent, { status: 'CAPTURED', amountCapturable: 0, amountReceived: intent.amount });
        tellIntent('payment_intent.succeeded', intent);
        return { ...intent };
      }),
    cancel: (id) =>
      effect('cancel', () => {
        const intent = known(id);
        if (intent.status === 'CANCELED') return { ...intent };
        if (intent.status === 'CAPTURED') throw new PaymentStateError('captured', { intent: { ...intent } });
        tally.held -= intent.amountCapturable;
        const wasHeld = intent.amountCapturable > 0;
        Object.assign(intent, { status: 'CANCELED', amountCapturable: 0, actionUrl: null });
        if (wasHeld) tellIntent('charge.refunded', intent);
        tellIntent('payment_intent.canceled', intent);
        return { ...intent };
      }),
    ledger: ({ after, limit }) =>
      effect('ledger', () => {
        const newest = [...intents.values()].reverse();
        const from = after === undefined ? 0 : newest.findIndex(({ id }) => id === after) + 1;
        const page = newest.slice(from, from + limit).map((intent) => ({ ...intent }));
        return { intents: page, next: newest.length > from + limit ? (page.at(-1)?.id ?? null) : null };
      }),
    verifyWebhook: () => Promise.reject(new Error('The fake signs nothing.')),
  };

  async function effect<Answer>(call: ProviderCall, work: () => Answer): Promise<Answer> {
    payments.disturb(call, 'before');
    const answer = work();
    payments.disturb(call, 'after');
    return Promise.resolve(answer);
  }

  return payments;
}

/** For the table of test cards: what asks for the bank's check, what the bank refuses, and what it refuses once it is kept. */
export const fakeCards = {
  good: 'pm_card_visa',
  asks: ASKS,
  refused: 'pm_card_chargeDeclined',
  declinesLater: DECLINES_LATER,
} as const;
