import type { Identity } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { RefundRow } from '#model/refunds.ts';
import { MAXIMUM_REFUNDS } from '#model/refunds.ts';
import type { Batch } from './batch.ts';
import { visibleRows } from './batch.ts';
import type { RefundSource } from './refund.ts';
import { refundOf } from './refund.ts';
import type { RefundList } from './refundList.ts';

/**
 * Asks for the keys of a purchase's refunds, oldest first. An index is read as it was a moment ago: a refund that was asked for just now may be
 * missing, and one that is there is shown as it is now.
 */
export function findOfPurchase(index: 'byOrder' | 'byBooking', partition: RefundList['partition']) {
  return query<RefundRow>({ index, query: partition, limit: MAXIMUM_REFUNDS, scanIndexForward: true });
}

/** The refunds that the caller may see, in this order. */
export function shownRefunds(
  table: string,
  ids: string[],
  batch: Batch<RefundRow>,
  identity: Identity,
): RefundSource[] {
  return visibleRows<RefundRow>(table, ids, batch, identity).map((row) => refundOf(row, identity));
}
