import type { Context } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import type { QueryProductsArgs } from '#model/generated.ts';
import type { Batch } from '../shared/batch.ts';
import type { ProductListStash, ProductPage } from '../shared/productList.ts';
import { fetchFound, pageOfFound } from '../shared/productList.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<QueryProductsArgs, ProductListStash, undefined, undefined, Batch<ProductRow>>;

export function request(ctx: StepContext) {
  return fetchFound(ctx.stash, ctx.env.PRODUCTS_TABLE ?? '');
}

export function response(ctx: StepContext): ProductPage {
  if (ctx.error) return fail(ctx.error);
  return pageOfFound(ctx.stash, ctx.env.PRODUCTS_TABLE ?? '', ctx.result);
}
