import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { InvoiceRow } from '#model/invoices.ts';
import type { InvoiceSource } from '../shared/invoice.ts';
import { invoiceOf } from '../shared/invoice.ts';
import { visibleRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  unknown,
  Record<string, unknown>,
  { result: string[] },
  InvoiceSource,
  { data: Record<string, (InvoiceRow | null)[]> }
>;

/** The invoices that the steps before found. One that was deleted or refused is no copy. */
export function request(ctx: StepContext) {
  const ids = ctx.prev.result;
  if (ids.length === 0) return runtime.earlyReturn([]);
  const tables: Record<string, { keys: unknown[]; consistentRead: boolean }> = {};
  tables[ctx.env.INVOICES_TABLE ?? ''] = {
    keys: ids.map((id) => util.dynamodb.toMapValues({ id })),
    consistentRead: true,
  };
  return { operation: 'BatchGetItem', tables };
}

export function response(ctx: StepContext): InvoiceSource[] {
  if (ctx.error) return fail(ctx.error);
  const duplicates: InvoiceSource[] = [];
  for (const row of ctx.result.data[ctx.env.INVOICES_TABLE ?? ''] ?? []) {
    const seen = visibleRow<InvoiceRow>(row, ctx.identity);
    if (seen && seen.ownerId === ctx.source?.ownerId && seen.status !== 'DELETED' && seen.status !== 'REJECTED') {
      duplicates.push(invoiceOf(seen));
    }
  }
  return duplicates;
}
