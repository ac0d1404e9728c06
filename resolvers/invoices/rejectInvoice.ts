import { runtime, util } from '@aws-appsync/utils';
import { afterDecision, decline } from '#model/decisions.ts';
import type { MutationRejectInvoiceArgs } from '#model/generated.ts';
import { MAXIMUM_NOTE_LENGTH, NOTE_PATTERN } from '#model/decisions.ts';
import type { DecisionContext } from '../shared/decision.ts';
import { answerOf, transactionOf } from '../shared/decision.ts';
import type { InvoicePayload } from '../shared/invoicePayload.ts';
import { refused, refusedFor } from '../shared/invoicePayload.ts';
import { deciderOf } from '../shared/owner.ts';

type StepContext = DecisionContext<MutationRejectInvoiceArgs>;

export function request(ctx: StepContext) {
  const decider = deciderOf(ctx.identity);
  const at = util.time.nowISO8601();
  const row = ctx.prev.result;
  const reason = ctx.args.reason.trim();
  if (reason.length > MAXIMUM_NOTE_LENGTH || !util.matches(NOTE_PATTERN, reason)) {
    return runtime.earlyReturn(refusedFor([{ code: 'INVALID_VALUE', field: 'reason' }]));
  }
  const { refusal, change } = decline(row, { decider, expectedVersion: ctx.args.expectedVersion, at }, reason);
  if (!row || !change) return runtime.earlyReturn(refused(refusal ?? 'NOT_FOUND'));
  const after = afterDecision(row, change, at);
  ctx.stash.after = after;
  return transactionOf(ctx.env, row, after, change, decider.id);
}

export function response(ctx: StepContext): InvoicePayload {
  return answerOf(ctx);
}
