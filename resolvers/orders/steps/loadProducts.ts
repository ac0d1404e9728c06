import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import type { MutationPlaceOrderArgs } from '#model/generated.ts';
import { idempotencyRow } from '#model/keys.ts';
import type { Batch } from '../../shared/batch.ts';
import { rowsOf } from '../../shared/batch.ts';
import { checkedOrder } from '../../shared/orderInput.ts';
import { refusedFor } from '../../shared/orderPayload.ts';
import type { OrderKeyRow, PlacingStash } from '../../shared/orderPlacing.ts';
import { PLACE_ORDER } from '../../shared/orderPlacing.ts';
import { callerOf } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<MutationPlaceOrderArgs, PlacingStash, undefined, undefined, Batch<ProductRow | OrderKeyRow>>;

/**
 * Looks at the input and, where nothing is wrong with it by itself, at the products and the caller's key in one read: a call that
 * was made before is answered by its order, whatever became of prices and products since.
 */
export function request(ctx: StepContext) {
  ctx.stash.callerId = callerOf(ctx.identity);
  const { asked, userErrors } = checkedOrder(ctx.args.input);
  if (!asked) return runtime.earlyReturn(refusedFor(userErrors), { skipTo: 'END' });
  ctx.stash.asked = asked;
  const key = idempotencyRow(PLACE_ORDER, ctx.stash.callerId, ctx.args.input.idempotencyKey);
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.IDEMPOTENCY_TABLE ?? '']: { keys: [util.dynamodb.toMapValues({ key })], consistentRead: true },
      [ctx.env.PRODUCTS_TABLE ?? '']: {
        keys: asked.lines.map(({ productId }) => util.dynamodb.toMapValues({ id: productId })),
        consistentRead: true,
      },
    },
  };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  const products: ProductRow[] = [];
  let known: OrderKeyRow | null = null;
  for (const row of rowsOf(ctx.result, ctx.env.PRODUCTS_TABLE)) if (!isKeyRow(row)) products.push(row);
  for (const row of rowsOf(ctx.result, ctx.env.IDEMPOTENCY_TABLE)) if (isKeyRow(row)) known = row;
  ctx.stash.products = products;
  ctx.stash.known = known;
  return null;
}

function isKeyRow(row: ProductRow | OrderKeyRow): row is OrderKeyRow {
  return Object.hasOwn(row, 'input');
}
