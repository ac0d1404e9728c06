import type { ProductRow } from './catalog.ts';
import type { Unchargeable } from './charges.ts';
import { unchargeable } from './charges.ts';
import type { CurrencyCode } from './currencies.ts';
import type { OrderErrorCode, UserError } from './errors.ts';
import { orderErrorSentences } from './errors.ts';
import { dueShard } from './keys.ts';
import { MAXIMUM_MINOR, portionOf } from './money.ts';
import type { PaymentFailure } from './payments.ts';
import { paymentFailureSentences } from './payments.ts';
import type { Buyer } from './receipts.ts';
import type { StatusMachine } from './statusMachine.ts';

/** An order's life. */
export type OrderStatus =
  | 'PENDING'
  | 'VALIDATED'
  | 'PAYMENT_ACTION_REQUIRED'
  | 'AUTHORIZED'
  | 'RESERVED'
  | 'CAPTURING'
  | 'PAID'
  | 'COMPLETED'
  | 'FAILING'
  | 'FAILED'
  | 'CANCELLING'
  | 'CANCELLED'
  | 'NEEDS_ATTENTION';

/**
 * CAPTURING is the point of no return for whoever cancels: before it nothing was charged, after it the money is on its way.
 * FAILING and CANCELLING stop the workflow's next step, and last until everything is undone.
 */
export const orderMachine = {
  PENDING: ['VALIDATED', 'FAILING', 'CANCELLING'],
  VALIDATED: ['PAYMENT_ACTION_REQUIRED', 'AUTHORIZED', 'FAILING', 'CANCELLING'],
  PAYMENT_ACTION_REQUIRED: ['AUTHORIZED', 'FAILING', 'CANCELLING'],
  AUTHORIZED: ['RESERVED', 'FAILING', 'CANCELLING'],
  RESERVED: ['CAPTURING', 'FAILING', 'CANCELLING'],
  CAPTURING: ['PAID', 'FAILING'],
  PAID: ['COMPLETED'],
  COMPLETED: [],
  FAILING: ['FAILED', 'NEEDS_ATTENTION'],
  FAILED: [],
  CANCELLING: ['CANCELLED', 'NEEDS_ATTENTION'],
  CANCELLED: [],
  NEEDS_ATTENTION: ['FAILING', 'CANCELLING'],
} as const satisfies StatusMachine<OrderStatus>;

/** Why an order failed, was cancelled or needs attention, with the sentence a person reads beside it. */
export const orderReasonSentences = {
  ...paymentFailureSentences,
  OUT_OF_STOCK: 'There is not enough left of something in this order. Nothing was charged.',
  PRODUCT_UNAVAILABLE: 'Something in this order is not sold any more. Nothing was charged.',
  PAYMENT_ACTION_TIMED_OUT: 'The payment was not confirmed in time. Nothing was charged.',
  PAYMENT_UNAVAILABLE: 'The payment provider could not be reached. Nothing was charged. Try again later.',
  NOT_PROCESSED: 'Something went wrong on our side. The order was undone and nothing was charged.',
  CANCELLED_BY_CUSTOMER: 'You cancelled this order. Nothing was charged.',
  CANCELLED_BY_STAFF: 'This order was cancelled by our staff. Nothing was charged.',
  NOT_UNDONE: 'This order could not be undone by itself. Our staff looks at it.',
} as const;

/** Why an order failed, was cancelled or needs attention. */
export type OrderReason = keyof typeof orderReasonSentences;

/** Every refusal of a payment is a reason to fail an order. */
export function reasonOfPayment(failure: PaymentFailure): OrderReason {
  return failure;
}

/** Bounds of what an order may hold. */
export const orderLimits = {
  lines: 20,
  quantity: 100,
  email: 254,
  note: 1_000,
  paymentMethodId: 255,
} as const;

/** Minutes in which the owner must complete a payment that asks for an action. */
export const PAYMENT_ACTION_MINUTES = 15;

