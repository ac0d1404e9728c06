import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationRetryRefundArgs } from '#model/generated.ts';
import { priceAgain } from '#model/refundPrices.ts';
import { balancesAfter, moveRefund } from '#model/refunds.ts';
import type { RefundPayload } from '../shared/refund.ts';
import { done, refused } from '../shared/refund.ts';
import type { RefundStash, RefundTransaction } from '../shared/refundAsking.ts';
import { changeSeen, moveBalances, stalledAt } from '../shared/refundAsking.ts';
import { fail, isConflict, passes } from '../shared/result.ts';

type StepContext = Context<MutationRetryRefundArgs, RefundStash, undefined, undefined, RefundTransaction | null>;

/** Takes the amount in again where it is left, as another attempt: the refund and its payment's balances, both or neither. */
export function request(ctx: StepContext) {
  const { refund, purchase, payment } = ctx.stash;
  if (!purchase || !payment) {
    return fail({ type: 'RefundedMissing', message: 'A refund leads to no purchase or payment.' });
  }
  const { priced, code, field } = priceAgain(refund, purchase, payment);
  if (!priced) return runtime.earlyReturn(refused(code, field), { skipTo: 'END' });
  const at = util.time.nowISO8601();
  const { set, remove } = moveRefund(refund, 'REQUESTED', at, { dueAt: stalledAt(ctx.env) });
  const again = { ...set, lines: priced.lines, taxes: priced.taxes };
  const { failure: _failure, attention: _attention, providerRefundId: _made, ...kept } = refund;
  ctx.stash.moved = { ...kept, ...again, version: refund.version + 1, updatedAt: at };
  return {
    operation: 'TransactWriteItems',
    transactItems: [
      changeSeen(ctx.env.REFUNDS_TABLE, refund, again, remove, at),
      moveBalances(ctx.env, payment, balancesAfter(payment, priced, refund.status, 'REQUESTED'), at),
    ],
  };
}

export function response(ctx: StepContext): RefundPayload {
  const { moved } = ctx.stash;
  if (!ctx.error) return moved ? done(moved, ctx.identity) : refused('NOT_FOUND', 'id');
  const [refund, payment] = ctx.result?.cancellationReasons ?? [];
  if (refund?.type === 'ConditionalCheckFailed') return refused('STALE_VERSION', 'expectedVersion');
  const overtaken = payment?.type === 'ConditionalCheckFailed' || passes(refund?.type) || passes(payment?.type);
  return overtaken || isConflict(ctx.error) ? refused('TRY_AGAIN') : fail(ctx.error);
}
