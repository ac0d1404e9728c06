import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { QueryProductsArgs } from '#model/generated.ts';
import { LISTING } from '#model/keys.ts';
import { refuseCursor } from '../../shared/page.ts';
import type { FoundProduct, ProductListStash } from '../../shared/productList.ts';
import { keepFound, partition, startAt } from '../../shared/productList.ts';
import { fail, isFault, isThrottling } from '../../shared/result.ts';

type StepContext = Context<
  QueryProductsArgs,
  ProductListStash,
  { result: FoundProduct[] | null },
  undefined,
  { items: FoundProduct[] }
>;

/** Where nothing is looked for, asks for all that is sold. */
export function request(ctx: StepContext) {
  const { list, size, words } = ctx.stash;
  if (words.length > 0) return runtime.earlyReturn(ctx.prev.result);
  const { behind, token } = startAt(list, ctx.args.after);
  if (token) return refuseCursor();
  return { operation: 'Query', index: 'byListing', query: partition('listing', LISTING, behind), limit: size + 1 };
}

export function response(ctx: StepContext) {
  if (ctx.error) {
    if (ctx.args.after && !isThrottling(ctx.error) && !isFault(ctx.error)) return refuseCursor();
    return fail(ctx.error);
  }
  return keepFound(ctx.stash, ctx.result.items, null);
}
