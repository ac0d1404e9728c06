import type { BookingRow } from './bookings.ts';
import type { EventRow } from './concerts.ts';
import { attendeeKey } from './keys.ts';
import type { TicketNameChangeRow, TicketRow } from './tickets.ts';
import { wordsIn } from './words.ts';
import type { PlannedWrite } from './writes.ts';
import { changeRow, is } from './writes.ts';

/**
 * Characters of a name that people are sorted by. A sort key has 1,024 bytes at most:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys
 */
const SORTED_BY = 120;

/** Changes of a name that a ticket keeps: the first one stays, what is too much goes from behind it. */
export const NAME_CHANGES = 10;

/** Stands for half a character, which DynamoDB takes none of. */
const NO_CHARACTER = '\ufffd';

/**
 * A name (decomposed: model/words.ts) as people are sorted by it: without case and accents, so that a list of people is in the order in which it is looked
 * through. Some characters come apart into eighteen, and a ticket whose key were too long could never be written, of a booking that is paid.
 */
export function sortedName(decomposed: string): string {
  return wellFormed(wordsIn(decomposed).join(' ').slice(0, SORTED_BY));
}

/** APPSYNC_JS knows no String.toWellFormed. */
function wellFormed(text: string): string {
  let whole = '';
  let high = '';
  for (const unit of text.split('')) {
    const isLow = unit >= '\udc00' && unit <= '\udfff';
    if (isLow) whole = `${whole}${high === '' ? NO_CHARACTER : `${high}${unit}`}`;
    else if (high !== '') whole = `${whole}${NO_CHARACTER}`;
    high = unit >= '\ud800' && unit <= '\udbff' ? unit : '';
    if (!isLow && high === '') whole = `${whole}${unit}`;
  }
  return high === '' ? whole : `${whole}${NO_CHARACTER}`;
}

/** Whether names on a booking's tickets may change at `now` (UTC, ISO 8601): it is confirmed, and its event is neither over nor called off. */
export function namesMayChange(
  { status }: Pick<BookingRow, 'status'>,
  event: Pick<EventRow, 'status' | 'endsAt'>,
  now: string,
): boolean {
  if (status !== 'CONFIRMED') return false;
  return event.status === 'POSTPONED' || (event.status === 'PUBLISHED' && event.endsAt > now);
}

/** A change of the name on a ticket. */
export interface NameFacts {
  name: string;
  /** The name as people are sorted by it. */
  sorted: string;
  by: TicketNameChangeRow['by'];
  /** Who that is. */
  callerId: string;
  /** UTC, ISO 8601. */
  at: string;
}

/**
 * Writes another name on a ticket, in the booking's row, which mails go by, and in the ticket's own, in one transaction: both hold only as they were seen,
 * so that a booking that is cancelled at the same moment is either cancelled with the new name or keeps the old one.
 */
export function renamedTicket(
  booking: BookingRow,
  ticket: TicketRow,
  { name, sorted, by, callerId, at }: NameFacts,
): { booking: BookingRow; writes: PlannedWrite[] } {
  const names = numbered(booking.quantity).map((number) =>
    number === ticket.number ? name : (booking.names[number - 1] ?? ''),
  );
  const set = { names, version: booking.version + 1, updatedAt: at };
  const change: TicketNameChangeRow = ticket.name ? { from: ticket.name, by, callerId, at } : { by, callerId, at };
  return {
    booking: { ...booking, ...set },
    writes: [
      changeRow('Bookings', { id: booking.id }, { set }, [is('version', booking.version), is('status', 'CONFIRMED')]),
      changeRow(
        'Tickets',
        { id: ticket.id },
        {
          set: {
            name,
            attendee: attendeeKey(sorted, ticket.id),
            nameChanges: bounded([...(ticket.nameChanges ?? []), change]),
            updatedAt: at,
          },
          add: { version: 1 },
        },
        [is('version', ticket.version), is('status', 'VALID')],
      ),
    ],
  };
}

function bounded(changes: TicketNameChangeRow[]): TicketNameChangeRow[] {
  const tooMuch = changes.length - NAME_CHANGES;
  return tooMuch > 0 ? [...changes.slice(0, 1), ...changes.slice(1 + tooMuch)] : changes;
}

/** From 1: there are no more than MAXIMUM_HELD, and APPSYNC_JS knows neither `for (;;)` nor Array.from. */
function numbered(quantity: number): number[] {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].slice(0, quantity);
}
