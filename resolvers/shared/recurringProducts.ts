import { util } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-batch-get-item.html */
export interface ProductBatch {
  data: Record<string, (ProductRow | null)[] | null>;
  unprocessedKeys?: Record<string, ({ id: string } | null)[] | null> | null;
}

/** Reads the products of lines; of at most 20. */
export function readProducts(env: Record<string, string>, lines: { productId: string }[], consistentRead: boolean) {
  return {
    operation: 'BatchGetItem',
    tables: {
      [env.PRODUCTS_TABLE ?? '']: {
        keys: lines.map(({ productId }) => util.dynamodb.toMapValues({ id: productId })),
        consistentRead,
      },
    },
  };
}

/** The products that were read. What was not read is no answer: neither that one is missing nor that it is sold. */
export function productsRead(env: Record<string, string>, { data, unprocessedKeys }: ProductBatch): ProductRow[] {
  const table = env.PRODUCTS_TABLE ?? '';
  if (((unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const products: ProductRow[] = [];
  for (const row of data[table] ?? []) if (row) products.push(row);
  return products;
}
