import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { callerOf } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';
import type { RecurringListStash } from '../recurringOrders.ts';

type StepContext = Context<
  Record<string, unknown>,
  RecurringListStash,
  undefined,
  undefined,
  { items: { id: string }[] }
>;

/** Only looking tells whether there is more: resolvers/invoices/steps/peek.ts says why. */
export function request(ctx: StepContext) {
  const { nextToken } = ctx.stash;
  if (!nextToken) return runtime.earlyReturn(null);
  return query<RecurringOrderRow>({
    index: 'byOwner',
    query: { ownerId: { eq: callerOf(ctx.identity) } },
    limit: 1,
    nextToken,
    scanIndexForward: false,
    projection: ['id'],
  });
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  if (ctx.result.items.length === 0) ctx.stash.pageInfo = { hasNextPage: false, endCursor: null };
  return null;
}
