import type { BookingReason, BookingRow } from '#model/bookings.ts';
import { bookingReasonSentences } from '#model/bookings.ts';
import type { Booking, BookingRefusal, BookingTimelineEntry, PageInfo } from '#model/generated.ts';
import { moneyOf, rateOf } from '#model/money.ts';
import type { OrderLineRow } from '#model/orders.ts';
import { purchaseNumber } from '#model/purchases.ts';
import type { OrderLineSource } from './order.ts';
import { buyerOf } from './receipt.ts';

/** What the resolvers of a booking's own fields need beside what the schema shows. */
export interface BookingSource
  extends Omit<
    Booking,
    'event' | 'tickets' | 'receipt' | 'money' | 'refunds' | 'payment' | 'paymentAction' | 'cancellationTerms'
  > {
  ownerId: string;
  organizerId: string;
  eventId: string;
  payAttempt: number;
  /** `productId` is the ticket category's id. */
  lines: OrderLineSource[];
  /** As it is stored: what cancelling it gives back goes by it. */
  row: BookingRow;
}

/** A page before the fields of its bookings are resolved. */
export interface BookingPage {
  nodes: BookingSource[];
  pageInfo: PageInfo;
}

/** The booking as the schema shows it; what stands in other tables has resolvers of its own. */
export function bookingOf(row: BookingRow): BookingSource {
  const { currency } = row;
  return {
    id: row.id,
    number: purchaseNumber(row.id),
    status: row.status,
    refusal: refusalOf(row.reason),
    categoryId: row.categoryId,
    categoryName: row.categoryName,
    quantity: row.quantity,
    seats: row.seats,
    price: moneyOf(row.unitPrice, currency),
    taxRate: rateOf(row.taxRate),
    promoCode: row.promoCode ?? null,
    discount: moneyOf(row.discount, currency),
    subtotal: moneyOf(row.subtotal, currency),
    tax: moneyOf(row.tax, currency),
    total: moneyOf(row.total, currency),
    email: row.email,
    billTo: row.billTo ? buyerOf(row.billTo) : null,
    timeline: row.timeline.map(entryOf),
    version: row.version,
    placedAt: row.placedAt,
    confirmedAt: row.confirmedAt ?? null,
    updatedAt: row.updatedAt,
    ownerId: row.ownerId,
    organizerId: row.organizerId,
    eventId: row.eventId,
    payAttempt: row.payAttempt,
    lines: row.lines.map((line) => lineOf(line, row)),
    row,
  };
}

function lineOf(line: OrderLineRow, { currency }: BookingRow): OrderLineSource {
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

function entryOf({ status, at, reason }: BookingRow['timeline'][number]): BookingTimelineEntry {
  return { status, at, refusal: refusalOf(reason) };
}

function refusalOf(reason: BookingReason | undefined): BookingRefusal | null {
  return reason ? { code: reason, message: bookingReasonSentences[reason] } : null;
}
