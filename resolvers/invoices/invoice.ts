import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { QueryInvoiceArgs } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import { mayBeId } from '../shared/id.ts';
import type { InvoiceSource } from '../shared/invoice.ts';
import { invoiceOf } from '../shared/invoice.ts';
import { visibleRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

export function request(ctx: Context<QueryInvoiceArgs>) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return get<InvoiceRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: Context<QueryInvoiceArgs>): InvoiceSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<InvoiceRow>(ctx.result, ctx.identity);
  return row && row.status !== 'DELETED' ? invoiceOf(row) : null;
}
