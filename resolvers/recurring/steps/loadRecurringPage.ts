import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { RecurringOrderRow } from '#model/recurring.ts';
import type { Batch } from '../../shared/batch.ts';
import { readRows, visibleRows } from '../../shared/batch.ts';
import type { RecurringPage } from '../../shared/recurring.ts';
import { recurringOf } from '../../shared/recurring.ts';
import { fail } from '../../shared/result.ts';
import type { RecurringListStash } from '../recurringOrders.ts';

type StepContext = Context<Record<string, unknown>, RecurringListStash, undefined, undefined, Batch<RecurringOrderRow>>;

/** Reads the page's rows as they are now; the index holds their keys alone. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  return readRows(ctx.env.RECURRING_ORDERS_TABLE ?? '', ids);
}

export function response(ctx: StepContext): RecurringPage {
  if (ctx.error) return fail(ctx.error);
  const { ids, pageInfo } = ctx.stash;
  const table = ctx.env.RECURRING_ORDERS_TABLE ?? '';
  const rows = visibleRows<RecurringOrderRow>(table, ids, ctx.result, ctx.identity);
  return { nodes: rows.map(recurringOf), pageInfo };
}
