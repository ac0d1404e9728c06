import type { Context } from '@aws-appsync/utils';
import { get } from '@aws-appsync/utils/dynamodb';
import type { SavedFiltersRow } from '#model/reports.ts';
import { callerOf } from '../../shared/owner.ts';
import { fail } from '../../shared/result.ts';
import type { FiltersStash } from '../../shared/savedFilters.ts';

type StepContext = Context<Record<string, unknown>, FiltersStash, undefined, undefined, SavedFiltersRow | null>;

/** Hands on the caller's saved filters as they are at this moment. */
export function request(ctx: StepContext) {
  ctx.stash.callerId = callerOf(ctx.identity);
  return get<SavedFiltersRow>({ key: { ownerId: ctx.stash.callerId }, consistentRead: true });
}

export function response(ctx: StepContext) {
  if (ctx.error) return fail(ctx.error);
  ctx.stash.row = ctx.result ?? { ownerId: ctx.stash.callerId, version: 0, filters: [] };
  return ctx.stash.row;
}
