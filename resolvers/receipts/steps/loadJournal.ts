import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { ReceiptRow } from '#model/receipts.ts';
import type { Batch } from '../../shared/batch.ts';
import { readRows, visibleRows } from '../../shared/batch.ts';
import type { ReceiptPage } from '../../shared/receipt.ts';
import { receiptOf } from '../../shared/receipt.ts';
import type { JournalStash } from '../../shared/receiptList.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<Record<string, unknown>, JournalStash, undefined, undefined, Batch<ReceiptRow>>;

/** Reads the page's receipts; the index holds their keys alone. */
export function request(ctx: StepContext) {
  const { ids, pageInfo } = ctx.stash;
  if (ids.length === 0) return runtime.earlyReturn({ nodes: [], pageInfo });
  return readRows(ctx.env.RECEIPTS_TABLE ?? '', ids);
}

export function response(ctx: StepContext): ReceiptPage {
  if (ctx.error) return fail(ctx.error);
  const { ids, pageInfo } = ctx.stash;
  const rows = visibleRows<ReceiptRow>(ctx.env.RECEIPTS_TABLE ?? '', ids, ctx.result, ctx.identity);
  return { nodes: rows.map(receiptOf), pageInfo };
}
