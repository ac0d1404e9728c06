import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import type { Batch } from '../shared/batch.ts';
import { rowsOf } from '../shared/batch.ts';
import { readProducts } from '../shared/lineProducts.ts';
import { seesEverybody } from '../shared/owner.ts';
import type { ProductSource } from '../shared/product.ts';
import { productOf } from '../shared/product.ts';
import type { RecurringSource } from '../shared/recurring.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, RecurringSource, Batch<ProductRow>>;

/** The products of all lines in one read, where they may be asked for: resolvers/orders/Order.lines.ts says why the text is looked at. */
export function request(ctx: FieldContext) {
  const lines = ctx.source?.lines ?? [];
  const asked = ctx.info.selectionSetGraphQL;
  if (lines.length === 0 || !(asked.includes('product') || asked.includes('...'))) return runtime.earlyReturn(lines);
  return readProducts(ctx.env, lines, false);
}

export function response(ctx: FieldContext) {
  if (ctx.error) return fail(ctx.error);
  const seesAll = seesEverybody(ctx.identity);
  const products: Record<string, ProductSource> = {};
  for (const row of rowsOf<ProductRow>(ctx.result, ctx.env.PRODUCTS_TABLE))
    if (row.active || seesAll) products[row.id] = productOf(row);
  return (ctx.source?.lines ?? []).map((line) => ({ ...line, product: products[line.productId] ?? null }));
}
