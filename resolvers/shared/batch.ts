import type { Identity } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { visibleRow } from './owner.ts';
import { slowDown } from './result.ts';

/**
 * What DynamoDB answers to a BatchGetItem: rows by the names of their tables, in any order, and the keys that it did not get to.
 * https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-batch-get-item.html
 */
export interface Batch<Row> {
  data: Record<string, (Row | null)[] | null>;
  unprocessedKeys?: Record<string, (Record<string, string> | null)[] | null> | null;
}

/** Reads rows as they are now, where an index holds their keys alone. At most 100, of which the largest are far below DynamoDB's 16 MB. */
export function readRows(table: string, ids: string[]) {
  return {
    operation: 'BatchGetItem',
    tables: { [table]: { keys: ids.map((id) => util.dynamodb.toMapValues({ id })), consistentRead: true } },
  };
}

/** The rows of one table. `Throttled` where DynamoDB did not get to all keys, of whichever table: what was not read is not missing. */
export function rowsOf<Row>(batch: Batch<Row>, table: string | undefined): Row[] {
  const unread = batch.unprocessedKeys ?? {};
  for (const each of Object.keys(unread)) if ((unread[each] ?? []).length > 0) return slowDown();
  const rows: Row[] = [];
  for (const row of batch.data[table ?? ''] ?? []) if (row) rows.push(row);
  return rows;
}

/** The rows of one table that were found, in the order of these ids. `Throttled` as `rowsOf`. */
export function foundRows<Row extends { id: string }>(table: string, ids: string[], batch: Batch<Row>): Row[] {
  const rows: Record<string, Row> = {};
  for (const row of rowsOf<Row>(batch, table)) rows[row.id] = row;
  const found: Row[] = [];
  for (const id of ids) {
    const row = rows[id];
    if (row) found.push(row);
  }
  return found;
}

/** The rows of one table that the caller may see, in the order of these ids. `Throttled` as `rowsOf`. */
export function visibleRows<Row extends { id: string; ownerId: string }>(
  table: string,
  ids: string[],
  batch: Batch<Row>,
  identity: Identity,
): Row[] {
  return foundRows<Row>(table, ids, batch).filter((row) => visibleRow<Row>(row, identity) !== null);
}

/** The ids of one table that DynamoDB did not get to, where what it did get to is a part of a page. */
export function unreadIds<Row>(batch: Batch<Row>, table: string): string[] {
  const ids: string[] = [];
  for (const key of (batch.unprocessedKeys ?? {})[table] ?? []) if (key) ids.push(key.id ?? '');
  return ids;
}
