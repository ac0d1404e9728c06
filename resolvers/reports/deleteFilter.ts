import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { DeleteFilterPayload, MutationDeleteFilterArgs } from '#model/generated.ts';
import type { SavedFiltersRow } from '#model/reports.ts';
import { fail, isConditionFailure } from '../shared/result.ts';
import type { FiltersStash } from '../shared/savedFilters.ts';
import { reportError, writeFilters } from '../shared/savedFilters.ts';

type StepContext = Context<MutationDeleteFilterArgs, FiltersStash, undefined, undefined, SavedFiltersRow>;

export function request(ctx: StepContext) {
  const { row } = ctx.stash;
  const { id } = ctx.args;
  const rest = row.filters.filter((saved) => saved.id !== id);
  if (rest.length === row.filters.length) return runtime.earlyReturn({ id, userErrors: [] });
  return writeFilters(row, rest);
}

export function response(ctx: StepContext): DeleteFilterPayload {
  if (!ctx.error) return { id: ctx.args.id, userErrors: [] };
  if (!isConditionFailure(ctx.error)) return fail(ctx.error);
  return { id: null, userErrors: [reportError('TRY_AGAIN', null)] };
}
