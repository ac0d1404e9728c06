import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { MutationCreateRecurringOrderArgs } from '#model/generated.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { ownRow } from '../../shared/owner.ts';
import type { RecurringPayload } from '../../shared/recurring.ts';
import { recurringDone } from '../../shared/recurring.ts';
import type { CreationStash } from '../../shared/recurringCreation.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<
  MutationCreateRecurringOrderArgs,
  CreationStash,
  { result: RecurringPayload | null },
  undefined,
  RecurringOrderRow | null
>;

/** Answers the one that the same call created before, as it is at this moment. */
export function request(ctx: StepContext) {
  const { repeatedId } = ctx.stash;
  if (!repeatedId) return runtime.earlyReturn(ctx.prev.result);
  return get<RecurringOrderRow>({ key: { id: repeatedId }, consistentRead: true });
}

/** Key and recurring order were written together, and recurring orders are never removed. */
export function response(ctx: StepContext): RecurringPayload {
  if (ctx.error) return fail(ctx.error);
  const row = ownRow<RecurringOrderRow>(ctx.result, ctx.stash.callerId);
  return row ? recurringDone(row) : fail({ type: 'RecurringOrderMissing', message: 'A key leads to nothing.' });
}
