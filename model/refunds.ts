import type { CurrencyCode } from './currencies.ts';
import { dueShard } from './keys.ts';
import type { OrderLineRow } from './orders.ts';
import { ATTENTION } from './purchases.ts';
import type { PaymentRow, PaymentStatus } from './payments.ts';
import type { PaidFor, PurchaseKind, WrittenPaidFor } from './purchaseKinds.ts';
import type { ReceiptTax } from './receipts.ts';
import { taxesOf } from './receipts.ts';
import type { StatusMachine } from './statusMachine.ts';

/** A refund's life. */
export type RefundStatus = 'REQUESTED' | 'PENDING' | 'SUCCEEDED' | 'FAILED' | 'CLOSED';

/**
 * The provider may say that a refund failed days after it said that it succeeded. One that failed is tried again, as another attempt, or closed
 * by whoever gave the money back in another way.
 */
export const refundMachine = {
  REQUESTED: ['PENDING', 'SUCCEEDED', 'FAILED'],
  PENDING: ['SUCCEEDED', 'FAILED'],
  SUCCEEDED: ['FAILED'],
  // What Marquee took for failed by the provider's refusal of its call, the provider may have made after all: its word counts.
  FAILED: ['REQUESTED', 'PENDING', 'SUCCEEDED', 'CLOSED'],
  CLOSED: [],
} as const satisfies StatusMachine<RefundStatus>;

/** Why money is given back. From ORDER_UNDONE on they are no person's choice. */
export const refundReasons = [
  'CUSTOMER_REQUEST',
  'NOT_DELIVERED',
  'DAMAGED',
  'WRONG_ITEM',
  'DUPLICATE',
  'GOODWILL',
  'OTHER',
  'ORDER_UNDONE',
  'BOOKING_UNDONE',
  'BOOKING_CANCELLED',
  'EVENT_CANCELLED',
  'AT_PROVIDER',
] as const;

export type RefundReason = (typeof refundReasons)[number];

/** Reasons that a person may give. */
export function isChosenReason(reason: RefundReason): boolean {
  return refundReasons.indexOf(reason) < refundReasons.indexOf('ORDER_UNDONE');
}

/** Why what was charged for a purchase that is undone is given back. */
export const undoneReasons = { ORDER: 'ORDER_UNDONE', BOOKING: 'BOOKING_UNDONE' } as const satisfies Record<
  PurchaseKind,
  RefundReason
>;

/** Why a refund failed, with the sentence that staff read beside it. */
export const refundFailureSentences = {
  CARD_LOST_OR_STOLEN: 'The card is reported lost or stolen. Give the money back in another way.',
  CARD_EXPIRED_OR_CANCELED: 'The card has expired or is closed. Give the money back in another way.',
  DISPUTED: 'The payment is disputed: the bank decides about it.',
  INSUFFICIENT_FUNDS: 'The balance at the payment provider is too low. Fill it up, then try again.',
  DECLINED: 'The bank declined the refund. Try again, or give the money back in another way.',
  MERCHANT_REQUEST: 'The refund was cancelled at the payment provider.',
  NOTHING_LEFT: 'Less is left to give back at the payment provider: somebody gave money back there.',
  REFUSED: 'The payment provider refused the refund: its log says why.',
  UNKNOWN: 'The refund failed, and the bank does not say why. Try again, or give the money back in another way.',
} as const;

/** Why a refund failed. */
export type RefundFailure = keyof typeof refundFailureSentences;

/** Refunds that one payment may have. */
export const MAXIMUM_REFUNDS = 100;

/** Characters of a note on a refund. */
export const REFUND_NOTE_LENGTH = 500;

/** Refunds that have not moved for so long are looked at: seconds. Longer than the queue hides a message. */
export const REFUND_STALLED_SECONDS = 30 * 60;

/** How long a key of `refundOrder` is kept, in seconds: two days, more than the 24 hours that are promised. */
export const REFUND_KEY_SECONDS = 48 * 60 * 60;

/** Entries of a refund's history. */
export const REFUND_HISTORY_LENGTH = 40;

/** Pieces of a line that are given back, as the order priced them. Amounts in minor units. */
export interface RefundLineRow {
  productId: string;
  name: string;
  quantity: number;
  unitPrice: number;
  /** Hundredths of a percent. */
  taxRate: number;
  net: number;
  tax: number;
}

/** One arrival in a status. */
export interface RefundHistoryEntry {
  status: RefundStatus;
  version: number;
  attempt: number;
  /** UTC, ISO 8601. */
  at: string;
  failure?: RefundFailure;
}

