import { runtime, util } from '@aws-appsync/utils';
import { bookingError } from '#model/bookings.ts';
import type { BookingErrorCode } from '#model/errors.ts';
import type { BookingUserError, PageInfo, TicketHold } from '#model/generated.ts';
import type { HoldRow } from '#model/holds.ts';
import { moneyOf, rateOf } from '#model/money.ts';
import { priceTickets } from '#model/promoCodes.ts';

const MILLISECONDS = 1000;

/** What the resolvers of a hold's own fields need beside what the schema shows. */
export interface HoldSource extends Omit<TicketHold, 'event' | 'booking'> {
  ownerId: string;
  eventId: string;
  bookingId: string | null;
}

/** A page before the fields of its holds are resolved. */
export interface HoldPage {
  nodes: HoldSource[];
  pageInfo: PageInfo;
}

/** What a mutation of one hold answers, before the hold's fields are resolved. */
export interface HoldPayload {
  hold: HoldSource | null;
  userErrors: BookingUserError[];
}

/** The hold as the schema shows it at this moment. */
export function holdOf(row: HoldRow): HoldSource {
  const { currency } = row;
  const left = util.time.parseISO8601ToEpochMilliSeconds(row.expiresAt) - util.time.nowEpochMilliSeconds();
  return {
    id: row.id,
    status: row.status,
    categoryId: row.categoryId,
    quantity: row.quantity,
    seats: row.seats,
    price: moneyOf(row.unitPrice, currency),
    taxRate: rateOf(row.taxRate),
    total: moneyOf(priceTickets(ticketsOf(row), null).total, currency),
    expiresAt: row.expiresAt,
    secondsLeft: Math.max(0, Math.floor(left / MILLISECONDS)),
    createdAt: row.createdAt,
    ownerId: row.ownerId,
    eventId: row.eventId,
    bookingId: row.bookingId ?? null,
  };
}

/** What a hold keeps, to be priced. Its name is the one that receipts show. */
export function ticketsOf({ categoryId, eventTitle, categoryName, quantity, unitPrice, taxRate }: HoldRow) {
  return { categoryId, name: `${eventTitle}, ${categoryName}`, quantity, unitPrice, taxRate };
}

/** The mutation did what it says. */
export function held(row: HoldRow): HoldPayload {
  return { hold: holdOf(row), userErrors: [] };
}

/** Nothing was changed. */
export function notHeld(code: BookingErrorCode, field: string | null): HoldPayload {
  return notHeldFor([bookingError(code, field)]);
}

/** Nothing was changed, for reasons that name the part of the input they are about. */
export function notHeldFor(userErrors: BookingUserError[]): HoldPayload {
  return { hold: null, userErrors };
}

/** What is answered of a hold that cannot be let go of; null where it can. */
export function settledHold(row: HoldRow): HoldPayload | null {
  if (row.status === 'RELEASED' || row.status === 'EXPIRED') return held(row);
  return row.status === 'BOOKED' || row.bookingId ? notHeld('HOLD_IN_USE', 'id') : null;
}

/** What a step answers that has found out: the call ends there. */
export function ending(answer: HoldPayload | null): HoldPayload | null {
  return answer ? runtime.earlyReturn(answer, { skipTo: 'END' }) : null;
}
