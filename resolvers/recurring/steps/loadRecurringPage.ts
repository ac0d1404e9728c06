import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { visibleRow } from '../../shared/owner.ts';
import type { RecurringPage, RecurringSource } from '../../shared/recurring.ts';
import { recurringOf } from '../../shared/recurring.ts';
import { fail } from '../../shared/result.ts';
import type { RecurringListStash } from '../recurringOrders.ts';

interface BatchResult {
  data: Record<string, (RecurringOrderRow | null)[] | null>;
  unprocessedKeys?: Record<string, ({ id: string } | null)[] | null> | null;
}

type StepContext = Context<Record<string, unknown>, RecurringListStash, undefined, undefined, BatchResult>;

/** Reads the page's rows as they are now; the index holds their keys alone. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.RECURRING_ORDERS_TABLE ?? '']: {
        keys: ids.map((id) => util.dynamodb.toMapValues({ id })),
        consistentRead: true,
      },
    },
  };
}

/** A batch answers in any order: the index's is put in place again. */
export function response(ctx: StepContext): RecurringPage {
  if (ctx.error) return fail(ctx.error);
  const table = ctx.env.RECURRING_ORDERS_TABLE ?? '';
  if (((ctx.result.unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const rows: Record<string, RecurringOrderRow> = {};
  for (const row of ctx.result.data[table] ?? []) if (row) rows[row.id] = row;
  const nodes: RecurringSource[] = [];
  for (const id of ctx.stash.ids) {
    const row = visibleRow<RecurringOrderRow>(rows[id], ctx.identity);
    if (row) nodes.push(recurringOf(row));
  }
  return { nodes, pageInfo: ctx.stash.pageInfo };
}
