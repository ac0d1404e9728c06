import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationPauseRecurringOrderArgs } from '#model/generated.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { pauseRuns } from '#model/recurringRuns.ts';
import { callerOf } from '../shared/owner.ts';
import type { RecurringPayload, RecurringStash } from '../shared/recurring.ts';
import { recurringRefused } from '../shared/recurring.ts';
import { writeRecurring, writtenRecurring } from '../shared/recurringMove.ts';

type StepContext = Context<
  MutationPauseRecurringOrderArgs,
  RecurringStash,
  undefined,
  undefined,
  RecurringOrderRow | null
>;

export function request(ctx: StepContext) {
  const row = ctx.stash.recurring;
  if (!row) return runtime.earlyReturn(recurringRefused('NOT_FOUND'), { skipTo: 'END' });
  if (row.version !== ctx.args.expectedVersion) {
    return runtime.earlyReturn(recurringRefused('STALE_VERSION'), { skipTo: 'END' });
  }
  if (row.status !== 'ACTIVE') return runtime.earlyReturn(recurringRefused('WRONG_STATUS'), { skipTo: 'END' });
  const at = util.time.nowISO8601();
  const reason = row.ownerId === callerOf(ctx.identity) ? 'PAUSED_BY_CUSTOMER' : 'PAUSED_BY_STAFF';
  return writeRecurring(row, pauseRuns(row, reason, at), at);
}

export function response(ctx: StepContext): RecurringPayload {
  return writtenRecurring(ctx.error, ctx.result);
}
