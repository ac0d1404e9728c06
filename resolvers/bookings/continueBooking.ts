import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { BookingRow } from '#model/bookings.ts';
import type { MutationContinueBookingArgs } from '#model/generated.ts';
import { done, refused } from '../shared/bookingPayload.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  MutationContinueBookingArgs,
  { booking: BookingRow },
  undefined,
  undefined,
  { answered: boolean } | null
>;

/** One that waited and has gone on since is what the caller wanted: the provider was faster in telling. */
export function request(ctx: StepContext) {
  const row = ctx.stash.booking;
  if (!row.timeline.some(({ status }) => status === 'PAYMENT_ACTION_REQUIRED')) {
    return runtime.earlyReturn(refused('NO_ACTION_REQUIRED'), { skipTo: 'END' });
  }
  if (row.status !== 'PAYMENT_ACTION_REQUIRED') return runtime.earlyReturn(done(row), { skipTo: 'END' });
  return { operation: 'Invoke', payload: { bookingId: row.id } };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  if (ctx.result && ctx.result.answered === false) {
    return util.error('The payment provider does not answer. Try again later.', 'Unavailable');
  }
  return null;
}
