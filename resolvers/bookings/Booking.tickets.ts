import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { Ticket } from '#model/generated.ts';
import { ticketId } from '#model/keys.ts';
import type { TicketRow } from '#model/tickets.ts';
import type { Batch } from '../shared/batch.ts';
import { foundRows, readRows } from '../shared/batch.ts';
import type { BookingSource } from '../shared/booking.ts';
import { fail } from '../shared/result.ts';
import { shownTicket } from '../shared/ticketName.ts';

/** Of the tickets of one booking: MAXIMUM_HELD at most. */
const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

type FieldContext = Context<unknown, Record<string, unknown>, undefined, BookingSource, Batch<TicketRow>>;

/** Whoever sees the booking sees its tickets. */
export function request(ctx: FieldContext) {
  const { source } = ctx;
  // They are written with the status CONFIRMED.
  if (!source?.confirmedAt) return runtime.earlyReturn([]);
  return readRows(ctx.env.TICKETS_TABLE ?? '', idsOf(source));
}

/** In the order of the booking's seats and names. */
export function response(ctx: FieldContext): Ticket[] {
  if (ctx.error) return fail(ctx.error);
  const found = foundRows(ctx.env.TICKETS_TABLE ?? '', ctx.source ? idsOf(ctx.source) : [], ctx.result);
  return found.map(shownTicket);
}

function idsOf({ id, quantity }: BookingSource): string[] {
  return numbers.slice(0, quantity).map((number) => ticketId(id, number));
}
