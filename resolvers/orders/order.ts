import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { QueryOrderArgs } from '#model/generated.ts';
import type { OrderRow } from '#model/orders.ts';
import { mayBeId } from '../shared/id.ts';
import type { OrderSource } from '../shared/order.ts';
import { orderOf } from '../shared/order.ts';
import { visibleRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

export function request(ctx: Context<QueryOrderArgs>) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return get<OrderRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: Context<QueryOrderArgs>): OrderSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<OrderRow>(ctx.result, ctx.identity);
  return row ? orderOf(row) : null;
}
