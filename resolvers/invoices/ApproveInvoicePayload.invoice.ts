import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { InvoiceRow } from '#model/invoices.ts';
import type { InvoiceSource } from '../shared/invoice.ts';
import { invoiceOf } from '../shared/invoice.ts';
import type { ApprovalSource } from '../shared/invoicePayload.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, ApprovalSource>;

/** One approved by itself is as it was written; one of several is read, each by itself: together they may not fit in an answer. */
export function request(ctx: FieldContext) {
  if (!ctx.source?.invoiceId) return runtime.earlyReturn(ctx.source?.invoice ?? null);
  return get<InvoiceRow>({ key: { id: ctx.source.invoiceId }, consistentRead: true });
}

/** Who may approve sees everybody's; one that was deleted since shows what is left of it. */
export function response(ctx: FieldContext): InvoiceSource | null {
  if (ctx.error) return fail(ctx.error);
  const row: InvoiceRow | null = ctx.result;
  return row ? invoiceOf(row) : null;
}
