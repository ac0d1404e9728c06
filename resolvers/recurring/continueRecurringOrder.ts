import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationContinueRecurringOrderArgs } from '#model/generated.ts';
import { callerOf, ownRow } from '../shared/owner.ts';
import type { RecurringStash } from '../shared/recurring.ts';
import { recurringDone, recurringRefused } from '../shared/recurring.ts';
import { fail } from '../shared/result.ts';

type StepContext = Context<
  MutationContinueRecurringOrderArgs,
  RecurringStash,
  undefined,
  undefined,
  { answered: boolean } | null
>;

/** Its card is its owner's matter alone. One that is over awaits none. */
export function request(ctx: StepContext) {
  const row = ownRow(ctx.stash.recurring, callerOf(ctx.identity));
  if (!row) return runtime.earlyReturn(recurringRefused('NOT_FOUND'), { skipTo: 'END' });
  if (row.status === 'ENDED' || row.status === 'CANCELLED') {
    return runtime.earlyReturn(recurringDone(row), { skipTo: 'END' });
  }
  return { operation: 'Invoke', payload: { recurringOrderId: row.id, paymentMethodId: null } };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  if (ctx.result && ctx.result.answered === false) {
    return runtime.earlyReturn(recurringRefused('PAYMENT_UNAVAILABLE'), { skipTo: 'END' });
  }
  return null;
}
