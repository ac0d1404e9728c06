import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { RefundRow } from '#model/refunds.ts';
import type { Batch } from '../shared/batch.ts';
import { readRows } from '../shared/batch.ts';
import type { RefundSource } from '../shared/refund.ts';
import type { RefundListStash } from '../shared/refundList.ts';
import { shownRefunds } from '../shared/refundPage.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<Record<string, unknown>, RefundListStash, undefined, { id: string }, Batch<RefundRow>>;

/** The refunds whose ids the step before found. */
export function request(ctx: FieldContext) {
  const { ids } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn([]);
  return readRows(ctx.env.REFUNDS_TABLE ?? '', ids);
}

export function response(ctx: FieldContext): RefundSource[] {
  if (ctx.error) return fail(ctx.error);
  return shownRefunds(ctx.env.REFUNDS_TABLE ?? '', ctx.stash.ids, ctx.result, ctx.identity);
}
