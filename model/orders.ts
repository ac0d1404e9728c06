import type { ProductRow } from './catalog.ts';
import type { Unchargeable } from './charges.ts';
import { unchargeable } from './charges.ts';
import type { CurrencyCode } from './currencies.ts';
import type { OrderErrorCode, UserError } from './errors.ts';
import { orderErrorSentences } from './errors.ts';
import { MAXIMUM_MINOR, portionOf } from './money.ts';
import type { PaymentFailure } from './payments.ts';
import type { Arrival, MoveFacts, PurchaseFacts, PurchaseLife, PurchaseMove, PurchaseReason } from './purchases.ts';
import {
  begunPurchase,
  hasWorkLeft,
  isStoppable,
  movePurchase,
  payingEdges,
  purchaseReasonSentences,
  undoingEdges,
} from './purchases.ts';
import type { Buyer } from './receipts.ts';
import type { StatusMachine } from './statusMachine.ts';

/** An order's life: of the purchases', with COMPLETED at its end. */
export type OrderStatus = keyof typeof orderMachine;

/** Where an order may go. */
export const orderMachine = {
  ...payingEdges,
  PAID: ['COMPLETED'],
  COMPLETED: [],
  ...undoingEdges,
} as const satisfies StatusMachine<keyof typeof payingEdges | keyof typeof undoingEdges | 'PAID' | 'COMPLETED'>;

/** What the workflow of orders goes by. */
export const orderLife: PurchaseLife = {
  noun: 'order',
  idName: 'orderId',
  machine: orderMachine,
  complete: 'COMPLETED',
  takenFlag: 'stockTaken',
};

/** Why an order failed, was cancelled or needs attention, with the sentence a person reads beside it. */
export const orderReasonSentences = {
  ...purchaseReasonSentences,
  OUT_OF_STOCK: 'There is not enough left of something in this order. Nothing was charged.',
  PRODUCT_UNAVAILABLE: 'Something in this order is not sold any more. Nothing was charged.',
  NOT_PROCESSED: 'Something went wrong on our side. The order was undone and nothing was charged.',
  CANCELLED_BY_CUSTOMER: 'You cancelled this order. Nothing was charged.',
  CANCELLED_BY_STAFF: 'This order was cancelled by our staff. Nothing was charged.',
  NOT_UNDONE: 'This order could not be undone by itself. Our staff looks at it.',
} as const satisfies Record<PurchaseReason | 'OUT_OF_STOCK' | 'PRODUCT_UNAVAILABLE', string>;

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
export type TimelineEntry = Arrival<OrderStatus, OrderReason>;

/** A row of the Orders table. Amounts in minor units; instants UTC, ISO 8601. */
export interface OrderRow extends PurchaseFacts<OrderStatus, OrderReason> {
  /** In lower case. */
  email: string;
  shippingNote?: string;
  /** Who stands on the receipt as its buyer; the e-mail address where absent. */
  billTo?: Buyer;
  /** The recurring order it is a run of, and the day that run was scheduled for. */
  recurringOrderId?: string;
  scheduledFor?: string;
  currency: CurrencyCode;
  lines: OrderLineRow[];
  subtotal: number;
  tax: number;
  total: number;
  /** The UTC day of `placedAt`. */
  placedDay: string;
  /** Whether its pieces are taken out of stock at this moment. */
  stockTaken?: boolean;
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
  return hasWorkLeft(orderLife, status);
}

/** Statuses that nothing leaves. */
export function isTerminal(status: OrderStatus): boolean {
  return orderMachine[status].length === 0;
}

/** Whether its owner, or staff, may still cancel. */
export function isCancellable(status: OrderStatus): boolean {
  return isStoppable(orderLife, status);
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

/** What a move of an order writes beside the status. */
export type OrderMove = PurchaseMove<OrderStatus, OrderReason>;

/** The attributes that take an order to a status: see movePurchase. */
export function moveOrder(row: OrderRow, to: OrderStatus, at: string, facts: MoveFacts<OrderReason>): OrderMove {
  return movePurchase(orderLife, row, to, at, facts);
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
  const { id, ownerId } = facts;
  return {
    id,
    ownerId,
    email: asked.email,
    ...(asked.shippingNote === null ? {} : { shippingNote: asked.shippingNote }),
    ...(asked.billTo === null ? {} : { billTo: asked.billTo }),
    ...(asked.paymentMethodId === null ? {} : { paymentMethodId: asked.paymentMethodId }),
    ...priced,
    ...begunPurchase(facts),
  };
}
