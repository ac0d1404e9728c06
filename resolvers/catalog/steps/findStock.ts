import type { Context } from '@aws-appsync/utils';
import type { QueryStockListArgs } from '#model/generated.ts';
import { CATALOG, LOW_STOCK } from '#model/keys.ts';
import { pageSize, refuseCursor } from '../../shared/page.ts';
import type { FoundProduct, ProductListStash } from '../../shared/productList.ts';
import { keepFound, partition, startAt } from '../../shared/productList.ts';
import { fail, isFault, isThrottling } from '../../shared/result.ts';

type StepContext = Context<QueryStockListArgs, ProductListStash, undefined, undefined, { items: FoundProduct[] }>;

/** Asks for all products, or for those that are low on stock. */
export function request(ctx: StepContext) {
  const { lowStock, first, after } = ctx.args;
  const size = pageSize(first);
  const list = lowStock ? 'STOCK-LOW' : 'STOCK';
  const { behind, token } = startAt(list, after);
  if (token) return refuseCursor();
  ctx.stash.list = list;
  ctx.stash.size = size;
  ctx.stash.shows = lowStock ? 'LOW' : 'ALL';
  const query = lowStock ? partition('lowStock', LOW_STOCK, behind) : partition('catalog', CATALOG, behind);
  return { operation: 'Query', index: lowStock ? 'byLowStock' : 'byAll', query, limit: size + 1 };
}

export function response(ctx: StepContext) {
  if (ctx.error) {
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  return keepFound(ctx.stash, ctx.result.items, null);
}
