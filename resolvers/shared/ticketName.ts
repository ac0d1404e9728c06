import type { Identity } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { BookingRow } from '#model/bookings.ts';
import { bookingLimits } from '#model/bookings.ts';
import type { EventRow } from '#model/concerts.ts';
import { NAME_PATTERN } from '#model/files.ts';
import type { Ticket } from '#model/generated.ts';
import type { TicketRow } from '#model/tickets.ts';
import { callerOf, rolesOf } from './owner.ts';

/** What the steps of `changeTicketName` hand on. */
export interface TicketNameStash {
  ticket: TicketRow;
  booking: BookingRow;
  event: EventRow;
  /** The booking as this call writes it. */
  after: BookingRow;
}

/** The name of who comes, as it is kept; null where it is none. */
export function ticketName(text: string): string | null {
  const name = text.trim();
  const isName = name !== '' && name.length <= bookingLimits.name && util.matches(NAME_PATTERN, name);
  return isName ? name : null;
}

/** The booking where the caller may change the names on its tickets: their own, one of their event (ORGANIZER), any (ADMIN). Null where it is missing or not theirs. */
export function nameableBooking(row: BookingRow | null | undefined, identity: Identity): BookingRow | null {
  if (!row) return null;
  const callerId = callerOf(identity);
  const roles = rolesOf(identity);
  const isOrganizer = row.organizerId === callerId && roles.includes('ORGANIZER');
  return row.ownerId === callerId || isOrganizer || roles.includes('ADMIN') ? row : null;
}

/** The ticket as the schema shows it. */
export function shownTicket({ id, name, seat, status, nameChanges }: TicketRow): Ticket {
  return {
    id,
    name: name ?? null,
    seat: seat ?? null,
    status,
    nameChanges: (nameChanges ?? []).map(({ from, by, at }) => ({ previousName: from ?? null, by, at })),
  };
}
