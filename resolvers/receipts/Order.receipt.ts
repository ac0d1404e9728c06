import type { Context } from '@aws-appsync/utils';
import type { ReceiptRow } from '#model/receipts.ts';
import { readReceipt, shownReceipt } from '../shared/purchaseReceipt.ts';
import type { ReceiptSource } from '../shared/receipt.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, { id: string }, ReceiptRow | null>;

export function request(ctx: FieldContext) {
  return readReceipt(ctx.source);
}

export function response(ctx: FieldContext): ReceiptSource | null {
  if (ctx.error) return fail(ctx.error);
  return shownReceipt(ctx.result, ctx.identity);
}
