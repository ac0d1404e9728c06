import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { BookingRow } from '#model/bookings.ts';
import type { EventRow } from '#model/concerts.ts';
import type { Batch } from '../../shared/batch.ts';
import { rowsOf } from '../../shared/batch.ts';
import { refused } from '../../shared/bookingPayload.ts';
import { fail } from '../../shared/result.ts';
import type { TicketNameStash } from '../../shared/ticketName.ts';
import { nameableBooking } from '../../shared/ticketName.ts';

type StepContext = Context<object, TicketNameStash, undefined, undefined, Batch<BookingRow | EventRow>>;

/** The ticket's booking, and its event as it is now. */
export function request(ctx: StepContext) {
  const { bookingId, eventId } = ctx.stash.ticket;
  const asked = (id: string) => ({ keys: [util.dynamodb.toMapValues({ id })], consistentRead: true });
  return {
    operation: 'BatchGetItem',
    tables: { [ctx.env.BOOKINGS_TABLE ?? '']: asked(bookingId), [ctx.env.EVENTS_TABLE ?? '']: asked(eventId) },
  };
}

/** Ends with NOT_FOUND where the caller may not change its names: a foreign one and a missing one answer alike. */
export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  let found: BookingRow | null = null;
  for (const row of rowsOf(ctx.result, ctx.env.BOOKINGS_TABLE)) if (isBooking(row)) found = row;
  const booking = nameableBooking(found, ctx.identity);
  if (!booking) return runtime.earlyReturn(refused('NOT_FOUND'), { skipTo: 'END' });
  ctx.stash.booking = booking;
  for (const row of rowsOf(ctx.result, ctx.env.EVENTS_TABLE)) if (!isBooking(row)) ctx.stash.event = row;
  return null;
}

function isBooking(row: BookingRow | EventRow): row is BookingRow {
  return Object.hasOwn(row, 'holdId');
}
