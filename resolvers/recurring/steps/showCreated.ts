import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { RecurringOrderRow } from '#model/recurring.ts';
import type { RecurringPayload } from '../../shared/recurring.ts';
import { recurringDone } from '../../shared/recurring.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  Record<string, unknown>,
  Record<string, unknown>,
  { result: RecurringPayload },
  undefined,
  RecurringOrderRow | null
>;

/** Answers it as it is after its card was asked for. */
export function request(ctx: StepContext) {
  return get<RecurringOrderRow>({ key: { id: ctx.prev.result.recurringOrder?.id ?? '-' }, consistentRead: true });
}

export function response(ctx: StepContext): RecurringPayload {
  if (ctx.error) return fail(ctx.error);
  return ctx.result ? recurringDone(ctx.result) : ctx.prev.result;
}
