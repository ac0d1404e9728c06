import { bookingError } from '#model/bookings.ts';
import { eventLimits } from '#model/concerts.ts';
import type { BookingErrorCode } from '#model/errors.ts';
import type { BookingUserError, HoldTicketsInput } from '#model/generated.ts';
import { MAXIMUM_HELD } from '#model/holds.ts';
import { mayBeId } from './id.ts';

const LONGEST_KEY = 128;

/** A row's name, a dash, a number of at most three digits. */
const LONGEST_SEAT = eventLimits.seatRowName + 4;

/** What a customer wants kept: seats are empty where a number of tickets was asked for. */
export interface AskedHold {
  eventId: string;
  categoryId: string;
  quantity: number;
  seats: string[];
}

/** The input in one form, and everything that is wrong with it by itself; `asked` is null where something is. */
export function checkedHold(input: HoldTicketsInput): { asked: AskedHold | null; userErrors: BookingUserError[] } {
  const userErrors: BookingUserError[] = [];
  const refuse = (code: BookingErrorCode, field: string) => {
    userErrors.push(bookingError(code, field));
  };
  const seats = input.seats ?? [];
  const count = input.quantity ?? null;
  if (!mayBeId(input.eventId)) refuse('NOT_FOUND', 'eventId');
  if (!mayBeId(input.categoryId)) refuse('NOT_FOUND', 'categoryId');
  if (seats.length > MAXIMUM_HELD) refuse('INVALID_QUANTITY', 'seats');
  else if (seats.length > 0) {
    if (count !== null) refuse('INVALID_SEATS', 'quantity');
    seats.forEach((seat, index) => {
      if (seat.length > LONGEST_SEAT) refuse('NO_SUCH_SEAT', `seats.${index}`);
      else if (seats.indexOf(seat) < index) refuse('INVALID_SEATS', `seats.${index}`);
    });
  } else if (count === null || count < 1 || count > MAXIMUM_HELD) refuse('INVALID_QUANTITY', 'quantity');
  const keyLength = input.idempotencyKey.length;
  if (keyLength < 1 || keyLength > LONGEST_KEY) refuse('INVALID_IDEMPOTENCY_KEY', 'idempotencyKey');
  if (userErrors.length > 0) return { asked: null, userErrors };
  const { eventId, categoryId } = input;
  return {
    asked: { eventId, categoryId, quantity: seats.length > 0 ? seats.length : (count ?? 0), seats },
    userErrors,
  };
}

/** The input as keys keep it: the same for the same wish. */
export function canonicalHold({ eventId, categoryId, quantity, seats }: AskedHold): string {
  return JSON.stringify([eventId, categoryId, quantity, seats]);
}
