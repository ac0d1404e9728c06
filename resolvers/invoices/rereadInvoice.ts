import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { InvoiceErrorCode } from '#model/errors.ts';
import type { MutationRereadInvoiceArgs } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import { mayBeId } from '../shared/id.ts';
import type { InvoicePayload } from '../shared/invoicePayload.ts';
import { done, refused } from '../shared/invoicePayload.ts';
import { callerOf } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<
  MutationRereadInvoiceArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { invoice: InvoiceRow | null; error: InvoiceErrorCode | null }
>;

export function request(ctx: FieldContext) {
  const { id, expectedVersion } = ctx.args;
  if (!mayBeId(id)) return runtime.earlyReturn(refused('NOT_FOUND'));
  return { operation: 'Invoke', payload: { invoiceId: id, expectedVersion, ownerId: callerOf(ctx.identity) } };
}

export function response(ctx: FieldContext): InvoicePayload {
  if (ctx.error) return fail(ctx.error);
  const { invoice, error } = ctx.result;
  return invoice ? done(invoice) : refused(error ?? 'TRY_AGAIN');
}
