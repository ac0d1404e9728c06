import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { EventRow } from '#model/concerts.ts';
import type { DeskStash, EventKeys } from '../../shared/eventList.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, DeskStash, undefined, undefined, EventKeys>;

/** Only looking tells whether there is more: resolvers/invoices/steps/peek.ts says why. */
export function request(ctx: StepContext) {
  const { index, partition, nextToken } = ctx.stash;
  if (!nextToken) return runtime.earlyReturn(null);
  return query<EventRow>({
    index,
    query: partition,
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
