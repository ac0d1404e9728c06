import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { BookingRow } from '#model/bookings.ts';
import { bookingLife } from '#model/bookings.ts';
import type { MutationRetryBookingArgs } from '#model/generated.ts';
import { movePurchase, undoingOf } from '#model/purchases.ts';
import { changeRow, is } from '#model/writes.ts';
import type { BookingPayload } from '../shared/bookingPayload.ts';
import { done, refused } from '../shared/bookingPayload.ts';
import { stalledAt } from '../shared/orderMove.ts';
import { updateItemOf } from '../shared/plannedWrites.ts';
import { fail, isConditionFailure, isConflict } from '../shared/result.ts';

type StepContext = Context<MutationRetryBookingArgs, { booking: BookingRow }, undefined, undefined, BookingRow | null>;

/** The booking is undone again, by an execution of its own: the one that gave up has ended. */
export function request(ctx: StepContext) {
  const row = ctx.stash.booking;
  const { id, version, run } = row;
  if (version !== ctx.args.expectedVersion) {
    return runtime.earlyReturn(refused('STALE_VERSION'), { skipTo: 'END' });
  }
  if (row.status !== 'NEEDS_ATTENTION') return runtime.earlyReturn(refused('NOT_RETRYABLE'), { skipTo: 'END' });
  const at = util.time.nowISO8601();
  const { to, reason } = undoingOf(row);
  const facts = { dueAt: stalledAt(ctx.env), ...(reason ? { reason } : {}) };
  const { set, remove } = movePurchase(bookingLife, row, to, at, facts);
  const counted = { ...set, run: run + 1, version: version + 1, updatedAt: at };
  return updateItemOf(changeRow('Bookings', { id }, { set: counted, remove }, [is('version', version)]));
}

export function response(ctx: StepContext): BookingPayload {
  if (!ctx.error) return ctx.result ? done(ctx.result) : refused('NOT_FOUND');
  if (isConflict(ctx.error)) return refused('TRY_AGAIN');
  if (!isConditionFailure(ctx.error)) return fail(ctx.error);
  return refused('STALE_VERSION');
}
