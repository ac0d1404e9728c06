import type { Context } from '@aws-appsync/utils';
import { runtime, util } from '@aws-appsync/utils';
import type { EventCategoriesRow } from '#model/concerts.ts';
import { eventLimits } from '#model/concerts.ts';
import type { MutationCreateEventCategoryArgs } from '#model/generated.ts';
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
  MutationCreateEventCategoryArgs,
  CategoryStash,
  { result: EventCategoriesRow },
  undefined,
  unknown
>;

/** Adds the kind of events, or puts the one of this name to use again. */
export function request(ctx: StepContext) {
  const list = ctx.prev.result;
  const name = trimmed(ctx.args.name, eventLimits.eventCategoryName);
  if (!isLine(name, eventLimits.eventCategoryName)) {
    return runtime.earlyReturn(categoryRefused('INVALID_VALUE', 'name'));
  }
  const known = namedLike(list.categories, name);
  if (known && !known.retired) return runtime.earlyReturn(categoryDone(known));
  const others = list.categories.filter(({ id }) => id !== known?.id);
  if (!known && others.length >= eventLimits.eventCategories) {
    return runtime.earlyReturn(categoryRefused('TOO_MANY_CATEGORIES', null));
  }
  ctx.stash.changed = known
    ? { ...known, retired: false, version: known.version + 1 }
    : { id: util.autoId(), name, compared: comparedName(name), retired: false, version: 1 };
  return writeCategories(list, [...others, ctx.stash.changed]);
}

export function response(ctx: StepContext): CategoryPayload {
  if (ctx.error) return categoryFailed(ctx.error);
  evict(ctx, 'Query.eventCategories', [['arguments', {}]]);
  return categoryDone(ctx.stash.changed);
}
