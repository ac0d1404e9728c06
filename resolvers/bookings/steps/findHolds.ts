import type { Context } from '@aws-appsync/utils';
import type { QueryTicketHoldsArgs } from '#model/generated.ts';
import type { HoldKeys, HoldListStash } from '../../shared/holdList.ts';
import { findHolds, HOLDS } from '../../shared/holdList.ts';
import { callerOf } from '../../shared/owner.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from '../../shared/page.ts';
import { fail, isFault, isThrottling } from '../../shared/result.ts';

type StepContext = Context<QueryTicketHoldsArgs, HoldListStash, undefined, undefined, HoldKeys>;

export function request(ctx: StepContext) {
  ctx.stash.callerId = callerOf(ctx.identity);
  return findHolds(ctx.stash.callerId, pageSize(ctx.args.first), tokenOf(HOLDS, ctx.args.after));
}

export function response(ctx: StepContext): null {
  if (ctx.error) {
    // A cursor of another caller starts outside this list, which DynamoDB refuses.
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  const { items, nextToken } = ctx.result;
  const endCursor = cursorOf(HOLDS, nextToken);
  ctx.stash.ids = items.map(({ id }) => id);
  ctx.stash.nextToken = nextToken ?? null;
  ctx.stash.pageInfo = { hasNextPage: endCursor !== null, endCursor };
  return null;
}
