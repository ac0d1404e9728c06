import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { QueryRefundArgs } from '#model/generated.ts';
import type { RefundRow } from '#model/refunds.ts';
import { mayBeId } from '../shared/id.ts';
import { visibleRow } from '../shared/owner.ts';
import type { RefundSource } from '../shared/refund.ts';
import { refundOf } from '../shared/refund.ts';
import { fail } from '../shared/result.ts';

export function request(ctx: Context<QueryRefundArgs>) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return get<RefundRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: Context<QueryRefundArgs>): RefundSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<RefundRow>(ctx.result, ctx.identity);
  return row ? refundOf(row, ctx.identity) : null;
}
