import type { Outputs } from '#dev/cloud.ts';
import { send } from './answers.ts';
import type { Person } from './person.ts';
import type { ProductView } from './products.ts';
import { PUBLIC_PRODUCT } from './products.ts';

export interface ProductPage {
  readonly nodes: readonly ProductView[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const PRODUCTS = `query ($search: String, $first: Int, $after: String) {
  products(search: $search, first: $first, after: $after) { nodes { ${PUBLIC_PRODUCT} } pageInfo { hasNextPage endCursor } }
}`;

const STOCK_LIST = `query ($lowStock: Boolean, $first: Int, $after: String) {
  stockList(lowStock: $lowStock, first: $first, after: $after) { nodes { ${PUBLIC_PRODUCT} stock } pageInfo { hasNextPage endCursor } }
}`;

/** One page of `products`. */
export async function productsPage(person: Person, variables: Readonly<Record<string, unknown>>): Promise<ProductPage> {
  return (await person.run<{ products: ProductPage }>(PRODUCTS, variables)).products;
}

/** Ids of everything that `products` holds, page by page. Throws where a page says two things of what follows. */
export function allProducts(person: Person, variables: Readonly<Record<string, unknown>>): Promise<string[]> {
  return walk((after) => productsPage(person, { ...variables, after }));
}

/** Ids of everything that `stockList` holds, page by page. */
export function allStock(person: Person, variables: Readonly<Record<string, unknown>>): Promise<string[]> {
  return walk(async (after) => {
    const { stockList } = await person.run<{ stockList: ProductPage }>(STOCK_LIST, { ...variables, after });
    return stockList;
  });
}

async function walk(pageAfter: (after: string | null) => Promise<ProductPage>): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { nodes, pageInfo }: ProductPage = await pageAfter(after);
    if (pageInfo.hasNextPage !== (pageInfo.endCursor !== null)) throw new Error('A page contradicts itself.');
    ids.push(...nodes.map(({ id }) => id));
    after = pageInfo.endCursor;
  } while (after !== null);
  return ids;
}

/** Asks as a partner shop does, by API key. */
export function askByKey(
  outputs: Outputs,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  key: string = outputs.apiKey,
) {
  return send(outputs.graphql, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify({ query, variables }),
  });
}
