import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import { receiptId } from '#model/keys.ts';
import type { ReceiptRow } from '#model/receipts.ts';
import { visibleRow } from '../shared/owner.ts';
import type { ReceiptSource } from '../shared/receipt.ts';
import { receiptOf } from '../shared/receipt.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, { id: string }>;

/** The receipt of an order, or of a booking. */
export function request(ctx: FieldContext) {
  const { id } = { id: '-', ...ctx.source };
  return get<ReceiptRow>({ key: { id: receiptId(id) }, consistentRead: true });
}

export function response(ctx: FieldContext): ReceiptSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<ReceiptRow>(ctx.result, ctx.identity);
  return row ? receiptOf(row) : null;
}
