import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { OrderStash } from '../../shared/orderMove.ts';
import type { OrderPayload } from '../../shared/orderPayload.ts';

type StepContext = Context<
  { id: string },
  OrderStash,
  { result: OrderPayload },
  undefined,
  Record<string, unknown> | null
>;

export function request(ctx: StepContext) {
  const { moved } = ctx.stash;
  if (!moved) return runtime.earlyReturn(ctx.prev.result);
  return { operation: 'Invoke', payload: { orderId: moved.id, run: moved.run } };
}

/** It is to be undone, whether or not that could be started: a sweeper starts what stands still. */
export function response(ctx: StepContext): OrderPayload {
  // eslint-disable-next-line no-console -- the only log that a resolver has
  if (ctx.error) console.error('order not started', ctx.error.type);
  return ctx.prev.result;
}
