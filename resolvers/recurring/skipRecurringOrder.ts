import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationSkipRecurringOrderArgs } from '#model/generated.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { skipRun } from '#model/recurringRuns.ts';
import type { RecurringPayload, RecurringStash } from '../shared/recurring.ts';
import { recurringRefused } from '../shared/recurring.ts';
import { writeRecurring, writtenRecurring } from '../shared/recurringMove.ts';

type StepContext = Context<
  MutationSkipRecurringOrderArgs,
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
  const move = skipRun(row, at);
  if (!move) return runtime.earlyReturn(recurringRefused('NOTHING_TO_SKIP'), { skipTo: 'END' });
  return writeRecurring(row, move, at);
}

export function response(ctx: StepContext): RecurringPayload {
  return writtenRecurring(ctx.error, ctx.result);
}
