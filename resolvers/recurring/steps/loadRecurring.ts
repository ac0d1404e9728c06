import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { mayBeId } from '../../shared/id.ts';
import { visibleRow } from '../../shared/owner.ts';
import type { RecurringStash } from '../../shared/recurring.ts';
import { recurringRefused } from '../../shared/recurring.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<{ id: string }, RecurringStash, undefined, undefined, RecurringOrderRow | null>;

/** Finds a recurring order that the caller may see: their own, for STAFF and ADMIN anybody's. Ends the call where there is none. */
export function request(ctx: StepContext) {
  ctx.stash.recurring = null;
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(recurringRefused('NOT_FOUND'), { skipTo: 'END' });
  return get<RecurringOrderRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: StepContext): null {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.recurring = visibleRow<RecurringOrderRow>(ctx.result, ctx.identity);
  return null;
}
