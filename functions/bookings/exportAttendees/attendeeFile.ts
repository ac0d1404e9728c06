import type { BookingRow } from '#model/bookings.ts';
import { purchaseNumber } from '#model/purchases.ts';
import type { TicketRow } from '#model/tickets.ts';
import { CSV_TYPE, csvHeading, csvRow, text } from '../../platform/csv.ts';
import type { Download } from '../../platform/download.ts';

/** Who comes: a ticket that is good, with its booking. */
export interface Attending {
  readonly ticket: TicketRow;
  readonly booking: BookingRow;
}

/** Columns in their order: heading and cell. */
const columns: readonly (readonly [string, (attending: Attending) => string])[] = [
  ['ticket', ({ ticket }) => text(ticket.id)],
  ['name', ({ ticket }) => text(ticket.name)],
  ['category', ({ booking }) => text(booking.categoryName)],
  ['seat', ({ ticket }) => text(ticket.seat)],
  ['booking', ({ booking }) => text(purchaseNumber(booking.id))],
  ['email', ({ booking }) => text(booking.email)],
  ['bookedAt', ({ booking }) => booking.placedAt],
];

/** A file of CSV, a row a ticket, in the order in which they are given. `day`: UTC. */
export function attendeeFile(attending: readonly Attending[], day: string): Download {
  const rows = attending.map((each) => csvRow(columns.map(([, cell]) => cell(each))));
  return {
    content: Buffer.from(`${csvHeading(columns.map(([name]) => name))}${rows.join('')}`),
    contentType: CSV_TYPE,
    name: `attendees-${day}.csv`,
  };
}
