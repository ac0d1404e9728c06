import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { BookingRow } from '#model/bookings.ts';
import type { OrderKeys, OrderListStash } from '../../shared/orderList.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, OrderListStash, undefined, undefined, OrderKeys>;

/** Only looking tells whether there is more: resolvers/invoices/steps/peek.ts says why. */
export function request(ctx: StepContext) {
  const { list, nextToken } = ctx.stash;
  if (!nextToken) return runtime.earlyReturn(null);
  return query<BookingRow>({
    index: list.index,
    query: list.partition,
    limit: 1,
    nextToken,
    scanIndexForward: list.oldestFirst,
    projection: ['id'],
  });
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  if (ctx.result.items.length === 0) ctx.stash.pageInfo = { hasNextPage: false, endCursor: null };
  return null;
}
