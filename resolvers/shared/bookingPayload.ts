import type { BookingErrorCode } from '#model/errors.ts';
import type { BookingUserError } from '#model/generated.ts';
import type { BookingRow } from '#model/bookings.ts';
import { bookingError } from '#model/bookings.ts';
import type { BookingSource } from './booking.ts';
import { bookingOf } from './booking.ts';

/** What a mutation of one booking answers, before the booking's fields are resolved. */
export interface BookingPayload {
  booking: BookingSource | null;
  userErrors: BookingUserError[];
}

/** The mutation did what it says. */
export function done(row: BookingRow): BookingPayload {
  return { booking: bookingOf(row), userErrors: [] };
}

/** Nothing was changed. */
export function refused(code: BookingErrorCode, field: string | null = null): BookingPayload {
  return refusedFor([bookingError(code, field ?? fieldOf(code))]);
}

/** Nothing was changed, for reasons that name the part of the input they are about. */
export function refusedFor(userErrors: BookingUserError[]): BookingPayload {
  return { booking: null, userErrors };
}

/** The argument that mutations of one booking name the matter of a code by. */
function fieldOf(code: BookingErrorCode): string | null {
  if (code === 'NOT_FOUND') return 'id';
  return code === 'STALE_VERSION' ? 'expectedVersion' : null;
}
