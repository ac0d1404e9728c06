import { runtime, util } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import { availabilityOf } from '#model/catalog.ts';
import type { PageInfo } from '#model/generated.ts';
import type { Batch } from './batch.ts';
import { unreadIds } from './batch.ts';
import { cursorOf, refuseCursor, tokenOf } from './page.ts';
import type { ProductSource } from './product.ts';
import { productOf } from './product.ts';
import { slowDown } from './result.ts';

/** A cursor goes on behind a product, or where the index stopped looking. */
export const BEHIND = 'k';
export const ONWARDS = 't';

/** No sort key of a list is longer. */
const LONGEST_NAME_KEY = 400;

/** A product as an index knows it. */
export interface FoundProduct {
  id: string;
  nameKey: string;
}

/** Which products a list shows. */
export type ShownProducts = 'SOLD' | 'LOW' | 'ALL';

/** What the steps of a list of products hand on: what was found, and where the next page goes on. */
export interface ProductListStash {
  list: string;
  size: number;
  /** Words that are looked for; empty where the list is not searched. */
  words: string[];
  shows: ShownProducts;
  found: FoundProduct[];
  endCursor: string | null;
}

/** A page before the fields of its products are resolved. */
export interface ProductPage {
  nodes: ProductSource[];
  pageInfo: PageInfo;
}

/** Where a page begins: behind a product, or where an index stopped. Both are null at the list's start. */
export interface PageStart {
  behind: string | null;
  token: string | null;
}

/** Where the page begins that a cursor names; `BadRequest` for one that this list never gave out. */
export function startAt(list: string, after: string | null | undefined): PageStart {
  const token = tokenOf(list, after);
  if (!token) return { behind: null, token: null };
  const rest = token.slice(1);
  if (token.startsWith(ONWARDS) && rest.length > 0) return { behind: null, token: rest };
  if (
    !token.startsWith(BEHIND) ||
    rest.length > LONGEST_NAME_KEY ||
    !util.matches('^[^#]+#[0-9A-Za-z-]+(?![\\s\\S])', rest)
  ) {
    return refuseCursor();
  }
  return { behind: rest, token: null };
}

/** The key condition of one partition of an index, from behind a product on. */
export function partition(attribute: string, value: string, behind: string | null) {
  if (!behind) {
    return {
      expression: '#partition = :partition',
      expressionNames: { '#partition': attribute },
      expressionValues: util.dynamodb.toMapValues({ ':partition': value }),
    };
  }
  return {
    expression: '#partition = :partition AND #nameKey > :behind',
    expressionNames: { '#partition': attribute, '#nameKey': 'nameKey' },
    expressionValues: util.dynamodb.toMapValues({ ':partition': value, ':behind': behind }),
  };
}

/** Keeps what an index found: one more than the page holds tells that there is a next one. */
export function keepFound(stash: ProductListStash, found: FoundProduct[], nextToken: string | null): FoundProduct[] {
  const { list, size } = stash;
  const page = found.slice(0, size);
  const end = page[size - 1];
  stash.found = page;
  stash.endCursor =
    found.length > size && end
      ? cursorOf(list, `${BEHIND}${end.nameKey}`)
      : cursorOf(list, nextToken ? `${ONWARDS}${nextToken}` : null);
  return page;
}

/**
 * Fetches what an index found, as it is now. While a product's name changes an index may hold it under the old and under the new one, and
 * DynamoDB takes each key once: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 */
export function fetchFound(stash: ProductListStash, table: string) {
  const { found, endCursor } = stash;
  const asked: Record<string, boolean> = {};
  for (const { id } of found) asked[id] = true;
  if (found.length === 0) {
    return runtime.earlyReturn({ nodes: [], pageInfo: { hasNextPage: endCursor !== null, endCursor } });
  }
  return {
    operation: 'BatchGetItem',
    tables: {
      [table]: { keys: Object.keys(asked).map((id) => util.dynamodb.toMapValues({ id })), consistentRead: true },
    },
  };
}

/** The page, in the order of its index, without what the index, which follows within seconds, says wrongly. */
export function pageOfFound(stash: ProductListStash, table: string, batch: Batch<ProductRow>): ProductPage {
  const { found, list } = stash;
  const rows: Record<string, ProductRow> = {};
  for (const row of batch.data[table] ?? []) if (row) rows[row.id] = row;
  const late = unreadIds<ProductRow>(batch, table);

  // What DynamoDB did not get to comes with the next page.
  const whole = found.findIndex(({ id }) => late.includes(id));
  if (whole === 0) return slowDown();
  const page = whole > 0 ? found.slice(0, whole) : found;
  const cut = whole > 0 ? page[whole - 1] : undefined;
  const endCursor = cut ? cursorOf(list, `${BEHIND}${cut.nameKey}`) : stash.endCursor;
  const nodes: ProductRow[] = [];
  page.forEach(({ id, nameKey }) => {
    const row = rows[id];
    if (row && row.nameKey === nameKey && isOf(stash.shows, row)) nodes.push(row);
  });
  return { nodes: nodes.map(productOf), pageInfo: { hasNextPage: endCursor !== null, endCursor } };
}

function isOf(shows: ShownProducts, row: ProductRow): boolean {
  if (shows === 'SOLD') return row.active;
  return shows === 'ALL' || availabilityOf(row) !== 'IN_STOCK';
}
