import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationRetryOrderArgs } from '#model/generated.ts';
import type { OrderRow } from '#model/orders.ts';
import { moveOrder } from '#model/orders.ts';
import { undoingOf } from '#model/purchases.ts';
import type { OrderStash } from '../shared/orderMove.ts';
import { stalledAt, writeMove } from '../shared/orderMove.ts';
import type { OrderPayload } from '../shared/orderPayload.ts';
import { done, refused } from '../shared/orderPayload.ts';
import { fail, isConditionFailure, isConflict } from '../shared/result.ts';

type StepContext = Context<MutationRetryOrderArgs, OrderStash, undefined, undefined, OrderRow | null>;

/** The order is undone again, by an execution of its own: the one that gave up has ended. */
export function request(ctx: StepContext) {
  const row = ctx.stash.order;
  if (!row) return runtime.earlyReturn(refused('NOT_FOUND'), { skipTo: 'END' });
  if (row.version !== ctx.args.expectedVersion) return runtime.earlyReturn(refused('STALE_VERSION'), { skipTo: 'END' });
  if (row.status !== 'NEEDS_ATTENTION') return runtime.earlyReturn(refused('NOT_RETRYABLE'), { skipTo: 'END' });
  const at = util.time.nowISO8601();
  const { to, reason } = undoingOf(row);
  const facts = { dueAt: stalledAt(ctx.env), ...(reason ? { reason } : {}) };
  return writeMove(row, moveOrder(row, to, at, facts), at, row.run + 1);
}

export function response(ctx: StepContext): OrderPayload {
  if (!ctx.error) {
    ctx.stash.moved = ctx.result;
    return ctx.result ? done(ctx.result) : refused('NOT_FOUND');
  }
  if (isConflict(ctx.error)) return refused('TRY_AGAIN');
  if (!isConditionFailure(ctx.error)) return fail(ctx.error);
  return refused('STALE_VERSION');
}
