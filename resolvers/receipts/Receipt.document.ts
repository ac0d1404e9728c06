import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { ReceiptDocument } from '#model/generated.ts';
import { callerOf, seesEverybody } from '../shared/owner.ts';
import type { ReceiptSource } from '../shared/receipt.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<
  unknown,
  Record<string, unknown>,
  undefined,
  ReceiptSource,
  { document: ReceiptDocument | null }
>;

/** As resolvers/invoices/Invoice.document.ts: the function compares the row's owner with the caller, unless that is STAFF or ADMIN. */
export function request(ctx: FieldContext) {
  if (!ctx.source?.hasDocument) return runtime.earlyReturn(null);
  const ownerId = seesEverybody(ctx.identity) ? ctx.source.ownerId : callerOf(ctx.identity);
  return { operation: 'Invoke', payload: { receiptId: ctx.source.id, ownerId } };
}

export function response(ctx: FieldContext): ReceiptDocument | null {
  if (ctx.error) return fail(ctx.error);
  return ctx.result.document;
}
