import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { ProductRow } from '#model/catalog.ts';
import { mayBeId } from '../../shared/id.ts';
import { fail } from '../../shared/result.ts';

/** Hands on the product as it is, sold or not, or null. */
export function request(ctx: Context<{ id: string }>) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return get<ProductRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: Context<{ id: string }>): ProductRow | null {
  if (ctx.error) return fail(ctx.error);
  return ctx.result;
}
