import { util } from '@aws-appsync/utils';

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
