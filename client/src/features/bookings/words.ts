import type { BookingReason, BookingStatus } from '../../graphql/graphql.ts';
import { countWords } from '../invoices/words.ts';
import type { Money } from '../shop/price.ts';
import { isZero } from '../shop/price.ts';

/** How each status of a booking is said to a person. */
export const bookingStatusWords: Readonly<Record<BookingStatus, string>> = {
  PENDING: 'Placed',
  VALIDATED: 'Checked',
  PAYMENT_ACTION_REQUIRED: 'Waiting for payment',
  AUTHORIZED: 'Payment approved',
  RESERVED: 'Tickets are yours',
  CAPTURING: 'Being charged',
  PAID: 'Paid',
  CONFIRMED: 'Confirmed',
  FAILING: 'Being undone',
  FAILED: 'Failed',
  CANCELLING: 'Being cancelled',
  CANCELLED: 'Cancelled',
  NEEDS_ATTENTION: 'Needs attention',
};

/** What a booking goes through where nothing comes between; what it passes in a moment is left out. */
const way: readonly BookingStatus[] = ['PENDING', 'VALIDATED', 'AUTHORIZED', 'RESERVED', 'PAID', 'CONFIRMED'];

/** Where on the way a status stands that is not of it itself. */
const besideTheWay: Readonly<Partial<Record<BookingStatus, BookingStatus>>> = {
  PAYMENT_ACTION_REQUIRED: 'VALIDATED',
  CAPTURING: 'RESERVED',
};

/** What is still to come, if all goes well; nothing for a booking that has ended or is being undone. */
export function toCome(status: BookingStatus): readonly BookingStatus[] {
  const index = way.indexOf(besideTheWay[status] ?? status);
  return index < 0 ? [] : way.slice(index + 1);
}

/** Statuses that are about money alone. */
const ofMoney: ReadonlySet<BookingStatus> = new Set(['AUTHORIZED', 'CAPTURING', 'PAID']);

/** Whether a status is told: a booking that costs nothing passes those that are about money, and nobody is charged. */
export function isTold(status: BookingStatus, total: Money): boolean {
  return !(isZero(total) && ofMoney.has(status));
}

/** What somebody can do about a booking that did not come about. */
export type NextStep = 'PAY_AGAIN' | 'LOOK_AT_EVENT' | 'LOOK_AT_EVENTS' | 'WAIT';

/** What comes next, by why a booking did not come about. Where the payment failed the tickets are kept until their time is over. */
export const nextSteps: Readonly<Record<BookingReason, NextStep>> = {
  EVENT_NOT_ON_SALE: 'LOOK_AT_EVENT',
  HOLD_LOST: 'LOOK_AT_EVENT',
  SEATS_LOST: 'LOOK_AT_EVENT',
  CARD_DECLINED: 'PAY_AGAIN',
  INSUFFICIENT_FUNDS: 'PAY_AGAIN',
  EXPIRED_CARD: 'PAY_AGAIN',
  INCORRECT_CVC: 'PAY_AGAIN',
  AUTHENTICATION_FAILED: 'PAY_AGAIN',
  AUTHENTICATION_REQUIRED: 'PAY_AGAIN',
  INVALID_PAYMENT_METHOD: 'PAY_AGAIN',
  PROCESSING_ERROR: 'PAY_AGAIN',
  PAYMENT_ACTION_TIMED_OUT: 'PAY_AGAIN',
  PAYMENT_UNAVAILABLE: 'PAY_AGAIN',
  NOT_PROCESSED: 'PAY_AGAIN',
  CANCELLED_BY_CUSTOMER: 'LOOK_AT_EVENT',
  CANCELLED_BY_STAFF: 'LOOK_AT_EVENT',
  EVENT_CANCELLED: 'LOOK_AT_EVENTS',
  NOT_UNDONE: 'WAIT',
};

/** `2 tickets`, with their seats where they are numbered. */
export function ticketWords({ quantity, seats }: { readonly quantity: number; readonly seats: readonly string[] }) {
  const tickets = countWords(quantity, 'ticket');
  return seats.length === 0 ? tickets : `${tickets}: ${seats.join(', ')}`;
}

/** What is said of held tickets that a booking is, or was, about: one that came to nothing pays for them no more. */
export function bookedWords({
  status,
  refusal,
}: {
  readonly status: BookingStatus;
  readonly refusal: { readonly message: string } | null;
}): string {
  switch (status) {
    case 'CONFIRMED':
      return 'These tickets are booked.';
    case 'FAILED':
    case 'CANCELLED':
      return `The booking of these tickets has ended. ${refusal?.message ?? ''}`.trim();
    default:
      return 'A booking is paying for these tickets.';
  }
}
