import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import type { OrderSource } from '../shared/order.ts';
import { seesEverybody } from '../shared/owner.ts';
import type { ProductSource } from '../shared/product.ts';
import { productOf } from '../shared/product.ts';
import { fail } from '../shared/result.ts';

interface BatchResult {
  data: Record<string, (ProductRow | null)[] | null>;
  unprocessedKeys?: Record<string, ({ id: string } | null)[] | null> | null;
}

type FieldContext = Context<unknown, Record<string, unknown>, undefined, OrderSource, BatchResult>;

/**
 * The products of all lines in one read, where they may be asked for: a read a line would be twenty an order. An alias and a named fragment
 * hide a field from `selectionSetList`; the text shows the one, and says that there is the other.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
export function request(ctx: FieldContext) {
  const lines = ctx.source?.lines ?? [];
  const asked = ctx.info.selectionSetGraphQL;
  if (lines.length === 0 || !(asked.includes('product') || asked.includes('...'))) return runtime.earlyReturn(lines);
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.PRODUCTS_TABLE ?? '']: {
        keys: lines.map(({ productId }) => util.dynamodb.toMapValues({ id: productId })),
        consistentRead: false,
      },
    },
  };
}

export function response(ctx: FieldContext) {
  if (ctx.error) return fail(ctx.error);
  const table = ctx.env.PRODUCTS_TABLE ?? '';
  if (((ctx.result.unprocessedKeys ?? {})[table] ?? []).length > 0) {
    return util.error('Too many requests at the moment. Try again in a moment.', 'Throttled');
  }
  const seesAll = seesEverybody(ctx.identity);
  const products: Record<string, ProductSource> = {};
  for (const row of ctx.result.data[table] ?? []) if (row && (row.active || seesAll)) products[row.id] = productOf(row);
  return (ctx.source?.lines ?? []).map((line) => ({ ...line, product: products[line.productId] ?? null }));
}
