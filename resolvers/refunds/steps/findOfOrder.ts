import type { Context } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { RefundRow } from '#model/refunds.ts';
import { MAXIMUM_REFUNDS } from '#model/refunds.ts';
import type { OrderSource } from '../../shared/order.ts';
import type { RefundKeys, RefundListStash } from '../../shared/refundList.ts';
import { fail } from '../../shared/result.ts';

type FieldContext = Context<Record<string, unknown>, RefundListStash, undefined, OrderSource, RefundKeys>;

/** An index is read as it was a moment ago: a refund that was asked for just now may be missing, and one that is there is shown as it is now. */
export function request(ctx: FieldContext) {
  return query<RefundRow>({
    index: 'byOrder',
    query: { orderId: { eq: ctx.source?.id ?? '-' } },
    limit: MAXIMUM_REFUNDS,
    scanIndexForward: true,
  });
}

export function response(ctx: FieldContext): null {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.ids = ctx.result.items.map(({ id }) => id);
  return null;
}
