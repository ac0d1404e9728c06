import type { Context } from '@aws-appsync/utils';
import type { BookingRow } from '#model/bookings.ts';
import type { BookingSource } from '../shared/booking.ts';
import type { BookingReference } from '../shared/bookingReference.ts';
import { readReferred, shownReferred } from '../shared/bookingReference.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, BookingReference, BookingRow | null>;

export function request(ctx: FieldContext) {
  return readReferred(ctx.source);
}

export function response(ctx: FieldContext): BookingSource | null {
  if (ctx.error) return fail(ctx.error);
  return shownReferred(ctx.result, ctx.identity);
}
