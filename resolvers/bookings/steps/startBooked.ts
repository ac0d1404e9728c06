import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { BookingPayload } from '../../shared/bookingPayload.ts';

type StepContext = Context<
  Record<string, unknown>,
  Record<string, unknown>,
  { result: BookingPayload },
  undefined,
  Record<string, unknown> | null
>;

/** Starts the workflow of a booking that nothing has moved, or that is to be undone again: of two starts of one run one counts. */
export function request(ctx: StepContext) {
  const { booking } = ctx.prev.result;
  const row = booking?.row;
  const isToStart = row && (row.status === 'PENDING' || row.status === 'FAILING' || row.status === 'CANCELLING');
  if (!isToStart) return runtime.earlyReturn(ctx.prev.result);
  return { operation: 'Invoke', payload: { bookingId: row.id, run: row.run } };
}

/** It is made, whether or not it could be started: a sweeper starts what stands still. */
export function response(ctx: StepContext): BookingPayload {
  // eslint-disable-next-line no-console -- the only log that a resolver has
  if (ctx.error) console.error('booking not started', ctx.error.type);
  return ctx.prev.result;
}
