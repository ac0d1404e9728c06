import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { MutationChangeRecurringOrderCardArgs } from '#model/generated.ts';
import { mayBePaymentMethod } from '../shared/payingInput.ts';
import { callerOf, ownRow } from '../shared/owner.ts';
import type { RecurringStash } from '../shared/recurring.ts';
import { recurringRefused } from '../shared/recurring.ts';
import { fail } from '../shared/result.ts';

type Refusal = 'STALE_VERSION' | 'WRONG_STATUS' | 'CARD_REFUSED' | 'TRY_AGAIN' | 'PAYMENT_UNAVAILABLE';

type StepContext = Context<
  MutationChangeRecurringOrderCardArgs,
  RecurringStash,
  undefined,
  undefined,
  { outcome: 'DONE' | Refusal } | null
>;

/** Its card is its owner's matter alone. */
export function request(ctx: StepContext) {
  const { expectedVersion } = ctx.args;
  const paymentMethodId = ctx.args.paymentMethodId ?? null;
  const row = ownRow(ctx.stash.recurring, callerOf(ctx.identity));
  if (!row) return runtime.earlyReturn(recurringRefused('NOT_FOUND'), { skipTo: 'END' });
  if (paymentMethodId !== null && !mayBePaymentMethod(paymentMethodId)) {
    return runtime.earlyReturn(recurringRefused('INVALID_PAYMENT_METHOD'), { skipTo: 'END' });
  }
  if (row.version !== expectedVersion) return runtime.earlyReturn(recurringRefused('STALE_VERSION'), { skipTo: 'END' });
  if (row.status === 'ENDED' || row.status === 'CANCELLED') {
    return runtime.earlyReturn(recurringRefused('WRONG_STATUS'), { skipTo: 'END' });
  }
  return { operation: 'Invoke', payload: { recurringOrderId: row.id, expectedVersion, paymentMethodId } };
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  const outcome = ctx.result ? ctx.result.outcome : 'DONE';
  if (outcome !== 'DONE') return runtime.earlyReturn(recurringRefused(outcome), { skipTo: 'END' });
  return null;
}
