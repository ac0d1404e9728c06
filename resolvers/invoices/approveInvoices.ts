import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { MAXIMUM_APPROVALS } from '#model/approvals.ts';
import type { InvoiceErrorCode } from '#model/errors.ts';
import type { InvoiceUserError, MutationApproveInvoicesArgs } from '#model/generated.ts';
import { mayBeId } from '../shared/id.ts';
import type { ApprovalSource } from '../shared/invoicePayload.ts';
import { fieldOf, refusedFor, userErrorOf } from '../shared/invoicePayload.ts';
import { deciderOf } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

interface Payload {
  results: ApprovalSource[] | null;
  userErrors: InvoiceUserError[];
}

type FieldContext = Context<
  MutationApproveInvoicesArgs,
  Record<string, unknown>,
  undefined,
  undefined,
  { results: { invoiceId: string | null; error: InvoiceErrorCode | null }[] }
>;

/** What cannot be an id is missing, like any other that is. */
const NO_INVOICE = '-';

export function request(ctx: FieldContext) {
  const { invoices } = ctx.args;
  const ids: Record<string, boolean> = {};
  for (const { id } of invoices) {
    ids[`id ${id}`] = true;
  }
  if (invoices.length < 1 || invoices.length > MAXIMUM_APPROVALS || Object.keys(ids).length < invoices.length) {
    const error = userErrorOf({ code: 'INVALID_BATCH', field: 'invoices' });
    return runtime.earlyReturn({ results: null, userErrors: [error] });
  }
  const asked = invoices.map(({ id, expectedVersion }) => ({ id: mayBeId(id) ? id : NO_INVOICE, expectedVersion }));
  return { operation: 'Invoke', payload: { decider: deciderOf(ctx.identity), invoices: asked } };
}

export function response(ctx: FieldContext): Payload {
  if (ctx.error) return fail(ctx.error);
  const results = ctx.result.results.map(({ invoiceId, error }, index): ApprovalSource => {
    if (invoiceId) return { invoice: null, invoiceId, userErrors: [] };
    const code = error ?? 'TRY_AGAIN';
    const part = fieldOf(code);
    return refusedFor([{ code, field: part ? `invoices.${index}.${part}` : `invoices.${index}` }]);
  });
  return { results, userErrors: [] };
}
