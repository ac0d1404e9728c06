import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { Ticket } from '#model/generated.ts';
import { ticketId } from '#model/keys.ts';
import type { TicketRow } from '#model/tickets.ts';
import type { BookingSource } from '../shared/booking.ts';
import type { RowBatch } from '../shared/orderPage.ts';
import { readPage } from '../shared/orderPage.ts';
import { fail } from '../shared/result.ts';

/** Of the tickets of one booking: MAXIMUM_HELD at most. */
const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

type FieldContext = Context<unknown, Record<string, unknown>, undefined, BookingSource, RowBatch<TicketRow>>;

/** Whoever sees the booking sees its tickets. */
export function request(ctx: FieldContext) {
  const { source } = ctx;
  // They are written with the status CONFIRMED.
  if (!source?.confirmedAt) return runtime.earlyReturn([]);
  return readPage(ctx.env.TICKETS_TABLE ?? '', idsOf(source));
}

/** A batch answers in any order: that of the booking's seats and names is put in place again. */
export function response(ctx: FieldContext): Ticket[] {
  if (ctx.error) return fail(ctx.error);
  const table = ctx.env.TICKETS_TABLE ?? '';
  if (((ctx.result.unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const rows: Record<string, TicketRow> = {};
  for (const row of ctx.result.data[table] ?? []) if (row) rows[row.id] = row;
  const tickets: Ticket[] = [];
  for (const id of ctx.source ? idsOf(ctx.source) : []) {
    const row = rows[id];
    if (row) tickets.push({ id, name: row.name ?? null, seat: row.seat ?? null, status: row.status });
  }
  return tickets;
}

function idsOf({ id, quantity }: BookingSource): string[] {
  return numbers.slice(0, quantity).map((number) => ticketId(id, number));
}
