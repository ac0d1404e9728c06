import type { Order, OrderLine, OrderRefusal, PageInfo } from '#model/generated.ts';
import { moneyOf, rateOf } from '#model/money.ts';
import type { OrderLineRow, OrderReason, OrderRow, TimelineEntry } from '#model/orders.ts';
import { isCancellable, orderNumber, orderReasonSentences } from '#model/orders.ts';

/** A line before its product is resolved. */
export interface OrderLineSource extends Omit<OrderLine, 'product'> {
  productId: string;
}

/** What the resolvers of an order's own fields need beside what the schema shows. */
export interface OrderSource extends Omit<Order, 'lines' | 'payment' | 'paymentAction'> {
  lines: OrderLineSource[];
  ownerId: string;
  payAttempt: number;
}

/** A page before the fields of its orders are resolved. */
export interface OrderPage {
  nodes: OrderSource[];
  pageInfo: PageInfo;
}

/** The order as the schema shows it; its payment and its lines' products have resolvers of their own. */
export function orderOf(row: OrderRow): OrderSource {
  const { currency } = row;
  return {
    id: row.id,
    number: orderNumber(row.id),
    status: row.status,
    refusal: refusalOf(row.reason),
    lines: row.lines.map((line) => lineOf(line, row)),
    subtotal: moneyOf(row.subtotal, currency),
    tax: moneyOf(row.tax, currency),
    total: moneyOf(row.total, currency),
    email: row.email,
    shippingNote: row.shippingNote ?? null,
    cancellable: isCancellable(row.status),
    timeline: row.timeline.map(entryOf),
    version: row.version,
    placedAt: row.placedAt,
    updatedAt: row.updatedAt,
    ownerId: row.ownerId,
    payAttempt: row.payAttempt,
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
