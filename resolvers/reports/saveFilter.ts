import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { MutationSaveFilterArgs, ReportUserError, SaveFilterPayload } from '#model/generated.ts';
import type { SavedFiltersRow } from '#model/reports.ts';
import { filterFault, filterOf, isFilterName, MAXIMUM_FILTERS } from '#model/reports.ts';
import { fail, isConditionFailure } from '../shared/result.ts';
import type { FiltersStash } from '../shared/savedFilters.ts';
import { reportError, writeFilters } from '../shared/savedFilters.ts';
import { wordsOf } from '../shared/search.ts';

type StepContext = Context<
  MutationSaveFilterArgs,
  FiltersStash & { saved: SavedFiltersRow['filters'][number] },
  undefined,
  undefined,
  SavedFiltersRow
>;

export function request(ctx: StepContext) {
  const { row } = ctx.stash;
  if (!isFilterName(ctx.args.name)) return runtime.earlyReturn(refused(reportError('INVALID_NAME', 'name')));
  const name = ctx.args.name.trim();
  const filter = filterOf(ctx.args.filter);
  const fault = filterFault(filter, wordsOf(filter));
  if (fault) {
    return runtime.earlyReturn(refused(reportError('INVALID_FILTER', `filter.${fault.part}`, fault.message)));
  }
  const same = row.filters.find((saved) => saved.name === name);
  if (!same && row.filters.length >= MAXIMUM_FILTERS) {
    return runtime.earlyReturn(refused(reportError('TOO_MANY', null)));
  }
  const saved = { id: same ? same.id : util.autoId(), name, filter, updatedAt: util.time.nowISO8601() };
  ctx.stash.saved = saved;
  return writeFilters(row, [
    ...row.filters.filter((other) => other.name < name),
    saved,
    ...row.filters.filter((other) => other.name > name),
  ]);
}

export function response(ctx: StepContext): SaveFilterPayload {
  if (ctx.error) return isConditionFailure(ctx.error) ? refused(reportError('TRY_AGAIN', null)) : fail(ctx.error);
  return { filter: ctx.stash.saved, userErrors: [] };
}

function refused(error: ReportUserError): SaveFilterPayload {
  return { filter: null, userErrors: [error] };
}
