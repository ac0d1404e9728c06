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

/**
 * Wakes the workflow where it waits for the owner, by the token that the cancelled order bears; one that is at work sees the cancelling by
 * itself. Waking twice does no harm: a repeated call may mend what failed.
 */
export function request(ctx: StepContext) {
  const { moved } = ctx.stash;
  if (!moved || moved.status !== 'CANCELLING' || !moved.taskToken) return runtime.earlyReturn(ctx.prev.result);
  return { operation: 'Invoke', payload: { orderId: moved.id, taskToken: moved.taskToken } };
}

/** It is cancelled, whether or not it could be woken: its waiting ends by itself, and a sweeper looks at what stands still. */
export function response(ctx: StepContext): OrderPayload {
  // eslint-disable-next-line no-console -- the only log that a resolver has
  if (ctx.error) console.error('order not woken', ctx.error.type);
  return ctx.prev.result;
}
