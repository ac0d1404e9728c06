import { runtime, util } from '@aws-appsync/utils';
import { afterDecision, approve } from '#model/decisions.ts';
import type { MutationApproveInvoiceArgs } from '#model/generated.ts';
import type { DecisionContext } from '../shared/decision.ts';
import { answerOf, transactionOf } from '../shared/decision.ts';
import type { InvoicePayload } from '../shared/invoicePayload.ts';
import { refused } from '../shared/invoicePayload.ts';
import { deciderOf } from '../shared/owner.ts';

type StepContext = DecisionContext<MutationApproveInvoiceArgs>;

export function request(ctx: StepContext) {
  const decider = deciderOf(ctx.identity);
  const at = util.time.nowISO8601();
  const row = ctx.prev.result;
  const { refusal, change } = approve(row, { decider, expectedVersion: ctx.args.expectedVersion, at });
  if (!row || !change) return runtime.earlyReturn(refused(refusal ?? 'NOT_FOUND'));
  const after = afterDecision(row, change, at);
  ctx.stash.after = after;
  return transactionOf(ctx.env, row, after, change, decider.id);
}

export function response(ctx: StepContext): InvoicePayload {
  return answerOf(ctx);
}
