import type { TableName } from './tables.ts';

/** What must be so of a row that is written. AT_MOST holds of an attribute that is not there, too; AT_LEAST does not. */
export type Condition =
  | { attribute: string; test: 'IS'; value: string | number | boolean }
  | { attribute: string; test: 'AT_LEAST'; value: number }
  | { attribute: string; test: 'AT_MOST'; value: number }
  | { attribute: string; test: 'EXISTS' }
  | { attribute: string; test: 'ABSENT' };

/**
 * One write of a transaction, whoever carries it out: a resolver or a function. PUT: a row that must not be there yet. CHANGE and DELETE: a row that meets
 * all conditions, at least one.
 */
export interface PlannedWrite {
  what: 'PUT' | 'CHANGE' | 'DELETE';
  table: TableName;
  key: Record<string, string>;
  /** Of PUT all attributes beside the key. */
  set: Record<string, unknown>;
  /** Numbers to add to attributes, which count as 0 where they are not there; negative ones take away. What must be there says a condition. */
  add: Record<string, number>;
  remove: string[];
  conditions: Condition[];
}

/** An expression of DynamoDB, with its names and plain values. */
export interface Expression {
  expression: string;
  names: Record<string, string>;
  values: Record<string, unknown>;
}

/** A row that must not be there yet. */
export function putNew(table: TableName, key: Record<string, string>, set: Record<string, unknown>): PlannedWrite {
  return { what: 'PUT', table, key, set, add: {}, remove: [], conditions: [] };
}

/** A change of a row that meets all conditions. */
export function changeRow(
  table: TableName,
  key: Record<string, string>,
  change: { set?: Record<string, unknown>; add?: Record<string, number>; remove?: string[] },
  conditions: Condition[],
): PlannedWrite {
  return {
    what: 'CHANGE',
    table,
    key,
    set: change.set ?? {},
    add: change.add ?? {},
    remove: change.remove ?? [],
    conditions,
  };
}

/** The removal of a row that meets all conditions. */
export function removeRow(table: TableName, key: Record<string, string>, conditions: Condition[]): PlannedWrite {
  return { what: 'DELETE', table, key, set: {}, add: {}, remove: [], conditions };
}

/** That an attribute has this value. */
export function is(attribute: string, value: string | number | boolean): Condition {
  return { attribute, test: 'IS', value };
}

/** That a number is there and no less than this. */
export function atLeast(attribute: string, value: number): Condition {
  return { attribute, test: 'AT_LEAST', value };
}

/** That a number is no more than this, or is not there. */
export function atMost(attribute: string, value: number): Condition {
  return { attribute, test: 'AT_MOST', value };
}

/** That an attribute is there: of a part of the key that the row is. */
export function exists(attribute: string): Condition {
  return { attribute, test: 'EXISTS' };
}

/** That an attribute is not there. */
export function absent(attribute: string): Condition {
  return { attribute, test: 'ABSENT' };
}

/** The update of a CHANGE. */
export function updateOf({ set, add, remove }: Pick<PlannedWrite, 'set' | 'add' | 'remove'>): Expression {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const sets: string[] = [];
  for (const attribute of Object.keys(set)) {
    names[`#${attribute}`] = attribute;
    values[`:${attribute}`] = set[attribute];
    sets.push(`#${attribute} = :${attribute}`);
  }
  // Not `SET a = a + :n`, which is an error where `a` is not there: a customer's first ticket is counted in a row that nobody has begun.
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
  const adds: string[] = [];
  for (const attribute of Object.keys(add)) {
    names[`#${attribute}`] = attribute;
    values[`:add_${attribute}`] = add[attribute];
    adds.push(`#${attribute} :add_${attribute}`);
  }
  const removes: string[] = [];
  for (const attribute of remove) {
    names[`#${attribute}`] = attribute;
    removes.push(`#${attribute}`);
  }
  const clauses: string[] = [];
  if (sets.length > 0) clauses.push(`SET ${sets.join(', ')}`);
  if (adds.length > 0) clauses.push(`ADD ${adds.join(', ')}`);
  if (removes.length > 0) clauses.push(`REMOVE ${removes.join(', ')}`);
  return { expression: clauses.join(' '), names, values };
}

/** The condition of any write: of a PUT that its row is not there. */
export function conditionOf({ what, key, conditions }: Pick<PlannedWrite, 'what' | 'key' | 'conditions'>): Expression {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const parts: string[] = [];
  const all = what === 'PUT' ? [absent(Object.keys(key)[0] ?? '')] : conditions;
  for (const condition of all) {
    const { attribute } = condition;
    names[`#${attribute}`] = attribute;
    if (condition.test === 'EXISTS') {
      parts.push(`attribute_exists(#${attribute})`);
    } else if (condition.test === 'ABSENT') {
      parts.push(`attribute_not_exists(#${attribute})`);
    } else if (condition.test === 'IS') {
      values[`:is_${attribute}`] = condition.value;
      parts.push(`#${attribute} = :is_${attribute}`);
    } else if (condition.test === 'AT_LEAST') {
      values[`:least_${attribute}`] = condition.value;
      parts.push(`#${attribute} >= :least_${attribute}`);
    } else {
      values[`:most_${attribute}`] = condition.value;
      parts.push(`(attribute_not_exists(#${attribute}) OR #${attribute} <= :most_${attribute})`);
    }
  }
  return { expression: parts.join(' AND '), names, values };
}
