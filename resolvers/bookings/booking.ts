import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { BookingRow } from '#model/bookings.ts';
import type { QueryBookingArgs } from '#model/generated.ts';
import type { BookingSource } from '../shared/booking.ts';
import { bookingOf } from '../shared/booking.ts';
import { visibleBooking } from '../shared/bookingCancelling.ts';
import { mayBeId } from '../shared/id.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<QueryBookingArgs, Record<string, unknown>, undefined, undefined, BookingRow | null>;

export function request(ctx: FieldContext) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return get<BookingRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: FieldContext): BookingSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleBooking(ctx.result, ctx.identity);
  return row ? bookingOf(row) : null;
}
