import type { Identity } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import { query } from '@aws-appsync/utils/dynamodb';
import type { OrderRow } from '#model/orders.ts';
import { visibleRow } from './owner.ts';
import type { OrderKeys, OrderList, OrderListStash } from './orderList.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from './page.ts';
import type { SourceError } from './result.ts';
import { fail, isFault, isThrottling } from './result.ts';

/** Asks the list's index for the keys of a page. */
export function findPage(list: OrderList, first: number | null | undefined, after: string | null | undefined) {
  return query<OrderRow>({
    index: list.index,
    query: list.partition,
    limit: pageSize(first),
    nextToken: tokenOf(list.name, after),
    scanIndexForward: list.oldestFirst,
  });
}

/** Hands on which orders stand on the page and where it ended. */
export function keepPage(stash: OrderListStash, { items, nextToken }: OrderKeys): null {
  const endCursor = cursorOf(stash.list.name, nextToken);
  stash.ids = items.map(({ id }) => id);
  stash.nextToken = nextToken ?? null;
  stash.pageInfo = { hasNextPage: endCursor !== null, endCursor };
  return null;
}

/** Ends the call because a page could not be read: it was the cursor, where there was one and nothing else is to blame. */
export function failOrderPage(error: SourceError, after: string | null | undefined): never {
  // A cursor of another caller or of another list starts outside this one, which DynamoDB refuses.
  if (after && !isThrottling(error) && !isFault(error)) return refuseCursor();
  return fail(error);
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-batch-get-item.html */
export interface RowBatch<Row> {
  data: Record<string, (Row | null)[] | null>;
  unprocessedKeys?: Record<string, ({ id: string } | null)[] | null> | null;
}

/** Reads a page's rows as they are now; the index holds their keys alone. A hundred of the largest are far below DynamoDB's 16 MB. */
export function readPage(table: string, ids: string[]) {
  return {
    operation: 'BatchGetItem',
    tables: { [table]: { keys: ids.map((id) => util.dynamodb.toMapValues({ id })), consistentRead: true } },
  };
}

/** The rows that `readPage` read and found. A batch answers in any order: that of the ids is put in place again. */
export function foundRows<Row extends { id: string }>(table: string, ids: string[], batch: RowBatch<Row>): Row[] {
  if (((batch.unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const rows: Record<string, Row> = {};
  for (const row of batch.data[table] ?? []) if (row) rows[row.id] = row;
  const found: Row[] = [];
  for (const id of ids) {
    const row = rows[id];
    if (row) found.push(row);
  }
  return found;
}

/** The rows that `readPage` read, as far as the caller may see them. */
export function pageRows<Row extends { id: string; ownerId: string }>(
  table: string,
  ids: string[],
  batch: RowBatch<Row>,
  identity: Identity,
): Row[] {
  return foundRows<Row>(table, ids, batch).filter((row) => visibleRow<Row>(row, identity) !== null);
}
