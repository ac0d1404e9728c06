import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { EventRow } from '#model/concerts.ts';
import type { QueryOrganizedEventsArgs } from '#model/generated.ts';
import { CALENDAR } from '#model/keys.ts';
import type { DeskStash, EventKeys } from '../../shared/eventList.ts';
import { MAXIMUM_EVENTS } from '../../shared/eventList.ts';
import { callerOf, seesEverybody } from '../../shared/owner.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from '../../shared/page.ts';
import { fail, isFault, isThrottling } from '../../shared/result.ts';

type StepContext = Context<QueryOrganizedEventsArgs, DeskStash, undefined, undefined, EventKeys>;

/** Asks for the caller's own events, or for everybody's, that start last first. */
export function request(ctx: StepContext) {
  const { first, after } = ctx.args;
  const isEverybodys = seesEverybody(ctx.identity);
  ctx.stash.list = isEverybodys ? 'ALL-EVENTS' : 'OWN-EVENTS';
  ctx.stash.index = isEverybodys ? 'byStart' : 'byOrganizer';
  ctx.stash.partition = isEverybodys ? { calendar: { eq: CALENDAR } } : { organizerId: { eq: callerOf(ctx.identity) } };
  return query<EventRow>({
    index: ctx.stash.index,
    query: ctx.stash.partition,
    limit: Math.min(pageSize(first), MAXIMUM_EVENTS),
    nextToken: tokenOf(ctx.stash.list, after),
    scanIndexForward: false,
  });
}

export function response(ctx: StepContext): null {
  if (ctx.error) {
    // A cursor of another caller starts outside this list, which DynamoDB refuses.
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  const { items, nextToken } = ctx.result;
  const endCursor = cursorOf(ctx.stash.list, nextToken);
  // While its start changes an index may hold an event twice, and DynamoDB reads each key once.
  const ids: Record<string, boolean> = {};
  for (const { id } of items) ids[id] = true;
  ctx.stash.ids = Object.keys(ids);
  ctx.stash.nextToken = nextToken ?? null;
  ctx.stash.pageInfo = { hasNextPage: endCursor !== null, endCursor };
  return null;
}
