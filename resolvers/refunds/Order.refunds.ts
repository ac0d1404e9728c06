import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { RefundSource } from '../shared/refund.ts';
import type { RefundListStash } from '../shared/refundList.ts';
import type { RefundBatch } from '../shared/refundPage.ts';
import { readRefunds, shownRefunds } from '../shared/refundPage.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<Record<string, unknown>, RefundListStash, undefined, { id: string }, RefundBatch>;

/** The refunds whose ids the step before found. */
export function request(ctx: FieldContext) {
  const { ids } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn([]);
  return readRefunds(ctx.env.REFUNDS_TABLE ?? '', ids);
}

export function response(ctx: FieldContext): RefundSource[] {
  if (ctx.error) return fail(ctx.error);
  return shownRefunds(ctx.env.REFUNDS_TABLE ?? '', ctx.stash.ids, ctx.result, ctx.identity);
}
