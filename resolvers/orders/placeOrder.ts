import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationPlaceOrderArgs } from '#model/generated.ts';
import { idempotencyRow } from '#model/keys.ts';
import type { AskedOrder, OrderRow, PricedOrder } from '#model/orders.ts';
import { canonicalOrder, orderError, placedOrder, priceOrder } from '#model/orders.ts';
import { PURCHASE_KEY_SECONDS } from '#model/purchases.ts';
import { keepKey } from '../shared/keepKey.ts';
import type { OrderPayload } from '../shared/orderPayload.ts';
import { done, refused, refusedFor } from '../shared/orderPayload.ts';
import type { OrderKeyRow, PlacingStash } from '../shared/orderPlacing.ts';
import { PLACE_ORDER } from '../shared/orderPlacing.ts';
import { stalledAt } from '../shared/orderMove.ts';
import { fail, isConflict, passes } from '../shared/result.ts';

/** https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-transact-write-items.html */
interface TransactionResult {
  cancellationReasons?: { type?: string | null; item?: OrderKeyRow | null }[] | null;
}

type StepContext = Context<MutationPlaceOrderArgs, PlacingStash, undefined, undefined, TransactionResult | null>;

/** Prices the order and writes it with the caller's key, both or neither: of two same calls at one moment one order comes. */
export function request(ctx: StepContext) {
  const { asked, products, callerId, known } = ctx.stash;
  const now = util.time.nowEpochSeconds();
  ctx.stash.placed = null;
  ctx.stash.repeatedId = null;
  // DynamoDB removes what has expired within days: until then it counts as gone.
  if (known && known.expiresAt >= now) {
    if (known.input !== canonicalOrder(asked)) return runtime.earlyReturn(keyReused(), { skipTo: 'END' });
    ctx.stash.repeatedId = known.orderId;
    return runtime.earlyReturn(null);
  }
  const { priced, userErrors } = priceOrder(asked.lines, products);
  if (!priced) return runtime.earlyReturn(refusedFor(userErrors), { skipTo: 'END' });
  if (!isExpected(priced, asked)) {
    return runtime.earlyReturn(refusedFor([orderError('PRICE_CHANGED', 'expectedTotal')]), { skipTo: 'END' });
  }
  const id = util.autoId();
  const at = util.time.nowISO8601();
  const placed = placedOrder(asked, priced, { id, ownerId: callerId, at, dueAt: stalledAt(ctx.env) });
  ctx.stash.placed = placed;
  const key = idempotencyRow(PLACE_ORDER, callerId, ctx.args.input.idempotencyKey);
  const kept = { input: canonicalOrder(asked), orderId: id, expiresAt: now + PURCHASE_KEY_SECONDS };
  return {
    operation: 'TransactWriteItems',
    transactItems: [keepKey(ctx.env.IDEMPOTENCY_TABLE, key, kept), putNew(ctx.env, placed)],
  };
}

function isExpected(priced: PricedOrder, { expectedTotal }: AskedOrder): boolean {
  return !expectedTotal || (expectedTotal.minor === priced.total && expectedTotal.currency === priced.currency);
}

function putNew(env: Record<string, string>, { id, ...attributes }: OrderRow) {
  return {
    table: env.ORDERS_TABLE,
    operation: 'PutItem',
    key: util.dynamodb.toMapValues({ id }),
    attributeValues: util.dynamodb.toMapValues(attributes),
    condition: {
      expression: 'attribute_not_exists(#id)',
      expressionNames: { '#id': 'id' },
      returnValuesOnConditionCheckFailure: false,
    },
  };
}

/** The order that was placed; null where the same call placed one before, which the next step reads. */
export function response(ctx: StepContext): OrderPayload | null {
  const { placed, asked } = ctx.stash;
  if (!ctx.error) return placed ? done(placed) : null;
  ctx.stash.placed = null;
  const reasons = ctx.result?.cancellationReasons ?? [];
  const kept = reasons[0];
  if (kept?.type === 'ConditionalCheckFailed' && kept.item) {
    if (kept.item.input !== canonicalOrder(asked)) return keyReused();
    ctx.stash.repeatedId = kept.item.orderId;
    return null;
  }
  const overtaken = reasons.some(({ type }) => passes(type));
  return overtaken || isConflict(ctx.error) ? refused('TRY_AGAIN') : fail(ctx.error);
}

function keyReused(): OrderPayload {
  return refusedFor([orderError('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey')]);
}
