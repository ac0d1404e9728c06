import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { InvoiceTwinsRow } from '#model/vendors.ts';
import type { InvoiceSource } from '../../shared/invoice.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  unknown,
  Record<string, unknown>,
  { result: string[] },
  InvoiceSource,
  { data: Record<string, (InvoiceTwinsRow | null)[]> }
>;

/** Invoices that are shown beside one at most. */
const MOST = 10;

/** Hands on the ids of the other invoices in these rows. */
export function request(ctx: StepContext) {
  const keys = ctx.prev.result;
  if (keys.length === 0) return runtime.earlyReturn([]);
  const tables: Record<string, { keys: unknown[]; consistentRead: boolean }> = {};
  tables[ctx.env.INVOICE_TWINS_TABLE ?? ''] = {
    keys: keys.map((key) => util.dynamodb.toMapValues({ key })),
    consistentRead: true,
  };
  return { operation: 'BatchGetItem', tables };
}

export function response(ctx: StepContext): string[] {
  if (ctx.error) return fail(ctx.error);
  const ids: string[] = [];
  for (const row of ctx.result.data[ctx.env.INVOICE_TWINS_TABLE ?? ''] ?? []) {
    for (const claim of row ? row.claims : []) {
      const isOther = claim.invoiceId !== ctx.source?.id;
      if (isOther && !ids.includes(claim.invoiceId)) ids.push(claim.invoiceId);
    }
  }
  return ids.slice(0, MOST);
}
