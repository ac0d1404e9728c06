import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationCancelRecurringOrderArgs } from '#model/generated.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { cancelRuns } from '#model/recurringRuns.ts';
import { callerOf } from '../shared/owner.ts';
import type { RecurringPayload, RecurringStash } from '../shared/recurring.ts';
import { recurringDone, recurringRefused } from '../shared/recurring.ts';
import { writeRecurring, writtenRecurring } from '../shared/recurringMove.ts';
import { isConditionFailure } from '../shared/result.ts';

type StepContext = Context<
  MutationCancelRecurringOrderArgs,
  RecurringStash,
  undefined,
  undefined,
  RecurringOrderRow | null
>;

/** A run that is placed at this moment writes on the version it saw, and so does this: exactly one of them comes first. */
export function request(ctx: StepContext) {
  const row = ctx.stash.recurring;
  if (!row) return runtime.earlyReturn(recurringRefused('NOT_FOUND'), { skipTo: 'END' });
  if (row.status === 'CANCELLED') return runtime.earlyReturn(recurringDone(row), { skipTo: 'END' });
  if (row.status === 'ENDED') return runtime.earlyReturn(recurringRefused('WRONG_STATUS'), { skipTo: 'END' });
  const at = util.time.nowISO8601();
  const reason = row.ownerId === callerOf(ctx.identity) ? 'CANCELLED_BY_CUSTOMER' : 'CANCELLED_BY_STAFF';
  return writeRecurring(row, cancelRuns(row, reason, at), at);
}

/** Nobody said which version they saw: whoever changed it meanwhile is outwaited by the same call again. */
export function response(ctx: StepContext): RecurringPayload {
  if (ctx.error && isConditionFailure(ctx.error)) return recurringRefused('TRY_AGAIN');
  return writtenRecurring(ctx.error, ctx.result);
}
