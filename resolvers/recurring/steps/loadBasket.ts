import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { ProductRow } from '#model/catalog.ts';
import type { MutationCreateRecurringOrderArgs } from '#model/generated.ts';
import { idempotencyRow } from '#model/keys.ts';
import type { Batch } from '../../shared/batch.ts';
import { rowsOf } from '../../shared/batch.ts';
import { callerOf } from '../../shared/owner.ts';
import { recurringRefusedFor } from '../../shared/recurring.ts';
import type { CreationStash, RecurringKeyRow } from '../../shared/recurringCreation.ts';
import { CREATE_RECURRING_ORDER } from '../../shared/recurringCreation.ts';
import { checkedRecurring } from '../../shared/recurringInput.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  MutationCreateRecurringOrderArgs,
  CreationStash,
  undefined,
  undefined,
  Batch<ProductRow | RecurringKeyRow>
>;

/** Looks at the input and, where nothing is wrong with it by itself, at the products and the caller's key in one read. */
export function request(ctx: StepContext) {
  ctx.stash.callerId = callerOf(ctx.identity);
  const { asked, userErrors } = checkedRecurring(ctx.args.input);
  if (!asked) return runtime.earlyReturn(recurringRefusedFor(userErrors), { skipTo: 'END' });
  ctx.stash.asked = asked;
  const key = idempotencyRow(CREATE_RECURRING_ORDER, ctx.stash.callerId, ctx.args.input.idempotencyKey);
  return {
    operation: 'BatchGetItem',
    tables: {
      [ctx.env.IDEMPOTENCY_TABLE ?? '']: { keys: [util.dynamodb.toMapValues({ key })], consistentRead: true },
      [ctx.env.PRODUCTS_TABLE ?? '']: {
        keys: asked.order.lines.map(({ productId }) => util.dynamodb.toMapValues({ id: productId })),
        consistentRead: true,
      },
    },
  };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  const products: ProductRow[] = [];
  let known: RecurringKeyRow | null = null;
  for (const row of rowsOf(ctx.result, ctx.env.PRODUCTS_TABLE)) if (!isKeyRow(row)) products.push(row);
  for (const row of rowsOf(ctx.result, ctx.env.IDEMPOTENCY_TABLE)) if (isKeyRow(row)) known = row;
  ctx.stash.products = products;
  ctx.stash.known = known;
  return null;
}

function isKeyRow(row: ProductRow | RecurringKeyRow): row is RecurringKeyRow {
  return Object.hasOwn(row, 'input');
}
