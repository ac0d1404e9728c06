import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { RefundRow } from '#model/refunds.ts';
import type { Batch } from '../../shared/batch.ts';
import { readRows } from '../../shared/batch.ts';
import type { RefundPage } from '../../shared/refund.ts';
import type { RefundListStash } from '../../shared/refundList.ts';
import { shownRefunds } from '../../shared/refundPage.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, RefundListStash, undefined, undefined, Batch<RefundRow>>;

export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  return readRows(ctx.env.REFUNDS_TABLE ?? '', ids);
}

export function response(ctx: StepContext): RefundPage {
  if (ctx.error) return fail(ctx.error);
  const { ids, pageInfo } = ctx.stash;
  return { nodes: shownRefunds(ctx.env.REFUNDS_TABLE ?? '', ids, ctx.result, ctx.identity), pageInfo };
}
