import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { ProductRow } from '#model/catalog.ts';
import type { MutationAdjustStockArgs } from '#model/generated.ts';
import type { ProductPayload } from '../shared/product.ts';
import { productDone, productRefused } from '../shared/product.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<MutationAdjustStockArgs, Record<string, unknown>, undefined, undefined, ProductRow | null>;

/** A transaction answers no rows: the product is read as it is now. */
export function request(ctx: StepContext) {
  return get<ProductRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: StepContext): ProductPayload {
  if (ctx.error) return fail(ctx.error);
  return ctx.result ? productDone(ctx.result) : productRefused('NOT_FOUND', 'id');
}
