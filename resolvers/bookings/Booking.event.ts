import type { Context } from '@aws-appsync/utils';
import type { BookingSource } from '../shared/booking.ts';
import type { EventBatch, EventSource } from '../shared/event.ts';
import { foundEvents, readEvents, shownEvent } from '../shared/event.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, BookingSource, EventBatch>;

export function request(ctx: FieldContext) {
  return readEvents(ctx.env, [ctx.source?.eventId ?? '-']);
}

/** Events are never removed. */
export function response(ctx: FieldContext): EventSource {
  if (ctx.error) return fail(ctx.error);
  const { rows, categories } = foundEvents(ctx.env, ctx.result);
  const row = rows[ctx.source?.eventId ?? '-'];
  return row ? shownEvent(row, categories) : fail({ type: 'EventMissing', message: 'A booking is of no event.' });
}
