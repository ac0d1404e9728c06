import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { BookingRow } from '#model/bookings.ts';
import { visibleBooking } from '../../shared/bookingCancelling.ts';
import type { BookingPayload } from '../../shared/bookingPayload.ts';
import { done, refused } from '../../shared/bookingPayload.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id: string }, Record<string, unknown>, undefined, undefined, BookingRow | null>;

/** Answers the booking as it is after what was done. */
export function request(ctx: StepContext) {
  return get<BookingRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: StepContext): BookingPayload {
  if (ctx.error) return fail(ctx.error);
  const row = visibleBooking(ctx.result, ctx.identity);
  return row ? done(row) : refused('NOT_FOUND');
}
