import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { BookingRow } from '#model/bookings.ts';
import type { CancellingStash } from '../../shared/bookingCancelling.ts';
import { visibleBooking } from '../../shared/bookingCancelling.ts';
import { refused } from '../../shared/bookingPayload.ts';
import { mayBeId } from '../../shared/id.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id: string }, CancellingStash, undefined, undefined, BookingRow | null>;

/** Finds the booking that is to be cancelled, where the caller may see it. */
export function request(ctx: StepContext) {
  ctx.stash.booking = null;
  ctx.stash.grounds = { event: null, payment: null };
  ctx.stash.planned = null;
  ctx.stash.moved = null;
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(refused('NOT_FOUND'), { skipTo: 'END' });
  return get<BookingRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.booking = visibleBooking(ctx.result, ctx.identity);
  return null;
}
