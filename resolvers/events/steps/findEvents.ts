import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { QueryEventsArgs } from '#model/generated.ts';
import type { FoundEvent, SearchStash } from '../../shared/eventSearch.ts';
import { eventPageSize, findEvents, keepFound, listOf, wantedEvents } from '../../shared/eventSearch.ts';
import { mayBeId } from '../../shared/id.ts';
import { refuseCursor } from '../../shared/page.ts';
import { fail, isFault, isThrottling } from '../../shared/result.ts';

type StepContext = Context<
  QueryEventsArgs,
  SearchStash,
  undefined,
  undefined,
  { items: FoundEvent[]; nextToken?: string | null }
>;

/** Rows that one page of a search looks through at most: what it costs does not grow with the table. */
const LOOKED_THROUGH = 200;

/** Asks the index by the kind, the city and the longest word; everything else is compared in the same rows. */
export function request(ctx: StepContext) {
  const { first, after } = ctx.args;
  ctx.stash.size = eventPageSize(first);
  ctx.stash.wanted = wantedEvents(ctx.args);
  ctx.stash.list = listOf(ctx.stash.wanted);
  const { categoryId } = ctx.stash.wanted;
  // DynamoDB takes keys of 2,048 bytes: of a kind that there cannot be it is not asked.
  if (categoryId !== '' && !mayBeId(categoryId)) return runtime.earlyReturn(keepFound(ctx.stash, [], null));
  return findEvents(ctx.stash, { after, nowMs: util.time.nowEpochMilliSeconds() }, LOOKED_THROUGH);
}

export function response(ctx: StepContext): null {
  if (ctx.error) {
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  const { items, nextToken } = ctx.result;
  return keepFound(ctx.stash, items, nextToken ?? null);
}
