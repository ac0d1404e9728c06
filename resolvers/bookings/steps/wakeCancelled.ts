import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { CancellingStash } from '../../shared/bookingCancelling.ts';
import type { BookingPayload } from '../../shared/bookingPayload.ts';

type StepContext = Context<
  { id: string },
  CancellingStash,
  { result: BookingPayload },
  undefined,
  Record<string, unknown> | null
>;

/** Wakes the workflow where it waits for the owner: resolvers/orders/steps/wakeCancelled.ts says why waking twice does no harm. */
export function request(ctx: StepContext) {
  const { moved } = ctx.stash;
  if (!moved || moved.status !== 'CANCELLING' || !moved.taskToken) return runtime.earlyReturn(ctx.prev.result);
  return { operation: 'Invoke', payload: { bookingId: moved.id, taskToken: moved.taskToken } };
}

/** It is cancelled, whether or not it could be woken: its waiting ends by itself, and a sweeper looks at what stands still. */
export function response(ctx: StepContext): BookingPayload {
  // eslint-disable-next-line no-console -- the only log that a resolver has
  if (ctx.error) console.error('booking not woken', ctx.error.type);
  return ctx.prev.result;
}
