import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { RefundRow } from '#model/refunds.ts';
import type { RefundKeys, RefundListStash } from '../../shared/refundList.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, RefundListStash, undefined, undefined, RefundKeys>;

/** Only looking tells whether there is more: resolvers/invoices/steps/peek.ts says why. */
export function request(ctx: StepContext) {
  const { list, nextToken } = ctx.stash;
  if (!nextToken) return runtime.earlyReturn(null);
  return query<RefundRow>({
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
