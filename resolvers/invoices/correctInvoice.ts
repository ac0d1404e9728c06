import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationCorrectInvoiceArgs } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import { mayBeId } from '../shared/id.ts';
import type { InvoicePayload, InvoiceProblem } from '../shared/invoicePayload.ts';
import { done, refusedFor } from '../shared/invoicePayload.ts';
import { callerOf, seesEverybody } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<
  MutationCorrectInvoiceArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { invoice: InvoiceRow | null; errors: InvoiceProblem[] }
>;

export function request(ctx: FieldContext) {
  const { input } = ctx.args;
  if (!mayBeId(input.id)) return runtime.earlyReturn(refusedFor([{ code: 'NOT_FOUND', field: 'id' }]));
  const caller = { id: callerOf(ctx.identity), seesEverybody: seesEverybody(ctx.identity) };
  return { operation: 'Invoke', payload: { caller, input } };
}

export function response(ctx: FieldContext): InvoicePayload {
  if (ctx.error) return fail(ctx.error);
  const { invoice, errors } = ctx.result;
  return invoice ? done(invoice) : refusedFor(errors);
}
