import type { TableName } from './tables.ts';

/** What must be so of a row that is written. AT_MOST holds of an attribute that is not there, too. */
export interface Condition {
  attribute: string;
  test: 'IS' | 'AT_LEAST' | 'AT_MOST';
  value: string | number | boolean;
}

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
  /** Numbers to add to attributes that are there; negative ones take away. */
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

/** That a number is no less than this. */
export function atLeast(attribute: string, value: number): Condition {
  return { attribute, test: 'AT_LEAST', value };
}

/** That a number is no more than this, or is not there. */
export function atMost(attribute: string, value: number): Condition {
  return { attribute, test: 'AT_MOST', value };
}

/** The update of a CHANGE. */
export function updateOf({ set, add, remove }: PlannedWrite): Expression {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const sets: string[] = [];
  for (const attribute of Object.keys(set)) {
    names[`#${attribute}`] = attribute;
    values[`:${attribute}`] = set[attribute];
    sets.push(`#${attribute} = :${attribute}`);
  }
  for (const attribute of Object.keys(add)) {
    names[`#${attribute}`] = attribute;
    values[`:add_${attribute}`] = add[attribute];
    sets.push(`#${attribute} = #${attribute} + :add_${attribute}`);
  }
  const removes: string[] = [];
  for (const attribute of remove) {
    names[`#${attribute}`] = attribute;
    removes.push(`#${attribute}`);
  }
  const clauses: string[] = [];
  if (sets.length > 0) clauses.push(`SET ${sets.join(', ')}`);
  if (removes.length > 0) clauses.push(`REMOVE ${removes.join(', ')}`);
  return { expression: clauses.join(' '), names, values };
}

/** The condition of any write: of a PUT that its row is not there. */
export function conditionOf({ what, key, conditions }: PlannedWrite): Expression {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const parts: string[] = [];
  if (what === 'PUT') {
    const attribute = Object.keys(key)[0] ?? '';
    names[`#${attribute}`] = attribute;
    parts.push(`attribute_not_exists(#${attribute})`);
  }
  for (const { attribute, test, value } of conditions) {
    names[`#${attribute}`] = attribute;
    if (test === 'IS') {
      values[`:is_${attribute}`] = value;
      parts.push(`#${attribute} = :is_${attribute}`);
    } else if (test === 'AT_LEAST') {
      values[`:least_${attribute}`] = value;
      parts.push(`#${attribute} >= :least_${attribute}`);
    } else {
      values[`:most_${attribute}`] = value;
      parts.push(`(attribute_not_exists(#${attribute}) OR #${attribute} <= :most_${attribute})`);
    }
  }
  return { expression: parts.join(' AND '), names, values };
}
