import type { Identity } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import { receiptId } from '#model/keys.ts';
import type { ReceiptRow } from '#model/receipts.ts';
import { visibleRow } from './owner.ts';
import type { ReceiptSource } from './receipt.ts';
import { receiptOf } from './receipt.ts';

/** Reads the receipt of an order, or of a booking. */
export function readReceipt(purchase: { id: string } | null | undefined) {
  const { id } = { id: '-', ...purchase };
  return get<ReceiptRow>({ key: { id: receiptId(id) }, consistentRead: true });
}

/** The receipt that was read, for whoever may see it. */
export function shownReceipt(row: ReceiptRow | null | undefined, identity: Identity): ReceiptSource | null {
  const seen = visibleRow<ReceiptRow>(row, identity);
  return seen ? receiptOf(seen) : null;
}
