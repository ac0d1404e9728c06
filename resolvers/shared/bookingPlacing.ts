import type { AskedBooking } from '#model/bookingPlacing.ts';
import type { BookingRow } from '#model/bookings.ts';
import type { EventRow } from '#model/concerts.ts';
import type { HoldRow } from '#model/holds.ts';
import type { PromoCodeRow } from '#model/promoCodes.ts';

/** The operation's name in the keys of idempotency rows. */
export const BOOK_TICKETS = 'bookTickets';

/** A row of the Idempotency table, as `bookTickets` keeps it. */
export interface BookingKeyRow {
  key: string;
  /** The input in one form. */
  input: string;
  bookingId: string;
  /** Epoch seconds. */
  expiresAt: number;
}

/** What the steps of `bookTickets` hand on. */
export interface BookingStash {
  callerId: string;
  asked: AskedBooking;
  /** The caller's key. */
  key: string;
  /** The caller's hold; null where there is none. */
  hold: HoldRow | null;
  event: EventRow | null;
  promo: PromoCodeRow | null;
  /** The booking that this call makes. */
  placed: BookingRow | null;
  /** The booking that the same call made before. */
  repeatedId: string | null;
}
