import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { QueryEventArgs } from '#model/generated.ts';
import type { EventBatch, EventSource } from '../shared/event.ts';
import { foundEvents, readEvents, shownEvent, wasPublished } from '../shared/event.ts';
import { mayBeId } from '../shared/id.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<QueryEventArgs, Record<string, unknown>, undefined, undefined, EventBatch>;

/** The same for everybody, since the cache serves everybody alike: drafts are read by `organizedEvent`. */
export function request(ctx: StepContext) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return readEvents(ctx.env, [ctx.args.id]);
}

export function response(ctx: StepContext): EventSource | null {
  if (ctx.error) return fail(ctx.error);
  const { rows, categories } = foundEvents(ctx.env, ctx.result);
  const row = rows[ctx.args.id];
  return row && wasPublished(row) ? shownEvent(row, categories) : null;
}
