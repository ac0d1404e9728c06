import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { ReceiptRow } from '#model/receipts.ts';
import type { JournalStash, ReceiptKeys } from '../../shared/receiptList.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, JournalStash, undefined, undefined, ReceiptKeys>;

/** Only looking tells whether there is more: resolvers/invoices/steps/peek.ts says why. */
export function request(ctx: StepContext) {
  const { series, nextToken } = ctx.stash;
  if (!nextToken) return runtime.earlyReturn(null);
  return query<ReceiptRow>({
    index: 'bySeries',
    query: { series: { eq: series } },
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
