import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { RefundRow } from '#model/refunds.ts';
import { mayBeId } from '../../shared/id.ts';
import { seesEverybody } from '../../shared/owner.ts';
import type { RefundPayload } from '../../shared/refund.ts';
import { refused } from '../../shared/refund.ts';
import type { RefundStash } from '../../shared/refundAsking.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  { id: string; expectedVersion: number },
  RefundStash,
  undefined,
  undefined,
  RefundRow | null
>;

/** Finds a refund that failed and that the caller saw so. */
export function request(ctx: StepContext) {
  // The schema lets STAFF and ADMIN in alone; what moves money asks again.
  if (!seesEverybody(ctx.identity)) return util.unauthorized();
  ctx.stash.moved = null;
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(refused('NOT_FOUND', 'id'), { skipTo: 'END' });
  return get<RefundRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: StepContext): RefundPayload | null {
  if (ctx.error) return fail(ctx.error);
  const refund = ctx.result;
  if (!refund) return runtime.earlyReturn(refused('NOT_FOUND', 'id'), { skipTo: 'END' });
  if (refund.version !== ctx.args.expectedVersion) {
    return runtime.earlyReturn(refused('STALE_VERSION', 'expectedVersion'), { skipTo: 'END' });
  }
  if (refund.status !== 'FAILED') return runtime.earlyReturn(refused('NOT_FAILED', 'id'), { skipTo: 'END' });
  ctx.stash.refund = refund;
  return null;
}
