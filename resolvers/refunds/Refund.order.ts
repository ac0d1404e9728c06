import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { OrderRow } from '#model/orders.ts';
import type { OrderSource } from '../shared/order.ts';
import { orderOf } from '../shared/order.ts';
import { visibleRow } from '../shared/owner.ts';
import type { RefundSource } from '../shared/refund.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, RefundSource>;

export function request(ctx: FieldContext) {
  const id = ctx.source?.orderId ?? null;
  return id === null ? runtime.earlyReturn(null) : get<OrderRow>({ key: { id }, consistentRead: true });
}

export function response(ctx: FieldContext): OrderSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<OrderRow>(ctx.result, ctx.identity);
  return row ? orderOf(row) : null;
}