/** Entries of a timeline. A usual order has ten; one that is tried again over and over keeps its first and its latest ones. */
export const TIMELINE_LENGTH = 40;

/** Orders that have not moved for so long are looked at: seconds. */
export const STALLED_SECONDS = 300;

/** How long a key of `placeOrder` is kept, in seconds: two days, more than the 24 hours that are promised. */
export const ORDER_KEY_SECONDS = 48 * 60 * 60;

/** One line of an order as it was priced. Amounts in minor units of the order's currency. */
export interface OrderLineRow {
  productId: string;
  name: string;
  quantity: number;
  /** Before tax. */
  unitPrice: number;
  /** Hundredths of a percent. */
  taxRate: number;
  net: number;
  tax: number;
}

/** One arrival in a status. */
export interface TimelineEntry {
  status: OrderStatus;
  version: number;
  /** UTC, ISO 8601. */
  at: string;
  reason?: OrderReason;
}

/** A row of the Orders table. Amounts in minor units; instants UTC, ISO 8601. */
export interface OrderRow {
  id: string;
  ownerId: string;
  status: OrderStatus;
  /** Counts changes. */
  version: number;
  /** In lower case. */
  email: string;
  shippingNote?: string;
  /** Who stands on the receipt as its buyer; the e-mail address where absent. */
  billTo?: Buyer;
  paymentMethodId?: string;
  /** The provider's customer whose saved card is charged: its owner is not there to confirm anything. */
  customerId?: string;
  /** The recurring order it is a run of, and the day that run was scheduled for. */
  recurringOrderId?: string;
  scheduledFor?: string;
  currency: CurrencyCode;
  lines: OrderLineRow[];
  subtotal: number;
  tax: number;
  total: number;
  placedAt: string;
  /** The UTC day of `placedAt`. */
  placedDay: string;
  updatedAt: string;
  timeline: TimelineEntry[];
  /** Where it is FAILING, FAILED, CANCELLING, CANCELLED or NEEDS_ATTENTION. */
  reason?: OrderReason;
  /** Whether its pieces are taken out of stock at this moment. */
  stockTaken?: boolean;
  /** Which attempt to pay is the current one, from 1. */
  payAttempt: number;
  /** How many executions of the workflow were started for it. */
  run: number;
  /** While its workflow waits for the owner: who can wake it. */
  taskToken?: string;
  /** Where it ends once it is undone; kept through NEEDS_ATTENTION. */
  undoneAs?: 'FAILED' | 'CANCELLED';
  /** While it is NEEDS_ATTENTION: see the `byAttention` index. */
  attention?: string;
  /** While it is not finished: see the `due` index. */
  dueShard?: string;
  dueAt?: string;
}

/** What the orders domain asks of a line. */
export interface AskedLine {
  productId: string;
  quantity: number;
}

/** What an order costs. */
export interface PricedOrder {
  currency: CurrencyCode;
  lines: OrderLineRow[];
  subtotal: number;
  tax: number;
  total: number;
}

/** Statuses in which the workflow has still something to do. */
export function isUnfinished(status: OrderStatus): boolean {
  return !isTerminal(status) && status !== 'NEEDS_ATTENTION';
}

/** Statuses that nothing leaves. */
export function isTerminal(status: OrderStatus): boolean {
  return orderMachine[status].length === 0;
}

/** Whether its owner, or staff, may still cancel. */
export function isCancellable(status: OrderStatus): boolean {
  const next: readonly OrderStatus[] = orderMachine[status];
  return status !== 'NEEDS_ATTENTION' && next.includes('CANCELLING');
}