/** A row of the Refunds table. Amounts in minor units; instants UTC, ISO 8601. */
export interface RefundRow extends PaidFor {
  id: string;
  paymentId: string;
  /** Who gets the money. */
  ownerId: string;
  status: RefundStatus;
  /** Counts changes. */
  version: number;
  /** Which attempt is the current one, from 1: each is another refund at the provider. */
  attempt: number;
  amount: number;
  currency: CurrencyCode;
  /** Empty where an amount is given back. */
  lines: RefundLineRow[];
  /** What of it is net and tax, by rate: adds up to `amount`. */
  taxes: ReceiptTax[];
  reason: RefundReason;
  note?: string;
  /** Whether the pieces of its lines go back into stock. */
  restock: boolean;
  /** Whether they did. */
  restocked?: boolean;
  /** Which of the staff asked for it; absent where nobody did. */
  requestedBy?: string;
  /** The provider's own id of the current attempt, from the moment it is known. */
  providerRefundId?: string;
  failure?: RefundFailure;
  requestedAt: string;
  /** The UTC day of `requestedAt`. */
  requestedDay: string;
  /** When it succeeded first. */
  succeededAt?: string;
  updatedAt: string;
  history: RefundHistoryEntry[];
  /** While it is FAILED: see the `byAttention` index. */
  attention?: string;
  /** While it is REQUESTED or PENDING: see the `due` index. */
  dueShard?: string;
  dueAt?: string;
}

/** What is known of a refund from the beginning. Instants UTC, ISO 8601. */
export type NewRefund = Pick<
  RefundRow,
  'id' | 'paymentId' | 'ownerId' | 'amount' | 'currency' | 'lines' | 'taxes' | 'reason' | 'restock'
> &
  WrittenPaidFor &
  Partial<Pick<RefundRow, 'note' | 'requestedBy'>> & {
    at: string;
    /** When it is looked at if it has not moved on by then. */
    dueAt: string;
  };

/** The row of a refund at the moment it is asked for. */
export function requestedRefund({ id, at, dueAt, ...known }: NewRefund): RefundRow {
  return {
    id,
    ...known,
    status: 'REQUESTED',
    version: 1,
    attempt: 1,
    requestedAt: at,
    requestedDay: at.slice(0, 10),
    updatedAt: at,
    history: [{ status: 'REQUESTED', version: 1, attempt: 1, at }],
    dueShard: dueShard(id),
    dueAt,
  };
}

/** What a move of a refund writes beside `version` and `updatedAt`, and what must go. */
export interface RefundMove {
  set: Partial<RefundRow> & { status: RefundStatus; history: RefundHistoryEntry[] };
  remove: ('failure' | 'providerRefundId' | 'attention' | 'dueShard' | 'dueAt')[];
}

/** What a move of a refund may bring along. Instants UTC, ISO 8601. */
export interface RefundFacts {
  /** When it is looked at if it has not moved on by then. */
  dueAt: string;
  /** Why it is FAILED. */
  failure?: RefundFailure;
  providerRefundId?: string;
}

/**
 * The attributes that take a refund to a status; whoever writes them counts the version, and moves the payment's balances by `balancesAfter` in the
 * same transaction. To REQUESTED is another attempt. Whether the machine has the edge is asked before.
 */
export function moveRefund(row: RefundRow, to: RefundStatus, at: string, facts: RefundFacts): RefundMove {
  const attempt = to === 'REQUESTED' ? row.attempt + 1 : row.attempt;
  const entry: RefundHistoryEntry = { status: to, version: row.version + 1, attempt, at };
  if (facts.failure) entry.failure = facts.failure;
  const history = [...row.history, entry];
  const set: RefundMove['set'] = {
    status: to,
    history: history.slice(Math.max(history.length - REFUND_HISTORY_LENGTH, 0)),
  };
  const remove: RefundMove['remove'] = [];
  if (to === 'REQUESTED') {
    set.attempt = attempt;
    remove.push('failure', 'providerRefundId');
  }
  if (facts.providerRefundId) set.providerRefundId = facts.providerRefundId;
  if (facts.failure) set.failure = facts.failure;
  if (to === 'SUCCEEDED' && !row.succeededAt) set.succeededAt = at;
  if (to === 'FAILED') set.attention = ATTENTION;
  else remove.push('attention');
  if (isUnderWay(to)) {
    set.dueShard = dueShard(row.id);
    set.dueAt = facts.dueAt;
  } else {
    remove.push('dueShard', 'dueAt');
  }
  return { set, remove };
}

/** Whether the provider has still to say what became of it. */
export function isUnderWay(status: RefundStatus): boolean {
  return status === 'REQUESTED' || status === 'PENDING';
}

/** What a payment gave back or is about to, as its row keeps it. */
export interface RefundBalances {
  status: PaymentStatus;
  /** Of refunds that succeeded. */
  refunded: number;
  /** Of refunds that are under way. */
  refundPending: number;
  /** Pieces of each product, of both. */
  refundedPieces: Readonly<Record<string, number>>;
  /** The tax of those pieces. */
  refundedPieceTaxes: Readonly<Record<string, number>>;
  /** By rate, of both. */
  refundedTaxes: ReceiptTax[];
  /** How many there ever were. */
  refundCount: number;
}

/** The purchase's part in a refund. */
export interface RefundablePurchase {
  lines: readonly OrderLineRow[];
}

/** Whether money of a refund in this status counts against what was captured. */
export function stands(status: RefundStatus): boolean {
  return isUnderWay(status) || status === 'SUCCEEDED';
}

