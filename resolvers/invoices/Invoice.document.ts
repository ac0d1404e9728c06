import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { InvoiceDocument } from '#model/generated.ts';
import type { InvoiceSource } from '../shared/invoice.ts';
import { callerOf, seesEverybody } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<
  unknown,
  Record<string, unknown>,
  undefined,
  InvoiceSource,
  { document: InvoiceDocument | null }
>;

/**
 * The function compares the file's owner with the invoice's, and so with the caller, unless that is STAFF or ADMIN: what it signs works
 * for whoever holds it.
 */
export function request(ctx: FieldContext) {
  if (!ctx.source?.hasDocument) return runtime.earlyReturn(null);
  const ownerId = seesEverybody(ctx.identity) ? ctx.source.ownerId : callerOf(ctx.identity);
  return { operation: 'Invoke', payload: { fileId: ctx.source.fileId, ownerId } };
}

export function response(ctx: FieldContext): InvoiceDocument | null {
  if (ctx.error) return fail(ctx.error);
  return ctx.result.document;
}
