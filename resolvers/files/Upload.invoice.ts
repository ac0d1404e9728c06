import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { InvoiceRow } from '#model/invoices.ts';
import type { InvoiceSource } from '../shared/invoice.ts';
import { invoiceOf } from '../shared/invoice.ts';
import { callerOf, ownRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';
import type { UploadSource } from '../shared/upload.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, UploadSource>;

/** An invoice that this very call made is as it was written; one of a repeated call is read, deleted ones too. */
export function request(ctx: FieldContext) {
  if (ctx.source?.invoice) return runtime.earlyReturn(ctx.source.invoice);
  return get<InvoiceRow>({ key: { id: ctx.source?.invoiceId ?? '' }, consistentRead: true });
}

export function response(ctx: FieldContext): InvoiceSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = ownRow<InvoiceRow>(ctx.result, callerOf(ctx.identity));
  return row ? invoiceOf(row) : null;
}
