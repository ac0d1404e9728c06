import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { EventRow } from '#model/concerts.ts';
import type { EventBatch } from '../../shared/event.ts';
import { foundEvents, ownEvent, readEvents } from '../../shared/event.ts';
import type { EventStash } from '../../shared/eventWriting.ts';
import { mayBeId } from '../../shared/id.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id?: string; eventId?: string }, EventStash, undefined, undefined, EventBatch>;

/** Hands on the event where the caller may change it, or null. */
export function request(ctx: StepContext) {
  const id = idOf(ctx);
  ctx.stash.row = null;
  if (!mayBeId(id)) return runtime.earlyReturn(null);
  return readEvents(ctx.env, [id]);
}

function idOf({ args }: StepContext): string {
  return args.id ?? args.eventId ?? '';
}

export function response(ctx: StepContext): EventRow | null {
  if (ctx.error) return fail(ctx.error);
  const { rows, categories } = foundEvents(ctx.env, ctx.result);
  ctx.stash.categories = categories;
  ctx.stash.row = ownEvent(rows[idOf(ctx)], ctx.identity);
  return ctx.stash.row;
}
