import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { EventCategoriesRow } from '#model/concerts.ts';
import type { EventCategory } from '#model/generated.ts';
import { ALL_CATEGORIES } from '#model/keys.ts';
import { fail } from '../shared/result.ts';

export function request() {
  return get<EventCategoriesRow>({ key: { id: ALL_CATEGORIES }, consistentRead: true });
}

export function response(
  ctx: Context<object, Record<string, unknown>, undefined, undefined, EventCategoriesRow | null>,
): EventCategory[] {
  if (ctx.error) return fail(ctx.error);
  return ctx.result ? ctx.result.categories : [];
}
