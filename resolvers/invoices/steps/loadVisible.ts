import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { InvoiceRow } from '#model/invoices.ts';
import { mayBeId } from '../../shared/id.ts';
import { visibleRow } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

/** Hands on an invoice that the caller may see, deleted ones too: their own, for STAFF and ADMIN anybody's; or null. */
export function request(ctx: Context<{ id: string }>) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return get<InvoiceRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: Context<{ id: string }>): InvoiceRow | null {
  if (ctx.error) return fail(ctx.error);
  return visibleRow<InvoiceRow>(ctx.result, ctx.identity);
}
