import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { BookingRow } from '#model/bookings.ts';
import type { BookingSource } from '../shared/booking.ts';
import { bookingOf } from '../shared/booking.ts';
import type { HoldSource } from '../shared/hold.ts';
import { callerOf, ownRow } from '../shared/owner.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, HoldSource, BookingRow | null>;

export function request(ctx: FieldContext) {
  const id = ctx.source?.bookingId ?? null;
  return id === null ? runtime.earlyReturn(null) : get<BookingRow>({ key: { id }, consistentRead: true });
}

export function response(ctx: FieldContext): BookingSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = ownRow<BookingRow>(ctx.result, callerOf(ctx.identity));
  return row ? bookingOf(row) : null;
}
