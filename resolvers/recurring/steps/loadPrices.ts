import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import type { Batch } from '../../shared/batch.ts';
import { rowsOf } from '../../shared/batch.ts';
import { readProducts } from '../../shared/lineProducts.ts';
import type { RecurringStash } from '../../shared/recurring.ts';
import { recurringRefused } from '../../shared/recurring.ts';
import { fail } from '../../shared/result.ts';

export interface PricesStash extends RecurringStash {
  products: ProductRow[];
}

type StepContext = Context<{ id: string }, PricesStash, undefined, undefined, Batch<ProductRow>>;

/** Reads what it contains, as it is sold at this moment. */
export function request(ctx: StepContext) {
  const row = ctx.stash.recurring;
  if (!row) return runtime.earlyReturn(recurringRefused('NOT_FOUND'), { skipTo: 'END' });
  return readProducts(ctx.env, row.lines, true);
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.products = rowsOf<ProductRow>(ctx.result, ctx.env.PRODUCTS_TABLE);
  return null;
}
