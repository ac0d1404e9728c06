import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { OrderRow } from '#model/orders.ts';
import type { Batch } from '../../shared/batch.ts';
import { readRows, visibleRows } from '../../shared/batch.ts';
import type { OrderPage } from '../../shared/order.ts';
import { orderOf } from '../../shared/order.ts';
import type { OrderListStash } from '../../shared/orderList.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, OrderListStash, undefined, undefined, Batch<OrderRow>>;

/** Reads the page’s orders. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  return readRows(ctx.env.ORDERS_TABLE ?? '', ids);
}

export function response(ctx: StepContext): OrderPage {
  if (ctx.error) return fail(ctx.error);
  const { ids, pageInfo } = ctx.stash;
  const rows = visibleRows<OrderRow>(ctx.env.ORDERS_TABLE ?? '', ids, ctx.result, ctx.identity);
  return { nodes: rows.map(orderOf), pageInfo };
}
