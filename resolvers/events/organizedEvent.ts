import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { QueryOrganizedEventArgs } from '#model/generated.ts';
import type { EventBatch, EventSource } from '../shared/event.ts';
import { deskEvent, foundEvents, readEvents, shownEvent } from '../shared/event.ts';
import { mayBeId } from '../shared/id.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<QueryOrganizedEventArgs, Record<string, unknown>, undefined, undefined, EventBatch>;

export function request(ctx: StepContext) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return readEvents(ctx.env, [ctx.args.id]);
}

export function response(ctx: StepContext): EventSource | null {
  if (ctx.error) return fail(ctx.error);
  const { rows, categories } = foundEvents(ctx.env, ctx.result);
  const row = deskEvent(rows[ctx.args.id], ctx.identity);
  return row ? shownEvent(row, categories) : null;
}
