import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { BookingRow } from '#model/bookings.ts';
import { visibleBooking } from '../../shared/bookingCancelling.ts';
import { refused } from '../../shared/bookingPayload.ts';
import { mayBeId } from '../../shared/id.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id: string }, { booking: BookingRow }, undefined, undefined, BookingRow | null>;

/** Finds a booking that the caller may see, or ends with NOT_FOUND: a foreign one and a missing one answer alike. */
export function request(ctx: StepContext) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(refused('NOT_FOUND'), { skipTo: 'END' });
  return get<BookingRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  const booking = visibleBooking(ctx.result, ctx.identity);
  if (!booking) return runtime.earlyReturn(refused('NOT_FOUND'), { skipTo: 'END' });
  ctx.stash.booking = booking;
  return null;
}
