import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import type { Money } from '#model/generated.ts';
import { moneyOf } from '#model/money.ts';
import { priceOrder } from '#model/orders.ts';
import type { Batch } from '../shared/batch.ts';
import { rowsOf } from '../shared/batch.ts';
import { readProducts } from '../shared/lineProducts.ts';
import type { RecurringSource } from '../shared/recurring.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, RecurringSource, Batch<ProductRow>>;

/** It is what consent is given to: prices of this moment. */
export function request(ctx: FieldContext) {
  const lines = ctx.source?.lines ?? [];
  if (lines.length === 0) return runtime.earlyReturn(null);
  return readProducts(ctx.env, lines, true);
}

export function response(ctx: FieldContext): Money | null {
  if (ctx.error) return fail(ctx.error);
  const { priced } = priceOrder(ctx.source?.lines ?? [], rowsOf<ProductRow>(ctx.result, ctx.env.PRODUCTS_TABLE));
  return priced ? moneyOf(priced.total, priced.currency) : null;
}
