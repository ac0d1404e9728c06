import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { OrderRow } from '#model/orders.ts';
import { mayBeId } from '../../shared/id.ts';
import type { OrderStash } from '../../shared/orderMove.ts';
import { refused } from '../../shared/orderPayload.ts';
import { visibleRow } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id: string }, OrderStash, undefined, undefined, OrderRow | null>;

/** Finds an order that the caller may see: their own, for STAFF and ADMIN anybody's; or null. */
export function request(ctx: StepContext) {
  ctx.stash.order = null;
  ctx.stash.moved = null;
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(refused('NOT_FOUND'), { skipTo: 'END' });
  return get<OrderRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: StepContext): OrderRow | null {
  if (ctx.error) return fail(ctx.error);
  const order = visibleRow<OrderRow>(ctx.result, ctx.identity);
  ctx.stash.order = order;
  return order;
}
