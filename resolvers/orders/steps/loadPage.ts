import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { OrderRow } from '#model/orders.ts';
import type { OrderPage } from '../../shared/order.ts';
import { orderOf } from '../../shared/order.ts';
import type { OrderListStash } from '../../shared/orderList.ts';
import { visibleRow } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-batch-get-item.html */
interface BatchResult {
  data: Record<string, (OrderRow | null)[] | null>;
  unprocessedKeys?: Record<string, ({ id: string } | null)[] | null> | null;
}

type StepContext = Context<Record<string, unknown>, OrderListStash, undefined, undefined, BatchResult>;

/** Reads the page's orders as they are now; the index holds their keys alone. A hundred of the largest are far below DynamoDB's 16 MB. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.ORDERS_TABLE ?? '']: {
        keys: ids.map((id) => util.dynamodb.toMapValues({ id })),
        consistentRead: true,
      },
    },
  };
}

/** A batch answers in any order: the index's is put in place again. */
export function response(ctx: StepContext): OrderPage {
  if (ctx.error) return fail(ctx.error);
  const table = ctx.env.ORDERS_TABLE ?? '';
  if (((ctx.result.unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const rows: Record<string, OrderRow> = {};
  for (const row of ctx.result.data[table] ?? []) if (row) rows[row.id] = row;
  const nodes: OrderRow[] = [];
  for (const id of ctx.stash.ids) {
    const row = visibleRow<OrderRow>(rows[id], ctx.identity);
    if (row) nodes.push(row);
  }
  return { nodes: nodes.map(orderOf), pageInfo: ctx.stash.pageInfo };
}
