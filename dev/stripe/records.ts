import { randomInt } from 'node:crypto';
import type Stripe from 'stripe';
import type { Store } from '#local/core/store.ts';
import { testCard } from './cards.ts';

/** Stored as Stripe answers them, with references unexpanded. */
export type IntentRecord = Stripe.PaymentIntent & { latest_charge: string | null; payment_method: string | null };
export type ChargeRecord = Stripe.Charge & { payment_intent: string | null };
export type RefundRecord = Stripe.Refund & { charge: string | null; payment_intent: string | null };
export type MethodRecord = Stripe.PaymentMethod;
export type SetupRecord = Stripe.SetupIntent & { customer: string | null; payment_method: string | null };
export type CustomerRecord = Stripe.Customer;

export interface EventRecord {
  readonly id: string;
  readonly object: 'event';
  readonly api_version: string;
  readonly created: number;
  readonly data: { readonly object: object };
  readonly livemode: false;
  readonly pending_webhooks: number;
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null };
  readonly type: string;
}

/** What was done for one intent, counted where it took effect. Amounts in Stripe's minor units. */
export interface Tally {
  readonly intent: string;
  /** What was paid for: `metadata.orderId`, or `metadata.bookingId`. */
  readonly orderId: string | null;
  readonly currency: string;
  readonly authorizations: number;
  readonly declines: number;
  readonly captures: number;
  readonly cancels: number;
  readonly refunds: number;
  readonly captured: number;
  readonly refunded: number;
}

type Counts = Omit<Tally, 'intent' | 'orderId' | 'currency'>;

/** Rows of the stand-in: everything that must outlive it. */
export interface Records {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Seconds since the epoch, as Stripe writes instants. */
  seconds(): number;
  intents: Table<IntentRecord>;
  charges: Table<ChargeRecord>;
  refunds: Table<RefundRecord>;
  methods: Table<StoredMethod>;
  customers: Table<CustomerRecord>;
  setups: Table<SetupRecord>;
  events: Table<EventRecord>;
  /** Adds to what was done for an intent. */
  count(intent: IntentRecord, change: Partial<Counts>): void;
  tally(intent: IntentRecord): Tally;
  /** Of one order (`metadata.orderId`) or booking (`metadata.bookingId`), or all of them. */
  intentsOf(orderId: string | null): readonly IntentRecord[];
}

/** A payment method and the test card behind it: no number is ever kept. */
export interface StoredMethod {
  readonly id: string;
  readonly card: string;
  readonly created: number;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  /** Paid with once, or detached: without a customer it may not be used again. */
  readonly used: boolean;
  /** Whose kept card it is. */
  readonly customer?: string | null;
  /** Kept with its owner's consent to be charged off session. */
  readonly setUp?: boolean;
}

export interface Table<Row extends { readonly id: string }> {
  get(id: string): Row | undefined;
  put(row: Row): void;
  /** Newest first. */
  newest(): readonly Row[];
}

const nothingDone: Counts = {
  authorizations: 0,
  declines: 0,
  captures: 0,
  cancels: 0,
  refunds: 0,
  captured: 0,
  refunded: 0,
};

export function openRecords(store: Store, now: () => number): Records {
  const seconds = (): number => Math.floor(now() / 1000);
  const intents = table<IntentRecord>(store, 'intents');
  const byOrder = new Map<string, Set<string>>();
  const index = ({ id, metadata }: IntentRecord): void => {
    const orderId = paidFor(metadata);
    if (orderId === null) return;
    byOrder.set(orderId, (byOrder.get(orderId) ?? new Set()).add(id));
  };
  for (const intent of intents.newest()) index(intent);
  const tallyOf = (intent: IntentRecord): Tally =>
    store.get<Tally>('tallies', intent.id) ?? {
      intent: intent.id,
      orderId: paidFor(intent.metadata),
      currency: intent.currency,
      ...nothingDone,
    };
  return {
    store,
    now,
    seconds,
    intents: {
      ...intents,
      put(intent) {
        intents.put(intent);
        index(intent);
      },
    },
    charges: table(store, 'charges'),
    refunds: table(store, 'refunds'),
    methods: table(store, 'methods'),
    customers: table(store, 'customers'),
    setups: table(store, 'setups'),
    events: table(store, 'events'),
    count(intent, change) {
      const before = tallyOf(intent);
      const names = Object.keys(nothingDone) as (keyof Counts)[];
      const counts = Object.fromEntries(names.map((name) => [name, before[name] + (change[name] ?? 0)]));
      store.put('tallies', intent.id, { ...before, ...counts });
    },
    tally: tallyOf,
    intentsOf(orderId) {
      if (orderId === null) return intents.newest();
      return [...(byOrder.get(orderId) ?? [])].flatMap((id) => intents.get(id) ?? []);
    },
  };
}

interface Kept<Row> {
  readonly order: number;
  readonly row: Row;
}

function table<Row extends { readonly id: string }>(store: Store, name: string): Table<Row> {
  let last = store.list<Kept<Row>>(name).reduce((highest, { value }) => Math.max(highest, value.order), 0);
  return {
    get: (id) => store.get<Kept<Row>>(name, id)?.row,
    put(row) {
      const order = store.get<Kept<Row>>(name, row.id)?.order ?? (last += 1);
      store.put(name, row.id, { order, row });
    },
    newest: () =>
      store
        .list<Kept<Row>>(name)
        .map(({ value }) => value)
        .sort((left, right) => right.order - left.order)
        .map(({ row }) => row),
  };
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 24;

/** `pi_3…`: as long as Stripe's, and never one of them. */
export function newId(prefix: string): string {
  return `${prefix}_${randomText(ID_LENGTH)}`;
}

export function randomText(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('');
}

/** https://docs.stripe.com/api/payment_methods/object */
export function methodShape(stored: StoredMethod): MethodRecord {
  const card = testCard(stored.card);
  return {
    id: stored.id,
    object: 'payment_method',
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked' },
      country: 'US',
      display_brand: card.brand,
      exp_month: stored.expiryMonth,
      exp_year: stored.expiryYear,
      fingerprint: null,
      funding: card.funding ?? 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: stored.created,
    customer: stored.customer ?? null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
}

function paidFor({ orderId, bookingId }: Readonly<Record<string, string>>): string | null {
  return orderId ?? bookingId ?? null;
}
