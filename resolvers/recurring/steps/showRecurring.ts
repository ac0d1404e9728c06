import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { visibleRow } from '../../shared/owner.ts';
import type { RecurringPayload } from '../../shared/recurring.ts';
import { recurringDone, recurringRefused } from '../../shared/recurring.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id: string }, Record<string, unknown>, undefined, undefined, RecurringOrderRow | null>;

/** Answers it as it is after what was done. */
export function request(ctx: StepContext) {
  return get<RecurringOrderRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: StepContext): RecurringPayload {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<RecurringOrderRow>(ctx.result, ctx.identity);
  return row ? recurringDone(row) : recurringRefused('NOT_FOUND');
}
