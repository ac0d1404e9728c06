import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { MutationRefundOrderArgs } from '#model/generated.ts';
import type { RefundRow } from '#model/refunds.ts';
import type { RefundPayload } from '../../shared/refund.ts';
import { done } from '../../shared/refund.ts';
import type { AskingStash } from '../../shared/refundAsking.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  MutationRefundOrderArgs,
  AskingStash,
  { result: RefundPayload | null },
  undefined,
  RefundRow | null
>;

/** Answers the refund that the same call asked for before, as it is at this moment. */
export function request(ctx: StepContext) {
  const { repeatedId } = ctx.stash;
  if (!repeatedId) return runtime.earlyReturn(ctx.prev.result);
  return get<RefundRow>({ key: { id: repeatedId }, consistentRead: true });
}

/** Key and refund were written together, and refunds are never removed. */
export function response(ctx: StepContext): RefundPayload {
  if (ctx.error) return fail(ctx.error);
  const row = ctx.result;
  return row ? done(row, ctx.identity) : fail({ type: 'RefundMissing', message: 'A key leads to no refund.' });
}
