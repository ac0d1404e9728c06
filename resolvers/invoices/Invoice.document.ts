import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { InvoiceDocument } from '#model/generated.ts';
import type { InvoiceSource } from '../shared/invoice.ts';
import { callerOf } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<
  unknown,
  Record<string, unknown>,
  undefined,
  InvoiceSource,
  { document: InvoiceDocument | null }
>;

/** The function compares the owner again: what it signs works for whoever holds it. */
export function request(ctx: FieldContext) {
  if (!ctx.source?.hasDocument) return runtime.earlyReturn(null);
  return { operation: 'Invoke', payload: { fileId: ctx.source.fileId, ownerId: callerOf(ctx.identity) } };
}

export function response(ctx: FieldContext): InvoiceDocument | null {
  if (ctx.error) return fail(ctx.error);
  return ctx.result.document;
}
