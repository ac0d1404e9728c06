import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { InvoiceErrorCode } from '#model/errors.ts';
import type { MutationDescribeInvoiceArgs } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import { mayBeId } from '../shared/id.ts';
import type { InvoicePayload } from '../shared/invoicePayload.ts';
import { done, refused } from '../shared/invoicePayload.ts';
import { callerOf, seesEverybody } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<
  MutationDescribeInvoiceArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { invoice: InvoiceRow | null; error: InvoiceErrorCode | null; answered: boolean }
>;

export function request(ctx: FieldContext) {
  const { id, expectedVersion } = ctx.args;
  if (!mayBeId(id)) return runtime.earlyReturn(refused('NOT_FOUND'));
  const caller = { id: callerOf(ctx.identity), seesEverybody: seesEverybody(ctx.identity) };
  return { operation: 'Invoke', payload: { caller, invoiceId: id, expectedVersion } };
}

export function response(ctx: FieldContext): InvoicePayload {
  if (ctx.error) return fail(ctx.error);
  const { invoice, error, answered } = ctx.result;
  if (!answered) return util.error('The language model does not answer. Try again later.', 'Unavailable');
  return invoice ? done(invoice) : refused(error ?? 'TRY_AGAIN');
}
