import { isRecord } from '../sources/source.ts';

/** One comparison of an enhanced filter. */
export interface Filter {
  readonly fieldName: string;
  readonly operator: string;
  readonly value: unknown;
}

/** Groups are alternatives; the filters of a group must all hold. */
export type FilterGroups = readonly (readonly Filter[])[];

/** https://docs.aws.amazon.com/appsync/latest/devguide/extensions-js.html */
const operators = [
  'eq',
  'ne',
  'le',
  'lt',
  'ge',
  'gt',
  'contains',
  'notContains',
  'beginsWith',
  'in',
  'notIn',
  'between',
  'containsAny',
];
const maximumGroups = 10;
const maximumFilters = 5;
const maximumValues: Readonly<Record<string, number>> = { in: 20, notIn: 20, containsAny: 20 };

function filterOf(given: unknown): Filter {
  if (!isRecord(given)) throw new TypeError('A filter must be an object of fieldName, operator and value');
  const { fieldName, operator, value } = given;
  if (typeof fieldName !== 'string' || fieldName === '') throw new TypeError('A filter needs a fieldName');
  if (fieldName.split('.').length > 5) throw new TypeError(`${fieldName} is nested deeper than 5 levels`);
  if (typeof operator !== 'string' || !operators.includes(operator)) {
    throw new TypeError(`${String(operator)} is not an operator of subscription filters`);
  }
  if (operator === 'between' && !(Array.isArray(value) && value.length === 2)) {
    throw new TypeError('between takes a list of two values');
  }
  const limit = maximumValues[operator];
  if (limit !== undefined && !(Array.isArray(value) && value.length <= limit)) {
    throw new TypeError(`${operator} takes a list of at most ${limit} values`);
  }
  return { fieldName, operator, value };
}

/** Reads what `extensions.setSubscriptionFilter` was given; null opens everything. Throws TypeError. */
export function readFilter(given: unknown): FilterGroups | undefined {
  if (given === null || given === undefined) return undefined;
  const groups: unknown = isRecord(given) ? given['filterGroup'] : undefined;
  if (!Array.isArray(groups)) throw new TypeError('A subscription filter needs a filterGroup');
  if (groups.length > maximumGroups) throw new TypeError(`A filterGroup has at most ${maximumGroups} members`);
  return groups.map((group: unknown) => {
    const filters: unknown = isRecord(group) ? group['filters'] : undefined;
    if (!Array.isArray(filters)) throw new TypeError('Each member of a filterGroup needs filters');
    if (filters.length > maximumFilters) throw new TypeError(`A group has at most ${maximumFilters} filters`);
    return filters.map(filterOf);
  });
}

function lookUp(path: string, event: Readonly<Record<string, unknown>>): unknown {
  let at: unknown = event;
  for (const name of path.split('.')) at = isRecord(at) ? at[name] : undefined;
  return at;
}

function compare(left: unknown, right: unknown): number | undefined {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return undefined;
}

function contains(field: unknown, value: unknown): boolean {
  if (Array.isArray(field)) return field.includes(value);
  return typeof field === 'string' && typeof value === 'string' && field.includes(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function holds({ fieldName, operator, value }: Filter, event: Readonly<Record<string, unknown>>): boolean {
  const field = lookUp(fieldName, event);
  if (field === undefined || field === null) return operator === 'eq' && value === null;
  const order = compare(field, value);
  switch (operator) {
    case 'eq':
      return field === value;
    case 'ne':
      return field !== value;
    case 'le':
      return order !== undefined && order <= 0;
    case 'lt':
      return order !== undefined && order < 0;
    case 'ge':
      return order !== undefined && order >= 0;
    case 'gt':
      return order !== undefined && order > 0;
    case 'contains':
      return contains(field, value);
    case 'notContains':
      return !contains(field, value);
    case 'beginsWith':
      return typeof field === 'string' && typeof value === 'string' && field.startsWith(value);
    case 'in':
      return list(value).includes(field);
    case 'notIn':
      return !list(value).includes(field);
    case 'between': {
      const [low, high] = list(value);
      return (compare(field, low) ?? -1) >= 0 && (compare(field, high) ?? 1) <= 0;
    }
    case 'containsAny':
      return list(value).some((one) => contains(field, one));
    default:
      return false;
  }
}

/** No groups let nothing through; no filter at all (`undefined`) everything. */
export function matchesFilter(groups: FilterGroups | undefined, event: Readonly<Record<string, unknown>>): boolean {
  return groups === undefined || groups.some((filters) => filters.every((filter) => holds(filter, event)));
}

/** AppSync's plain filtering: each argument given must equal the field of its name. */
export function matchesArguments(
  args: Readonly<Record<string, unknown>>,
  event: Readonly<Record<string, unknown>>,
): boolean {
  return Object.entries(args).every(([name, value]) => (event[name] ?? null) === value);
}
