import type { BookingRow } from '#model/bookings.ts';
import { attendeeKey, ticketId } from '#model/keys.ts';
import { sortedName } from '#model/ticketNames.ts';
import type { TicketRow } from '#model/tickets.ts';
import { putNew } from '#model/writes.ts';
import type { StepPorts } from '../../platform/purchases/moves.ts';
import { forward } from '../../platform/purchases/moves.ts';

/** Makes a paid booking CONFIRMED and writes its tickets, in one transaction: whoever sees the one sees the others. Throws PurchaseStopped, OutOfTurn. */
export async function confirmBooking(
  bookingId: string,
  { life, purchases, clock }: StepPorts<BookingRow>,
): Promise<void> {
  await purchases.settle(bookingId, (row) => {
    const change = forward(life, row, 'CONFIRMED', clock);
    if (!row || !change) return null;
    return {
      ...change,
      set: { ...change.set, confirmedAt: clock.now().toISOString() },
      alongside: ({ updatedAt }) =>
        ticketsOf(row, updatedAt).map(({ id, ...ticket }) => putNew('Tickets', { id }, ticket)),
    };
  });
}

/** One for each person. `at`: UTC, ISO 8601. */
export function ticketsOf(booking: BookingRow, at: string): TicketRow[] {
  const { id: bookingId, eventId, categoryId, ownerId, quantity, names, seats } = booking;
  return Array.from({ length: quantity }, (_, index) => {
    const number = index + 1;
    const id = ticketId(bookingId, number);
    const name = names[index];
    const seat = seats[index];
    return {
      id,
      bookingId,
      eventId,
      categoryId,
      ownerId,
      number,
      ...(name === undefined ? {} : { name }),
      ...(seat === undefined ? {} : { seat }),
      status: 'VALID',
      version: 1,
      createdAt: at,
      updatedAt: at,
      goodFor: eventId,
      attendee: attendeeKey(sortedName((name ?? '').normalize('NFKD')), id),
    };
  });
}
