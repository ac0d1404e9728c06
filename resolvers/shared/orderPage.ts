import { query } from '@aws-appsync/utils/dynamodb';
import type { OrderRow } from '#model/orders.ts';
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
