import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { OrderRow } from '#model/orders.ts';
import type { OrderPayload } from '../../shared/orderPayload.ts';
import { done, refused } from '../../shared/orderPayload.ts';
import { visibleRow } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id: string }, Record<string, unknown>, undefined, undefined, OrderRow | null>;

/** Answers the order as it is after what was done. */
export function request(ctx: StepContext) {
  return get<OrderRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: StepContext): OrderPayload {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<OrderRow>(ctx.result, ctx.identity);
  return row ? done(row) : refused('NOT_FOUND');
}
