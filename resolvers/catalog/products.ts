import type { Context } from '@aws-appsync/utils';
import type { QueryProductsArgs } from '#model/generated.ts';
import type { ProductBatch, ProductListStash, ProductPage } from '../shared/productList.ts';
import { fetchFound, pageOfFound } from '../shared/productList.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<QueryProductsArgs, ProductListStash, undefined, undefined, ProductBatch>;

export function request(ctx: StepContext) {
  return fetchFound(ctx.stash, ctx.env.PRODUCTS_TABLE ?? '');
}

export function response(ctx: StepContext): ProductPage {
  if (ctx.error) return fail(ctx.error);
  return pageOfFound(ctx.stash, ctx.env.PRODUCTS_TABLE ?? '', ctx.result);
}
