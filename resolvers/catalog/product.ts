import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { ProductRow } from '#model/catalog.ts';
import type { QueryProductArgs } from '#model/generated.ts';
import { mayBeId } from '../shared/id.ts';
import type { ProductSource } from '../shared/product.ts';
import { productOf, visibleProduct } from '../shared/product.ts';
import { fail } from '../shared/result.ts';

export function request(ctx: Context<QueryProductArgs>) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return get<ProductRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: Context<QueryProductArgs>): ProductSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleProduct(ctx.result, ctx.identity);
  return row ? productOf(row) : null;
}
