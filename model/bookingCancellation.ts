import type { BookingCancellation, BookingReason, BookingRow } from './bookings.ts';
import { bookingLife } from './bookings.ts';
import { MAXIMUM_HELD } from './holds.ts';
import { cancellationRefund, ticketId } from './keys.ts';
import type { PaymentRow } from './payments.ts';
import { movePurchase } from './purchases.ts';
import type { RefundReason, RefundRow } from './refunds.ts';
import { balancesAfter, requestedRefund, splitAmount, taxesLeft } from './refunds.ts';
import { returnedTickets } from './ticketReturns.ts';
import type { PlannedWrite } from './writes.ts';
import { changeRow, is, putNew } from './writes.ts';
import type { MoneyBack } from './cancellations.ts';

/** Who cancels a booking that is confirmed. */
export type Canceller = BookingCancellation['by'];

const reasons = {
  CUSTOMER: 'CANCELLED_BY_CUSTOMER',
  STAFF: 'CANCELLED_BY_STAFF',
  EVENT: 'EVENT_CANCELLED',
} as const satisfies Record<Canceller, BookingReason>;

const refundReasons = {
  CUSTOMER: 'BOOKING_CANCELLED',
  STAFF: 'BOOKING_CANCELLED',
  EVENT: 'EVENT_CANCELLED',
} as const satisfies Record<Canceller, RefundReason>;

/** What is known of a cancellation. Instants UTC, ISO 8601. */
export interface CancellationFacts {
  by: Canceller;
  back: MoneyBack;
  /** Who of the staff, or the organiser, asked for it; null where its owner did, or nobody. */
  requestedBy: string | null;
  at: string;
  /** When the refund is looked at if it has not moved on by then. */
  refundDueAt: string;
}

/** A confirmed booking's cancellation: the row and the refund as they are then, and the one transaction that makes it so. */
export interface PlannedCancellation {
  booking: BookingRow;
  /** Null where nothing is given back. */
  refund: RefundRow | null;
  /** At most 42. */
  writes: PlannedWrite[];
  /** So many of the writes, the first ones, say what was seen: that of the booking, and where money is given back those of its payment and its refund. */
  guards: number;
}

/**
 * Cancels a booking that is CONFIRMED: it is CANCELLED, what is due is asked for as a refund and stands in its payment's balances, its tickets are good
 * no more, its seats can be had again and its owner's allowance is given back. All of it holds only for the booking and the payment as they were seen, and
 * the refund's id follows from the booking's: whoever cancels at the same time, one of them does.
 */
export function cancelledBooking(
  row: BookingRow,
  payment: PaymentRow | null,
  { by, back, requestedBy, at, refundDueAt }: CancellationFacts,
): PlannedCancellation {
  const move = movePurchase(bookingLife, row, 'CANCELLED', at, { reason: reasons[by], dueAt: at });
  const set = {
    status: 'CANCELLED' as const,
    timeline: move.set.timeline,
    reason: reasons[by],
    undoneAs: 'CANCELLED' as const,
    seatsTaken: false,
    cancellation: { by, refund: back.refund, fee: back.fee, at },
    version: row.version + 1,
    updatedAt: at,
  };
  const writes = [changeRow('Bookings', { id: row.id }, { set, remove: move.remove }, seen(row))];
  const refund =
    payment && back.refund > 0
      ? requestedRefund({
          id: cancellationRefund(row.id),
          bookingId: row.id,
          paymentId: payment.id,
          ownerId: row.ownerId,
          amount: back.refund,
          currency: row.currency,
          lines: [],
          taxes: splitAmount(back.refund, taxesLeft(row, payment)),
          reason: refundReasons[by],
          restock: false,
          at,
          dueAt: refundDueAt,
          ...(requestedBy === null ? {} : { requestedBy }),
        })
      : null;
  if (payment && refund) {
    const balances = balancesAfter(payment, refund, null, 'REQUESTED');
    const { id, ...attributes } = refund;
    writes.push(
      changeRow(
        'Payments',
        { id: payment.id },
        { set: { ...balances, version: payment.version + 1, updatedAt: at } },
        seen(payment),
      ),
      putNew('Refunds', { id }, attributes),
    );
  }
  const { dueShard: _shard, dueAt: _due, attention: _attention, taskToken: _token, ...kept } = row;
  return {
    booking: { ...kept, ...set },
    refund,
    guards: writes.length,
    writes: [...writes, ...returnedTickets(row, 'sold', at), ...voidedTickets(row, at)],
  };
}

function seen({ version }: { version: number }) {
  return [is('version', version)];
}

/** Tickets that are good no more. */
function voidedTickets({ id, quantity }: BookingRow, at: string): PlannedWrite[] {
  return ticketNumbers(quantity).map((number) =>
    changeRow(
      'Tickets',
      { id: ticketId(id, number) },
      { set: { status: 'CANCELLED', updatedAt: at }, add: { version: 1 }, remove: ['goodFor', 'attendee'] },
      [is('status', 'VALID')],
    ),
  );
}

/** From 1. APPSYNC_JS knows neither `for (;;)` nor Array.from; there are no more than MAXIMUM_HELD. */
function ticketNumbers(quantity: number): number[] {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9, MAXIMUM_HELD].filter((number) => number <= quantity);
}
