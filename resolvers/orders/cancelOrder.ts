import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationCancelOrderArgs } from '#model/generated.ts';
import type { OrderRow } from '#model/orders.ts';
import { isCancellable, moveOrder } from '#model/orders.ts';
import type { OrderStash } from '../shared/orderMove.ts';
import { stalledAt, writeMove } from '../shared/orderMove.ts';
import type { OrderPayload } from '../shared/orderPayload.ts';
import { done, refused } from '../shared/orderPayload.ts';
import { callerOf } from '../shared/owner.ts';
import { fail, isConditionFailure, isConflict } from '../shared/result.ts';

type StepContext = Context<MutationCancelOrderArgs, OrderStash, undefined, undefined, OrderRow | null>;

/** Whoever captures the payment writes CAPTURING on the version it saw, and so does this: exactly one of them comes first. */
export function request(ctx: StepContext) {
  const row = ctx.stash.order;
  if (!row) return runtime.earlyReturn(refused('NOT_FOUND'), { skipTo: 'END' });
  if (isCancelled(row)) {
    ctx.stash.moved = row;
    return runtime.earlyReturn(done(row));
  }
  if (!isCancellable(row.status)) return runtime.earlyReturn(refused('NOT_CANCELLABLE'), { skipTo: 'END' });
  const at = util.time.nowISO8601();
  const reason = row.ownerId === callerOf(ctx.identity) ? 'CANCELLED_BY_CUSTOMER' : 'CANCELLED_BY_STAFF';
  return writeMove(row, moveOrder(row, 'CANCELLING', at, { reason, dueAt: stalledAt(ctx.env) }), at);
}

function isCancelled({ status }: OrderRow): boolean {
  return status === 'CANCELLING' || status === 'CANCELLED';
}

export function response(ctx: StepContext): OrderPayload {
  const row = ctx.result;
  if (!ctx.error) {
    ctx.stash.moved = row;
    return row ? done(row) : refused('NOT_FOUND');
  }
  if (isConflict(ctx.error)) return refused('TRY_AGAIN');
  if (!isConditionFailure(ctx.error)) return fail(ctx.error);
  // Where AppSync answers the row as it is now beside the failure, that decides; where it does not, the same call again will.
  if (row && isCancelled(row)) {
    ctx.stash.moved = row;
    return done(row);
  }
  return refused(row && !isCancellable(row.status) ? 'NOT_CANCELLABLE' : 'TRY_AGAIN');
}
