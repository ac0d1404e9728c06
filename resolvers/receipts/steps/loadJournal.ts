import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { ReceiptRow } from '#model/receipts.ts';
import { visibleRow } from '../../shared/owner.ts';
import type { ReceiptPage } from '../../shared/receipt.ts';
import { receiptOf } from '../../shared/receipt.ts';
import type { JournalStash } from '../../shared/receiptList.ts';
import { fail } from '../../shared/result.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-batch-get-item.html */
interface BatchResult {
  data: Record<string, (ReceiptRow | null)[] | null>;
  unprocessedKeys?: Record<string, ({ id: string } | null)[] | null> | null;
}

type StepContext = Context<Record<string, unknown>, JournalStash, undefined, undefined, BatchResult>;

/** Reads the page's receipts; the index holds their keys alone. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.RECEIPTS_TABLE ?? '']: {
        keys: ids.map((id) => util.dynamodb.toMapValues({ id })),
        consistentRead: true,
      },
    },
  };
}

/** A batch answers in any order: the index's is put in place again. */
export function response(ctx: StepContext): ReceiptPage {
  if (ctx.error) return fail(ctx.error);
  const table = ctx.env.RECEIPTS_TABLE ?? '';
  if (((ctx.result.unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const rows: Record<string, ReceiptRow> = {};
  for (const row of ctx.result.data[table] ?? []) if (row) rows[row.id] = row;
  const nodes: ReceiptRow[] = [];
  for (const id of ctx.stash.ids) {
    const row = visibleRow<ReceiptRow>(rows[id], ctx.identity);
    if (row) nodes.push(row);
  }
  return { nodes: nodes.map(receiptOf), pageInfo: ctx.stash.pageInfo };
}
