import type { RefundRecord, Records, Tally } from './records.ts';

/** What was done for one order, all its payments together. Amounts in Stripe's minor units. */
export interface OrderLedger {
  readonly intents: number;
  readonly authorizations: number;
  readonly declines: number;
  readonly captures: number;
  readonly cancels: number;
  readonly refunds: number;
  readonly captured: number;
  readonly refunded: number;
  /** captured − refunded */
  readonly net: number;
  /** Held and neither captured nor given back. */
  readonly held: number;
}

/** `GET /_ledger`: what tests count. */
export interface Ledger {
  readonly standIn: true;
  readonly intents: Readonly<Record<string, IntentLedger>>;
  /** By `metadata.orderId` or `metadata.bookingId`. */
  readonly orders: Readonly<Record<string, OrderLedger>>;
  /** Newest first. */
  readonly refunds: readonly RefundLine[];
  readonly total: OrderLedger;
}

/** A refund of what was captured, as Stripe has it. */
export type RefundLine = Pick<RefundRecord, 'id' | 'payment_intent' | 'status' | 'amount' | 'metadata'>;

export interface IntentLedger extends OrderLedger {
  readonly orderId: string | null;
  readonly status: string;
  readonly amount: number;
  readonly currency: string;
}

/** What was done for an order of which nothing is known. */
export const nothing: OrderLedger = {
  intents: 0,
  authorizations: 0,
  declines: 0,
  captures: 0,
  cancels: 0,
  refunds: 0,
  captured: 0,
  refunded: 0,
  net: 0,
  held: 0,
};

/** Of all intents, or of one order's. */
export function ledger(records: Records, orderId: string | null): Ledger {
  const intents: Record<string, IntentLedger> = {};
  const orders: Record<string, OrderLedger> = {};
  let total = nothing;
  for (const intent of records.intentsOf(orderId)) {
    const tally = records.tally(intent);
    const line = lineOf(tally, intent.amount_capturable);
    intents[intent.id] = {
      ...line,
      orderId: tally.orderId,
      status: intent.status,
      amount: intent.amount,
      currency: intent.currency,
    };
    if (tally.orderId !== null) orders[tally.orderId] = sum(orders[tally.orderId] ?? nothing, line);
    total = sum(total, line);
  }
  // Letting go of a hold shows as a refund too, which never stood on the balance.
  const refunds = records.refunds
    .newest()
    .filter((refund) => refund.balance_transaction !== null && Object.hasOwn(intents, refund.payment_intent ?? ''));
  return { standIn: true, intents, orders, refunds: refunds.map(refundLine), total };
}

function refundLine({ id, payment_intent, status, amount, metadata }: RefundRecord): RefundLine {
  return { id, payment_intent, status, amount, metadata };
}

function lineOf(
  { authorizations, declines, captures, cancels, refunds, captured, refunded }: Tally,
  held: number,
): OrderLedger {
  const net = captured - refunded;
  return { intents: 1, authorizations, declines, captures, cancels, refunds, captured, refunded, net, held };
}

function sum(left: OrderLedger, right: OrderLedger): OrderLedger {
  return {
    intents: left.intents + right.intents,
    authorizations: left.authorizations + right.authorizations,
    declines: left.declines + right.declines,
    captures: left.captures + right.captures,
    cancels: left.cancels + right.cancels,
    refunds: left.refunds + right.refunds,
    captured: left.captured + right.captured,
    refunded: left.refunded + right.refunded,
    net: left.net + right.net,
    held: left.held + right.held,
  };
}
