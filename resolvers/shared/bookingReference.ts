import type { Identity } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { BookingRow } from '#model/bookings.ts';
import type { BookingSource } from './booking.ts';
import { bookingOf } from './booking.ts';
import { visibleRow } from './owner.ts';

/** What may be about a booking. */
export interface BookingReference {
  bookingId: string | null;
}

/** Reads the booking that something is about; ends with null where it is about none. */
export function readReferred(source: BookingReference | null | undefined) {
  const id = source?.bookingId ?? null;
  return id === null ? runtime.earlyReturn(null) : get<BookingRow>({ key: { id }, consistentRead: true });
}

/** The booking that was read, for whoever may see it. */
export function shownReferred(row: BookingRow | null | undefined, identity: Identity): BookingSource | null {
  const seen = visibleRow<BookingRow>(row, identity);
  return seen ? bookingOf(seen) : null;
}
