import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { ProductRow } from '#model/catalog.ts';
import type { ProductPayload } from '../../shared/product.ts';
import { productDone, productRefused } from '../../shared/product.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id: string }, Record<string, unknown>, undefined, undefined, ProductRow | null>;

/** Answers the product as it is now, once a step before has done its work. */
export function request(ctx: StepContext) {
  return get<ProductRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: StepContext): ProductPayload {
  if (ctx.error) return fail(ctx.error);
  return ctx.result ? productDone(ctx.result) : productRefused('NOT_FOUND', 'id');
}
