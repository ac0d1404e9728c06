import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { RecurringOrderRow } from '#model/recurring.ts';
import type { OrderSource } from '../shared/order.ts';
import { visibleRow } from '../shared/owner.ts';
import type { RecurringSource } from '../shared/recurring.ts';
import { recurringOf } from '../shared/recurring.ts';
import { fail } from '../shared/result.ts';

type FieldContext = Context<unknown, Record<string, unknown>, undefined, OrderSource>;

export function request(ctx: FieldContext) {
  const id = ctx.source?.recurringOrderId;
  if (!id) return runtime.earlyReturn(null);
  return get<RecurringOrderRow>({ key: { id }, consistentRead: true });
}

export function response(ctx: FieldContext): RecurringSource | null {
  if (ctx.error) return fail(ctx.error);
  const row = visibleRow<RecurringOrderRow>(ctx.result, ctx.identity);
  return row ? recurringOf(row) : null;
}
