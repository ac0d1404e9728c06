import type { Context } from '@aws-appsync/utils';
import { util } from '@aws-appsync/utils';
import type { MutationCloseRefundArgs } from '#model/generated.ts';
import type { RefundRow } from '#model/refunds.ts';
import { moveRefund } from '#model/refunds.ts';
import type { RefundPayload } from '../shared/refund.ts';
import { done, refused } from '../shared/refund.ts';
import type { RefundStash } from '../shared/refundAsking.ts';
import { seenBefore, stalledAt, updateOf } from '../shared/refundAsking.ts';
import { fail, isConditionFailure, isConflict } from '../shared/result.ts';

type StepContext = Context<MutationCloseRefundArgs, RefundStash, undefined, undefined, RefundRow | null>;

/** What failed counts for nothing already: no balance moves. */
export function request(ctx: StepContext) {
  const { refund } = ctx.stash;
  const at = util.time.nowISO8601();
  const { set, remove } = moveRefund(refund, 'CLOSED', at, { dueAt: stalledAt(ctx.env) });
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: refund.id }),
    update: updateOf({ ...set, version: refund.version + 1, updatedAt: at }, remove),
    condition: seenBefore(refund),
  };
}

export function response(ctx: StepContext): RefundPayload {
  if (!ctx.error) return ctx.result ? done(ctx.result, ctx.identity) : refused('NOT_FOUND', 'id');
  if (isConflict(ctx.error)) return refused('TRY_AGAIN');
  return isConditionFailure(ctx.error) ? refused('STALE_VERSION', 'expectedVersion') : fail(ctx.error);
}
