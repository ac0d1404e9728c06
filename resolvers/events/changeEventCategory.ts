import type { Context } from '@aws-appsync/utils';
import { runtime } from '@aws-appsync/utils';
import type { EventCategoriesRow } from '#model/concerts.ts';
import { eventLimits } from '#model/concerts.ts';
import type { MutationChangeEventCategoryArgs } from '#model/generated.ts';
import { evict } from '../shared/evict.ts';
import type { CategoryPayload, CategoryStash } from '../shared/eventCategories.ts';
import {
  categoryDone,
  categoryFailed,
  categoryRefused,
  namedLike,
  writeCategories,
} from '../shared/eventCategories.ts';
import { comparedName, isLine, trimmed } from '../shared/texts.ts';

type StepContext = Context<
  MutationChangeEventCategoryArgs,
  CategoryStash,
  { result: EventCategoriesRow },
  undefined,
  unknown
>;

/**
 * The list is written whole, in the version in which it was read. Where another kind of events changed since, that is no change of this one: TRY_AGAIN.
 */
export function request(ctx: StepContext) {
  const list = ctx.prev.result;
  const known = list.categories.find(({ id }) => id === ctx.args.id);
  if (!known) return runtime.earlyReturn(categoryRefused('NOT_FOUND', 'id'));
  if (known.version !== ctx.args.expectedVersion) {
    return runtime.earlyReturn(categoryRefused('STALE_VERSION', 'expectedVersion'));
  }
  const name = trimmed(ctx.args.name ?? known.name, eventLimits.eventCategoryName);
  if (!isLine(name, eventLimits.eventCategoryName)) {
    return runtime.earlyReturn(categoryRefused('INVALID_VALUE', 'name'));
  }
  const others = list.categories.filter(({ id }) => id !== known.id);
  if (namedLike(others, name)) return runtime.earlyReturn(categoryRefused('NAMED_TWICE', 'name'));
  ctx.stash.changed = {
    id: known.id,
    name,
    compared: comparedName(name),
    retired: ctx.args.retired ?? known.retired,
    version: known.version + 1,
  };
  return writeCategories(list, [...others, ctx.stash.changed]);
}

/** Events that are of it show its new name at once where they are read anew: those that are cached are at most a minute old. */
export function response(ctx: StepContext): CategoryPayload {
  if (ctx.error) return categoryFailed(ctx.error);
  evict(ctx, 'Query.eventCategories', [['arguments', {}]]);
  return categoryDone(ctx.stash.changed);
}
