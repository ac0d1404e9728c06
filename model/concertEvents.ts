import type { BookingReason, BookingRow, BookingStatus } from './bookings.ts';
import type { EventRow, EventStatus, VenueRow } from './concerts.ts';
import type { DomainEvent } from './events.ts';
import { arrival } from './events.ts';
import type { Money } from './money.ts';
import { moneyOf } from './money.ts';

/** What a change of an event is called, by the status it is in then. */
export const eventEventTypes = {
  DRAFT: 'EventDrafted',
  PUBLISHED: 'EventPublished',
  POSTPONED: 'EventPostponed',
  CANCELLING: 'EventCancelling',
  CANCELLED: 'EventCancelled',
} as const satisfies Record<EventStatus, string>;

/** What a booking's arrival in a status is called. */
export const bookingEventTypes = {
  PENDING: 'BookingPlaced',
  VALIDATED: 'BookingValidated',
  PAYMENT_ACTION_REQUIRED: 'BookingPaymentActionRequired',
  AUTHORIZED: 'BookingAuthorized',
  RESERVED: 'BookingReserved',
  CAPTURING: 'BookingCapturing',
  PAID: 'BookingPaid',
  CONFIRMED: 'BookingConfirmed',
  FAILING: 'BookingFailing',
  FAILED: 'BookingFailed',
  CANCELLING: 'BookingCancelling',
  CANCELLED: 'BookingCancelled',
  NEEDS_ATTENTION: 'BookingNeedsAttention',
} as const satisfies Record<BookingStatus, string>;

/** What others may know of an event. Instants UTC, ISO 8601. */
export interface EventState {
  organizerId: string;
  status: EventStatus;
  title: string;
  startsAt: string;
  /** By the clocks of its venue. */
  localStart: string;
  venue: VenueRow;
  note?: string;
}

/** What others may know of a booking: not who comes, nor where its mails go. */
export interface BookingState {
  ownerId: string;
  eventId: string;
  categoryId: string;
  status: BookingStatus;
  quantity: number;
  total: Money;
  reason?: BookingReason;
  /** What is given back, of one that was cancelled after it was confirmed. */
  refund?: Money;
}

/** That an event changed. */
export type EventEvent = DomainEvent<(typeof eventEventTypes)[EventStatus], EventState>;
/** That a booking changed. */
export type BookingEvent = DomainEvent<(typeof bookingEventTypes)[BookingStatus], BookingState>;

/** The event of an event's change, or null where nothing changed that counts. */
export function eventEvent(before: EventRow | null, after: EventRow): EventEvent | null {
  return arrival(eventEventTypes, eventState, before, after);
}

function eventState({ organizerId, status, title, startsAt, localStart, venue, note }: EventRow): EventState {
  return { organizerId, status, title, startsAt, localStart, venue, ...(note ? { note } : {}) };
}

/** The event of a booking's change, or null where nothing changed that counts. */
export function bookingEvent(before: BookingRow | null, after: BookingRow): BookingEvent | null {
  return arrival(bookingEventTypes, bookingState, before, after);
}

function bookingState(row: BookingRow): BookingState {
  const { ownerId, eventId, categoryId, status, quantity, total, currency, reason, cancellation } = row;
  return {
    ownerId,
    eventId,
    categoryId,
    status,
    quantity,
    total: moneyOf(total, currency),
    ...(reason ? { reason } : {}),
    ...(cancellation ? { refund: moneyOf(cancellation.refund, currency) } : {}),
  };
}
