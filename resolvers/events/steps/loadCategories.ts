import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { EventCategoriesRow } from '#model/concerts.ts';
import { ALL_CATEGORIES } from '#model/keys.ts';
import { fail } from '../../shared/result.ts';

type StepContext = Context<object, Record<string, unknown>, undefined, undefined, EventCategoriesRow | null>;

/** Hands on the list of all kinds of events; one that was never written is empty. */
export function request() {
  return get<EventCategoriesRow>({ key: { id: ALL_CATEGORIES }, consistentRead: true });
}

export function response(ctx: StepContext): EventCategoriesRow {
  if (ctx.error) return fail(ctx.error);
  return ctx.result ?? { id: ALL_CATEGORIES, categories: [], version: 0 };
}
