import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { BookingRow } from '#model/bookings.ts';
import type { BookingPayload } from '../../shared/bookingPayload.ts';
import { done } from '../../shared/bookingPayload.ts';
import type { BookingStash } from '../../shared/bookingPlacing.ts';
import { ownRow } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  Record<string, unknown>,
  BookingStash,
  { result: BookingPayload | null },
  undefined,
  BookingRow | null
>;

/** Answers the booking that the same call made before, as it is at this moment. */
export function request(ctx: StepContext) {
  const { repeatedId } = ctx.stash;
  if (!repeatedId) return runtime.earlyReturn(ctx.prev.result);
  return get<BookingRow>({ key: { id: repeatedId }, consistentRead: true });
}

/** Key and booking were written together, and bookings are never removed. */
export function response(ctx: StepContext): BookingPayload {
  if (ctx.error) return fail(ctx.error);
  const row = ownRow<BookingRow>(ctx.result, ctx.stash.callerId);
  return row ? done(row) : fail({ type: 'BookingMissing', message: 'A key leads to no booking.' });
}
