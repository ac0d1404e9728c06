import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { MutationPlaceOrderArgs } from '#model/generated.ts';
import type { OrderRow } from '#model/orders.ts';
import type { OrderPayload } from '../../shared/orderPayload.ts';
import { done } from '../../shared/orderPayload.ts';
import type { PlacingStash } from '../../shared/orderPlacing.ts';
import { ownRow } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  MutationPlaceOrderArgs,
  PlacingStash,
  { result: OrderPayload | null },
  undefined,
  OrderRow | null
>;

/** Answers the order that the same call placed before, as it is at this moment. */
export function request(ctx: StepContext) {
  const { repeatedId } = ctx.stash;
  if (!repeatedId) return runtime.earlyReturn(ctx.prev.result);
  return get<OrderRow>({ key: { id: repeatedId }, consistentRead: true });
}

/** Key and order were written together, and orders are never removed. */
export function response(ctx: StepContext): OrderPayload {
  if (ctx.error) return fail(ctx.error);
  const row = ownRow<OrderRow>(ctx.result, ctx.stash.callerId);
  return row ? done(row) : fail({ type: 'OrderMissing', message: 'A key leads to no order.' });
}
