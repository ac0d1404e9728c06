import type { Order, OrderLine, OrderRefusal, PageInfo } from '#model/generated.ts';
import { moneyOf, rateOf } from '#model/money.ts';
import type { OrderLineRow, OrderReason, OrderRow, TimelineEntry } from '#model/orders.ts';
import { isCancellable, orderReasonSentences } from '#model/orders.ts';
import { purchaseNumber } from '#model/purchases.ts';
import { buyerOf } from './receipt.ts';

/** A line before its product is resolved. */
export interface OrderLineSource extends Omit<OrderLine, 'product'> {
  productId: string;
}

/** What the resolvers of an order's own fields need beside what the schema shows. */
export interface OrderSource
  extends Omit<Order, 'lines' | 'payment' | 'paymentAction' | 'receipt' | 'money' | 'refunds' | 'recurringOrder'> {
  lines: OrderLineSource[];
  ownerId: string;
  payAttempt: number;
  recurringOrderId: string | null;
}

/** A page before the fields of its orders are resolved. */
export interface OrderPage {
  nodes: OrderSource[];
  pageInfo: PageInfo;
}

/** The order as the schema shows it; what stands in other tables has resolvers of its own. */
export function orderOf(row: OrderRow): OrderSource {
  const { currency } = row;
  return {
    id: row.id,
    number: purchaseNumber(row.id),
    status: row.status,
    refusal: refusalOf(row.reason),
    lines: row.lines.map((line) => lineOf(line, row)),
    subtotal: moneyOf(row.subtotal, currency),
    tax: moneyOf(row.tax, currency),
    total: moneyOf(row.total, currency),
    email: row.email,
    shippingNote: row.shippingNote ?? null,
    billTo: row.billTo ? buyerOf(row.billTo) : null,
    cancellable: isCancellable(row.status),
    timeline: row.timeline.map(entryOf),
    version: row.version,
    placedAt: row.placedAt,
    updatedAt: row.updatedAt,
    scheduledFor: row.scheduledFor ?? null,
    ownerId: row.ownerId,
    payAttempt: row.payAttempt,
    recurringOrderId: row.recurringOrderId ?? null,
  };
}

function lineOf(line: OrderLineRow, { currency }: OrderRow): OrderLineSource {
  return {
    productId: line.productId,
    name: line.name,
    quantity: line.quantity,
    unitPrice: moneyOf(line.unitPrice, currency),
    taxRate: rateOf(line.taxRate),
    net: moneyOf(line.net, currency),
    tax: moneyOf(line.tax, currency),
    total: moneyOf(line.net + line.tax, currency),
  };
}

function entryOf(entry: TimelineEntry) {
  return { status: entry.status, version: entry.version, at: entry.at, refusal: refusalOf(entry.reason) };
}

function refusalOf(reason: OrderReason | undefined): OrderRefusal | null {
  return reason ? { code: reason, message: orderReasonSentences[reason] } : null;
}
