import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { BookingRow } from '#model/bookings.ts';
import type { Attendee, AttendeeConnection, QueryAttendeesArgs } from '#model/generated.ts';
import { purchaseNumber } from '#model/purchases.ts';
import type { TicketRow } from '#model/tickets.ts';
import type { AttendeesStash } from '../shared/attendees.ts';
import type { Batch } from '../shared/batch.ts';
import { foundRows, readRows } from '../shared/batch.ts';
import { fail } from '../shared/result.ts';
import { shownTicket } from '../shared/ticketName.ts';

type StepContext = Context<QueryAttendeesArgs, AttendeesStash, undefined, undefined, Batch<BookingRow>>;

/** The bookings of the page's tickets, each once. */
export function request(ctx: StepContext) {
  const { tickets, pageInfo } = ctx.stash;
  if (tickets.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  const asked: Record<string, boolean> = {};
  for (const { bookingId } of tickets) asked[bookingId] = true;
  ctx.stash.ids = Object.keys(asked);
  return readRows(ctx.env.BOOKINGS_TABLE ?? '', ctx.stash.ids);
}

export function response(ctx: StepContext): AttendeeConnection {
  if (ctx.error) return fail(ctx.error);
  const bookings: Record<string, BookingRow> = {};
  for (const row of foundRows(ctx.env.BOOKINGS_TABLE ?? '', ctx.stash.ids, ctx.result)) bookings[row.id] = row;
  const nodes: Attendee[] = [];
  for (const ticket of ctx.stash.tickets) {
    const booking = bookings[ticket.bookingId];
    if (booking) nodes.push(attendeeOf(ticket, booking));
  }
  return { nodes, pageInfo: ctx.stash.pageInfo };
}

function attendeeOf(ticket: TicketRow, booking: BookingRow): Attendee {
  return {
    ticket: shownTicket(ticket),
    categoryName: booking.categoryName,
    bookingNumber: purchaseNumber(booking.id),
    bookingId: booking.id,
    email: booking.email,
  };
}
