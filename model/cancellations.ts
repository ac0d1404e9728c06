import type { BookingRow } from './bookings.ts';
import { exactStep } from './charges.ts';
import type { CurrencyCode } from './currencies.ts';
import type { EventRow } from './concerts.ts';
import { portionOf } from './money.ts';
import type { PaymentRow } from './payments.ts';
import { refundableOf } from './refunds.ts';
import type { StatusMachine } from './statusMachine.ts';

/** The life of an event's cancellation. */
export type EventCancellationStatus = 'RUNNING' | 'SETTLING' | 'DONE';

/** Where it may go. A refund that is tried again may fail days later: DONE leads back. */
export const eventCancellationMachine = {
  RUNNING: ['SETTLING', 'DONE'],
  SETTLING: ['DONE'],
  DONE: ['SETTLING'],
} as const satisfies StatusMachine<EventCancellationStatus>;

/** A row of the EventCancellations table. Amounts in minor units; instants UTC, ISO 8601. */
export interface EventCancellationRow {
  eventId: string;
  organizerId: string;
  status: EventCancellationStatus;
  /** Counts changes. */
  version: number;
  currency: CurrencyCode;
  bookingsCancelled: number;
  bookingsLeft: number;
  refundsRequested: number;
  refundsSucceeded: number;
  refundsFailed: number;
  /** What is given back in all. */
  amount: number;
  /** Bookings up to this id were looked at. */
  cursor?: string;
  startedAt: string;
  updatedAt: string;
  finishedAt?: string;
  /** While it is RUNNING: see the `due` index. */
  dueShard?: string;
  dueAt?: string;
}

/** What is given back where a booking is cancelled, and what is kept. Minor units. */
export interface Terms {
  refund: number;
  fee: number;
  /** Until when they hold; null where nothing changes them but the event itself. UTC, ISO 8601. */
  until: string | null;
}

const HOUR_MS = 60 * 60 * 1000;

/**
 * What a customer gets back who cancels now; null where they cannot, because the event has begun. All of it where the event takes place at another time
 * than it did when they booked, where it is not known when, and where it is called off. The fee is rounded half to even to what can be paid in its currency.
 * `startMs` is the event's present start, `nowMs` this moment: epoch milliseconds. Up to the deadline, and not at it, money is given back.
 */
export function customerTerms(
  booking: Pick<BookingRow, 'total' | 'currency' | 'policy' | 'eventStartsAt'>,
  event: Pick<EventRow, 'status' | 'startsAt'>,
  { startMs, nowMs }: { startMs: number; nowMs: number },
): { terms: Terms; deadlineMs: number | null } | null {
  const { total, currency, policy } = booking;
  const all: Terms = { refund: total, fee: 0, until: null };
  const none: Terms = { refund: 0, fee: total, until: null };
  if (event.status !== 'PUBLISHED') return { terms: all, deadlineMs: null };
  if (nowMs >= startMs) return null;
  if (event.startsAt !== booking.eventStartsAt) return { terms: all, deadlineMs: startMs };
  if (policy.refundUntilHours === null) return { terms: none, deadlineMs: null };
  const deadlineMs = startMs - policy.refundUntilHours * HOUR_MS;
  if (nowMs >= deadlineMs) return { terms: none, deadlineMs: null };
  const step = exactStep(currency);
  const fee = portionOf(total / step, policy.feeRate) * step;
  return { terms: { refund: total - fee, fee, until: null }, deadlineMs };
}

/** What is given back of a booking at the moment it is cancelled, and what is kept of what was left. Minor units. */
export interface MoneyBack {
  refund: number;
  fee: number;
}

/**
 * What of so much (`due` in all) is given back of a payment: what was given back before, at the provider for one, counts. Nothing where nothing was
 * charged.
 */
export function moneyBack(due: number, payment: PaymentRow | null): MoneyBack {
  if (!payment || (payment.status !== 'CAPTURED' && payment.status !== 'REFUNDED')) return { refund: 0, fee: 0 };
  const left = Math.max(refundableOf(payment), 0);
  const gone = payment.captured - left;
  const refund = Math.min(left, Math.max(due - gone, 0));
  return { refund, fee: left - refund };
}

/** Where a cancellation stands once all bookings are cancelled: DONE as soon as every refund has succeeded. */
export function settledStatus({
  refundsRequested,
  refundsSucceeded,
}: Pick<EventCancellationRow, 'refundsRequested' | 'refundsSucceeded'>): 'SETTLING' | 'DONE' {
  return refundsSucceeded >= refundsRequested ? 'DONE' : 'SETTLING';
}