/** What is left to give back. */
export function refundableOf(payment: Pick<PaymentRow, 'captured' | 'refunded' | 'refundPending'>): number {
  return payment.captured - payment.refunded - (payment.refundPending ?? 0);
}

/** What is left to give back of a line: pieces, and what they come to where no amount was given back beside. */
export function leftOfLine(
  { productId, quantity, unitPrice, tax }: Pick<OrderLineRow, 'productId' | 'quantity' | 'unitPrice' | 'tax'>,
  payment: Pick<PaymentRow, 'refundedPieces' | 'refundedPieceTaxes'>,
): { quantity: number; net: number; tax: number } {
  const pieces = quantity - ((payment.refundedPieces ?? {})[productId] ?? 0);
  const taxLeft = Math.max(tax - ((payment.refundedPieceTaxes ?? {})[productId] ?? 0), 0);
  return { quantity: pieces, net: unitPrice * pieces, tax: pieces > 0 ? taxLeft : 0 };
}

/** What is left of each rate. */
export function taxesLeft(order: RefundablePurchase, payment: Pick<PaymentRow, 'refundedTaxes'>): ReceiptTax[] {
  return taxesOf(order.lines).map(({ rate, net, tax }) => {
    const gone = (payment.refundedTaxes ?? []).find((each) => each.rate === rate);
    return { rate, net: net - (gone ? gone.net : 0), tax: tax - (gone ? gone.tax : 0) };
  });
}

/**
 * An amount, taken of what is left of each rate in proportion, and of net and tax within each. Adds up to the amount where so much is left.
 * Products beyond 2^53 lose their last digits: a part may then be one unit off, the sum never is.
 */
export function splitAmount(amount: number, left: readonly ReceiptTax[]): ReceiptTax[] {
  let restAmount = amount;
  let restLeft = sum(left.map((each) => Math.max(each.net + each.tax, 0)));
  const parts: ReceiptTax[] = [];
  for (const { rate, net, tax } of left) {
    const gross = Math.max(net + tax, 0);
    // What is left over of rounding is carried into the next rate, and the last one takes it all.
    const part = restLeft <= 0 ? 0 : Math.min(gross, Math.round((restAmount * gross) / restLeft));
    const partTax = gross <= 0 ? 0 : Math.min(tax, Math.round((part * tax) / gross));
    if (part > 0) parts.push({ rate, net: part - partTax, tax: partTax });
    restAmount = restAmount - part;
    restLeft = restLeft - gross;
  }
  return parts;
}

/** The payment's balances once a refund has come from one status (null: it is new) to another. */
export function balancesAfter(
  payment: PaymentRow,
  refund: Pick<RefundRow, 'amount' | 'lines' | 'taxes'>,
  from: RefundStatus | null,
  to: RefundStatus,
): RefundBalances {
  const stood = from !== null && stands(from);
  const standing = (stands(to) ? 1 : 0) - (stood ? 1 : 0);
  const done = (to === 'SUCCEEDED' ? 1 : 0) - (from === 'SUCCEEDED' ? 1 : 0);
  const refunded = payment.refunded + done * refund.amount;
  const refundPending = (payment.refundPending ?? 0) + (standing - done) * refund.amount;
  return {
    status: statusAfter(payment, refunded),
    refunded,
    refundPending,
    refundedPieces: sumsAfter(
      payment.refundedPieces ?? {},
      refund.lines.map(({ productId, quantity }) => ({ productId, more: standing * quantity })),
    ),
    refundedPieceTaxes: sumsAfter(
      payment.refundedPieceTaxes ?? {},
      refund.lines.map(({ productId, tax }) => ({ productId, more: standing * tax })),
    ),
    refundedTaxes: taxesAfter(payment.refundedTaxes ?? [], refund.taxes, standing),
    refundCount: (payment.refundCount ?? 0) + (from === null ? 1 : 0),
  };
}

function statusAfter({ status, captured }: PaymentRow, refunded: number): PaymentStatus {
  if (status === 'CAPTURED' && refunded >= captured) return 'REFUNDED';
  return status === 'REFUNDED' && refunded < captured ? 'CAPTURED' : status;
}

/** APPSYNC_JS takes no function as an argument but of an array's methods. */
function sumsAfter(
  sums: Readonly<Record<string, number>>,
  changes: readonly { productId: string; more: number }[],
): Record<string, number> {
  const after: Record<string, number> = { ...sums };
  for (const { productId, more } of changes) after[productId] = (after[productId] ?? 0) + more;
  return after;
}

function taxesAfter(before: readonly ReceiptTax[], taxes: readonly ReceiptTax[], times: number): ReceiptTax[] {
  const after = before.map((each) => ({ ...each }));
  for (const { rate, net, tax } of taxes) {
    const known = after.find((each) => each.rate === rate);
    if (known) {
      known.net = known.net + times * net;
      known.tax = known.tax + times * tax;
    } else {
      after.push({ rate, net: times * net, tax: times * tax });
    }
  }
  return after;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
