import type { Context } from '@aws-appsync/utils';
import type { EventBatch, EventPayload } from '../../shared/event.ts';
import { eventDone, eventRefused, foundEvents, readEvents } from '../../shared/event.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id: string }, Record<string, unknown>, undefined, undefined, EventBatch>;

/** Answers the event as it is now, once the steps before have done their work. */
export function request(ctx: StepContext) {
  return readEvents(ctx.env, [ctx.args.id]);
}

export function response(ctx: StepContext): EventPayload {
  if (ctx.error) return fail(ctx.error);
  const { rows, categories } = foundEvents(ctx.env, ctx.result);
  const row = rows[ctx.args.id];
  return row ? eventDone(row, categories) : eventRefused('NOT_FOUND', 'id');
}
