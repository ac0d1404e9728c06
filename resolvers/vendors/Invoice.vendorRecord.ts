import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { VendorRow } from '#model/vendors.ts';
import type { InvoiceSource } from '../shared/invoice.ts';
import { visibleRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, InvoiceSource>;

/** Hands on the vendor that the invoice names; one that was merged is followed by the next step. */
export function request(ctx: FieldContext) {
  const vendorId = ctx.source?.vendorId;
  if (!vendorId) return runtime.earlyReturn(null);
  return get<VendorRow>({ key: { id: vendorId }, consistentRead: true });
}

export function response(ctx: FieldContext): VendorRow | null {
  if (ctx.error) return fail(ctx.error);
  return visibleRow<VendorRow>(ctx.result, ctx.identity);
}
