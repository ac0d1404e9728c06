import type { Identity } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { RefundRow } from '#model/refunds.ts';
import { MAXIMUM_REFUNDS } from '#model/refunds.ts';
import { visibleRow } from './owner.ts';
import type { RefundSource } from './refund.ts';
import { refundOf } from './refund.ts';
import type { RefundList } from './refundList.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-batch-get-item.html */
export interface RefundBatch {
  data: Record<string, (RefundRow | null)[] | null>;
  unprocessedKeys?: Record<string, ({ id: string } | null)[] | null> | null;
}

/**
 * Asks for the keys of a purchase's refunds, oldest first. An index is read as it was a moment ago: a refund that was asked for just now may be
 * missing, and one that is there is shown as it is now.
 */
export function findOfPurchase(index: 'byOrder' | 'byBooking', partition: RefundList['partition']) {
  return query<RefundRow>({ index, query: partition, limit: MAXIMUM_REFUNDS, scanIndexForward: true });
}

/** Reads refunds as they are now; an index holds their keys alone. At most 100. */
export function readRefunds(table: string, ids: string[]) {
  return {
    operation: 'BatchGetItem',
    tables: { [table]: { keys: ids.map((id) => util.dynamodb.toMapValues({ id })), consistentRead: true } },
  };
}

/** The refunds that the caller may see, in this order: a batch answers in any. */
export function shownRefunds(table: string, ids: string[], batch: RefundBatch, identity: Identity): RefundSource[] {
  if (((batch.unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const rows: Record<string, RefundRow> = {};
  for (const row of batch.data[table] ?? []) if (row) rows[row.id] = row;
  const shown: RefundSource[] = [];
  for (const id of ids) {
    const row = visibleRow<RefundRow>(rows[id], identity);
    if (row) shown.push(refundOf(row, identity));
  }
  return shown;
}
