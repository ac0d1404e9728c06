import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { EventBatch, EventSource } from '../shared/event.ts';
import { deskEvent, foundEvents, readEvents, shownEvent } from '../shared/event.ts';
import type { DeskStash, EventPage } from '../shared/eventList.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<Record<string, unknown>, DeskStash, undefined, undefined, EventBatch>;

/** Reads the page's events as they are now; the index holds their keys alone. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  return readEvents(ctx.env, ids);
}

/** A batch answers in any order: the index's is put in place again. */
export function response(ctx: StepContext): EventPage {
  if (ctx.error) return fail(ctx.error);
  const { rows, categories } = foundEvents(ctx.env, ctx.result);
  const nodes: EventSource[] = [];
  for (const id of ctx.stash.ids) {
    const row = deskEvent(rows[id], ctx.identity);
    if (row) nodes.push(shownEvent(row, categories));
  }
  return { nodes, pageInfo: ctx.stash.pageInfo };
}