/** What a person quotes to name an order: 32 bits, so that of some ten thousand orders two may share one. Nothing is found by it. */
export function orderNumber(id: string): string {
  const digits = id.split('-').join('').toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}`;
}

/**
 * Prices the lines by the products as they are now: tax is rounded half to even per line, and everything else is a sum.
 * Answers the errors instead where a product is missing or not sold, currencies differ, or the total is too large. `products` in any order.
 */
export function priceOrder(
  asked: readonly AskedLine[],
  products: readonly ProductRow[],
): { priced: PricedOrder | null; userErrors: UserError<OrderErrorCode>[] } {
  const userErrors: UserError<OrderErrorCode>[] = [];
  const lines: OrderLineRow[] = [];
  const currency = currencyOf(asked, products);
  asked.forEach((line, index) => {
    const product = products.find(({ id }) => id === line.productId);
    if (!product || !product.active) {
      userErrors.push(orderError('PRODUCT_NOT_FOUND', `lines.${index}.productId`));
      return;
    }
    if (product.currency !== currency) userErrors.push(orderError('MIXED_CURRENCIES', `lines.${index}.productId`));
    const net = product.price * line.quantity;
    lines.push({
      productId: product.id,
      name: product.name,
      quantity: line.quantity,
      unitPrice: product.price,
      taxRate: product.taxRate,
      net,
      tax: portionOf(net, product.taxRate),
    });
  });
  if (userErrors.length > 0 || currency === undefined) return { priced: null, userErrors };
  const subtotal = sum(lines.map((line) => line.net));
  const tax = sum(lines.map((line) => line.tax));
  const total = subtotal + tax;
  if (total > MAXIMUM_MINOR) return { priced: null, userErrors: [orderError('TOTAL_TOO_LARGE', 'lines')] };
  const refused = unchargeable(total, currency);
  if (refused) return { priced: null, userErrors: [orderError(notPayableCodes[refused], 'lines')] };
  return { priced: { currency, lines, subtotal, tax, total }, userErrors };
}

const notPayableCodes = {
  TOO_SMALL: 'TOTAL_TOO_SMALL',
  TOO_LARGE: 'TOTAL_TOO_LARGE',
  NOT_EXACT: 'TOTAL_NOT_PAYABLE',
} as const satisfies Record<Unchargeable, OrderErrorCode>;

/** The currency of the first line that can be sold: the others are measured by it. */
function currencyOf(asked: readonly AskedLine[], products: readonly ProductRow[]): CurrencyCode | undefined {
  const sold = asked
    .map((line) => products.find(({ id }) => id === line.productId))
    .find((product) => product !== undefined && product.active);
  return sold?.currency;
}

/** The error with the sentence of its code. */
export function orderError(code: OrderErrorCode, field: string | null): UserError<OrderErrorCode> {
  return { code, field, message: orderErrorSentences[code] };
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** What a move writes beside the status: what must go as well, and what a sweeper goes by. */
export interface OrderMove {
  set: Partial<OrderRow> & { status: OrderStatus; timeline: TimelineEntry[] };
  remove: string[];
}

/** What a move may bring along. */
export interface MoveFacts {
  reason?: OrderReason;
  /** When it is looked at if it has not moved on by then; where absent the caller's `stalledAt`. UTC, ISO 8601. */
  dueAt: string;
}

/**
 * The attributes that take an order to a status, `version` and `updatedAt` aside, which whoever writes it counts.
 * `at` is the instant that is written as `updatedAt`. Whether the machine has the edge is asked before.
 */
export function moveOrder(row: OrderRow, to: OrderStatus, at: string, facts: MoveFacts): OrderMove {
  const entry: TimelineEntry = facts.reason
    ? { status: to, version: row.version + 1, at, reason: facts.reason }
    : { status: to, version: row.version + 1, at };
  const set: OrderMove['set'] = { status: to, timeline: boundedTimeline([...row.timeline, entry]) };
  const remove: string[] = [];
  if (facts.reason) set.reason = facts.reason;
  if (isUnfinished(to)) {
    set.dueShard = dueShard(row.id);
    set.dueAt = facts.dueAt;
  } else {
    remove.push('dueShard', 'dueAt');
  }
  if (to === 'NEEDS_ATTENTION') set.attention = ATTENTION;
  else remove.push('attention');
  if (to === 'FAILING' || to === 'FAILED') set.undoneAs = 'FAILED';
  if (to === 'CANCELLING' || to === 'CANCELLED') set.undoneAs = 'CANCELLED';
  // Whoever stops an order that waits has its workflow woken, and so may a sweeper.
  if (to !== 'PAYMENT_ACTION_REQUIRED' && to !== 'CANCELLING' && to !== 'FAILING') remove.push('taskToken');
  return { set, remove };
}

/** A timeline of at most TIMELINE_LENGTH entries: the one of the placing stays, what is too much goes from behind it. */
function boundedTimeline(timeline: TimelineEntry[]): TimelineEntry[] {
  const tooMuch = timeline.length - TIMELINE_LENGTH;
  return tooMuch > 0 ? [...timeline.slice(0, 1), ...timeline.slice(1 + tooMuch)] : timeline;
}

/** How an order that needs attention is undone once more, and why it was to be undone: the latest reason that is not its attention's. */
export function undoingOf(row: OrderRow): { to: 'FAILING' | 'CANCELLING'; reason: OrderReason | null } {
  let reason: OrderReason | null = null;
  for (const entry of row.timeline) if (entry.reason && entry.reason !== 'NOT_UNDONE') reason = entry.reason;
  return { to: row.undoneAs === 'CANCELLED' ? 'CANCELLING' : 'FAILING', reason };
}

/** What its caller gave for an order, checked and written in one form. */
export interface AskedOrder {
  lines: AskedLine[];
  /** In lower case. */
  email: string;
  shippingNote: string | null;
  billTo: Buyer | null;
  paymentMethodId: string | null;
  /** In minor units. */
  expectedTotal: { minor: number; currency: CurrencyCode } | null;
}

/** The input in one form, so that a repeated call is told from another one. APPSYNC_JS has no hash. */
export function canonicalOrder(asked: AskedOrder): string {
  const { lines, email, shippingNote, billTo, paymentMethodId, expectedTotal } = asked;
  return JSON.stringify([
    lines.map(({ productId, quantity }) => [productId, quantity]),
    email,
    shippingNote,
    paymentMethodId,
    expectedTotal ? [expectedTotal.minor, expectedTotal.currency] : null,
    // A key that was kept before orders had a buyer still tells the same call.
    ...(billTo ? [canonicalBuyer(billTo)] : []),
  ]);
}

function canonicalBuyer({ name, address, vatNumber }: Buyer): unknown {
  const { street, addressLine, postalCode, city, country } = address ?? {};
  return [name, street, addressLine, postalCode, city, country, vatNumber].map((text) => text ?? null);
}

/** Who places an order, and when. Instants UTC, ISO 8601. */
export interface PlacedFacts {
  id: string;
  ownerId: string;
  at: string;
  /** When a sweeper looks at it if nothing has moved it by then. */
  dueAt: string;
}

/** The row of an order at the moment it is placed. */
export function placedOrder(asked: AskedOrder, priced: PricedOrder, facts: PlacedFacts): OrderRow {
  const { id, ownerId, at, dueAt } = facts;
  return {
    id,
    ownerId,
    status: 'PENDING',
    version: 1,
    email: asked.email,
    ...(asked.shippingNote === null ? {} : { shippingNote: asked.shippingNote }),
    ...(asked.billTo === null ? {} : { billTo: asked.billTo }),
    ...(asked.paymentMethodId === null ? {} : { paymentMethodId: asked.paymentMethodId }),
    ...priced,
    placedAt: at,
    placedDay: at.slice(0, 10),
    updatedAt: at,
    timeline: [{ status: 'PENDING', version: 1, at }],
    payAttempt: 1,
    run: 1,
    dueShard: dueShard(id),
    dueAt,
  };
}

/** The partition in which everything stands that needs a person. */
export const ATTENTION = 'ATTENTION';
