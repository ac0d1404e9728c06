import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationCreateEventArgs } from '#model/generated.ts';
import type { EventBatch, EventPayload } from '../../shared/event.ts';
import { eventDone, eventRefused, foundEvents, readEvents } from '../../shared/event.ts';
import type { CreationStash } from '../../shared/eventCreation.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<MutationCreateEventArgs, CreationStash, undefined, undefined, EventBatch>;

/** An event that this very call made is as it was written; one of a repeated call is read. */
export function request(ctx: StepContext) {
  const { made, madeBefore, categories } = ctx.stash;
  if (made) return runtime.earlyReturn(eventDone(made, categories));
  return readEvents(ctx.env, [madeBefore ?? '-']);
}

export function response(ctx: StepContext): EventPayload {
  if (ctx.error) return fail(ctx.error);
  const { rows, categories } = foundEvents(ctx.env, ctx.result);
  const row = rows[ctx.stash.madeBefore ?? '-'];
  return row ? eventDone(row, categories) : eventRefused('NOT_FOUND', null);
}
