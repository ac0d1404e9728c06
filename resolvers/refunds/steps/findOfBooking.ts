import type { Context } from '@aws-appsync/utils';
import type { RefundKeys, RefundListStash } from '../../shared/refundList.ts';
import { findOfPurchase } from '../../shared/refundPage.ts';
import { fail } from '../../shared/result.ts';

type FieldContext = Context<Record<string, unknown>, RefundListStash, undefined, { id: string }, RefundKeys>;

export function request(ctx: FieldContext) {
  return findOfPurchase('byBooking', { bookingId: { eq: ctx.source?.id ?? '-' } });
}

export function response(ctx: FieldContext): null {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.ids = ctx.result.items.map(({ id }) => id);
  return null;
}
