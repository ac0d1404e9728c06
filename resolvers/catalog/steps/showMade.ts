import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { ProductRow } from '#model/catalog.ts';
import type { MutationCreateProductArgs } from '#model/generated.ts';
import type { ProductPayload } from '../../shared/product.ts';
import { productDone, productRefused } from '../../shared/product.ts';
import { fail } from '../../shared/result.ts';
import type { CreateStash } from '../createProduct.ts';

type StepContext = Context<MutationCreateProductArgs, CreateStash, undefined, undefined, ProductRow | null>;

/** A product that this very call made is as it was written; one of a repeated call is read. */
export function request(ctx: StepContext) {
  const { made, madeBefore } = ctx.stash;
  if (!madeBefore) return runtime.earlyReturn(productDone(made));
  return get<ProductRow>({ key: { id: madeBefore }, consistentRead: true });
}

export function response(ctx: StepContext): ProductPayload {
  if (ctx.error) return fail(ctx.error);
  return ctx.result ? productDone(ctx.result) : productRefused('NOT_FOUND', null);
}
