import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { InvoiceExplanation, QueryExplainInvoiceArgs } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import { fieldsOf, wasRead } from '#model/invoices.ts';
import { MAXIMUM_QUESTION_LENGTH } from '#model/insights.ts';
import { fail, refuse } from '../shared/result.ts';

type StepContext = Context<
  QueryExplainInvoiceArgs,
  Record<string, unknown>,
  { result: InvoiceRow | null },
  undefined,
  { explanation: InvoiceExplanation | null }
>;

export function request(ctx: StepContext) {
  const question = ctx.args.question.trim();
  if (question.length < 1 || question.length > MAXIMUM_QUESTION_LENGTH) {
    return refuse(`\`question\` must have 1–${MAXIMUM_QUESTION_LENGTH} characters.`);
  }
  const row = ctx.prev.result;
  if (!row || row.status === 'DELETED' || !wasRead(row)) return runtime.earlyReturn(null);
  return { operation: 'Invoke', payload: { invoiceId: row.id, question, fields: fieldsOf(row) } };
}

export function response(ctx: StepContext): InvoiceExplanation | null {
  if (ctx.error) return fail(ctx.error);
  if (!ctx.result.explanation) return util.error('The language model does not answer. Try again later.', 'Unavailable');
  return ctx.result.explanation;
}
