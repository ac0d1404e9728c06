import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { QueryRecurringOrderArgs } from '#model/generated.ts';
import type { RecurringOrderRow } from '#model/recurring.ts';
import { mayBeId } from '../shared/id.ts';
import { visibleRow } from '../shared/owner.ts';
import type { RecurringSource } from '../shared/recurring.ts';
import { recurringOf } from '../shared/recurring.ts';
import { fail } from '../shared/result.ts';

export function request(ctx: Context<QueryRecurringOrderArgs>) {
  if (!mayBeId(ctx.args.id)) return runtime.earlyReturn(null);
  return get<RecurringOrderRow>({ key: { id: ctx.args.id }, consistentRead: true });
}

export function response(ctx: Context<QueryRecurringOrderArgs>): RecurringSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<RecurringOrderRow>(ctx.result, ctx.identity);
  return row ? recurringOf(row) : null;
}
