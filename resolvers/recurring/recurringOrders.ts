import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { PageInfo, QueryRecurringOrdersArgs } from '#model/generated.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { callerOf } from '../shared/owner.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from '../shared/page.ts';
import { fail, isFault, isThrottling } from '../shared/result.ts';

/** What the steps of the list hand on. Its index holds keys alone: a row is read where it is shown. */
export interface RecurringListStash {
  ids: string[];
  nextToken: string | null;
  pageInfo: PageInfo;
}

type StepContext = Context<
  QueryRecurringOrdersArgs,
  RecurringListStash,
  undefined,
  undefined,
  { items: { id: string }[]; nextToken?: string | null }
>;

const LIST = 'RECURRING';

export function request(ctx: StepContext) {
  return query<RecurringOrderRow>({
    index: 'byOwner',
    query: { ownerId: { eq: callerOf(ctx.identity) } },
    limit: pageSize(ctx.args.first),
    nextToken: tokenOf(LIST, ctx.args.after),
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
  const endCursor = cursorOf(LIST, nextToken);
  ctx.stash.ids = items.map(({ id }) => id);
  ctx.stash.nextToken = nextToken ?? null;
  ctx.stash.pageInfo = { hasNextPage: endCursor !== null, endCursor };
  return null;
}
