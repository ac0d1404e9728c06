import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { OrderPayload } from '../../shared/orderPayload.ts';

type StepContext = Context<
  Record<string, unknown>,
  Record<string, unknown>,
  { result: OrderPayload },
  undefined,
  Record<string, unknown> | null
>;

const FIRST_RUN = 1;

/** Starts the workflow of an order that nothing has moved yet. Starting it twice starts it once: a repeated call may mend what failed. */
export function request(ctx: StepContext) {
  const { order } = ctx.prev.result;
  if (!order || order.status !== 'PENDING') return runtime.earlyReturn(ctx.prev.result);
  return { operation: 'Invoke', payload: { orderId: order.id, run: FIRST_RUN } };
}

/** The order is placed, whether or not it could be started: a sweeper starts what stands still. */
export function response(ctx: StepContext): OrderPayload {
  // eslint-disable-next-line no-console -- the only log that a resolver has
  if (ctx.error) console.error('order not started', ctx.error.type);
  return ctx.prev.result;
}
