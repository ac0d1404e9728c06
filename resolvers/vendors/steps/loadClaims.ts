import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import { saysSame } from '#model/keys.ts';
import type { VendorInvoiceRow } from '#model/vendors.ts';
import type { InvoiceSource } from '../../shared/invoice.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<unknown, Record<string, unknown>, undefined, InvoiceSource, VendorInvoiceRow | null>;

/** Hands on the rows in which the invoice stands with those that are the same. */
export function request(ctx: StepContext) {
  return get<VendorInvoiceRow>({ key: { invoiceId: ctx.source?.id ?? '' }, consistentRead: true });
}

export function response(ctx: StepContext): string[] {
  if (ctx.error) return fail(ctx.error);
  return (ctx.result?.claims ?? []).filter((key) => saysSame(key));
}
