import { util } from '@aws-appsync/utils';
import type { EventCategoriesRow, EventCategoryRow } from '#model/concerts.ts';
import { eventError } from '#model/concerts.ts';
import type { EventErrorCode } from '#model/errors.ts';
import type { EventCategory, EventUserError } from '#model/generated.ts';
import type { SourceError } from './result.ts';
import { fail, isConditionFailure, isConflict } from './result.ts';
import { comparedName } from './texts.ts';

/** What the steps of a mutation of the list of kinds of events hand on. */
export interface CategoryStash {
  /** The kind of events as this call leaves it. */
  changed: EventCategoryRow;
}

/** What a mutation of the list answers. */
export interface CategoryPayload {
  category: EventCategory | null;
  userErrors: EventUserError[];
}

/** The kind of events of this name, as names are compared. */
export function namedLike(categories: EventCategoryRow[], name: string): EventCategoryRow | undefined {
  const compared = comparedName(name);
  return categories.find((category) => category.compared === compared);
}

/** Writes the whole list, by name, where nobody changed it since it was read. */
export function writeCategories(seen: EventCategoriesRow, categories: EventCategoryRow[]) {
  return {
    operation: 'UpdateItem',
    key: util.dynamodb.toMapValues({ id: seen.id }),
    update: {
      expression: 'SET #categories = :categories, #version = :next',
      expressionNames: { '#categories': 'categories', '#version': 'version' },
      expressionValues: util.dynamodb.toMapValues({
        ':categories': byName(categories),
        ':next': seen.version + 1,
      }),
    },
    condition:
      seen.version === 0
        ? { expression: 'attribute_not_exists(#id)', expressionNames: { '#id': 'id' } }
        : {
            expression: '#version = :seenVersion',
            expressionNames: { '#version': 'version' },
            expressionValues: util.dynamodb.toMapValues({ ':seenVersion': seen.version }),
          },
  };
}

/** APPSYNC_JS sorts texts alone: each name leads to its kind of events. */
function byName(categories: EventCategoryRow[]): EventCategoryRow[] {
  const named: Record<string, EventCategoryRow> = {};
  for (const category of categories) named[`${category.compared}#${category.id}`] = category;
  const sorted: EventCategoryRow[] = [];
  for (const name of Object.keys(named).sort()) {
    const category = named[name];
    if (category) sorted.push(category);
  }
  return sorted;
}

export function categoryDone(category: EventCategoryRow): CategoryPayload {
  return { category, userErrors: [] };
}

export function categoryRefused(code: EventErrorCode, field: string | null): CategoryPayload {
  return { category: null, userErrors: [eventError(code, field)] };
}

/** What was said of a list that could not be written. */
export function categoryFailed(error: SourceError): CategoryPayload {
  return isConflict(error) || isConditionFailure(error) ? categoryRefused('TRY_AGAIN', null) : fail(error);
}
