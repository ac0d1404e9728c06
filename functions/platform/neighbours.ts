import type { TableName } from '#model/tables.ts';

/** A row of another table that changes along with a row of this one, while it meets all conditions. */
export interface Neighbour {
  readonly table: TableName;
  readonly key: Readonly<Record<string, string>>;
  readonly set?: Readonly<Record<string, unknown>>;
  /** Numbers to add to attributes, which count as 0 where they are not there; negative ones take away. */
  readonly add?: Readonly<Record<string, number>>;
  readonly remove?: readonly string[];
  /** The row goes, and nothing else is said of it. */
  readonly gone?: true;
  readonly while: readonly Requirement[];
}

/** What must be so of a neighbour. `atMost` holds of an attribute that is not there, too. */
export type Requirement =
  | { readonly attribute: string; readonly exists: boolean }
  | { readonly attribute: string; readonly is: string | number | boolean }
  | { readonly attribute: string; readonly atLeast: number }
  | { readonly attribute: string; readonly atMost: number };

/** Whether a row is as it must be. */
export function meets(row: Readonly<Record<string, unknown>>, requirement: Requirement): boolean {
  const value = row[requirement.attribute];
  if ('exists' in requirement) return (value !== undefined) === requirement.exists;
  if ('is' in requirement) return value === requirement.is;
  if ('atLeast' in requirement) return typeof value === 'number' && value >= requirement.atLeast;
  return value === undefined || (typeof value === 'number' && value <= requirement.atMost);
}

/** What a transaction does with a neighbour in the table of this name. */
export function neighbourWrite(
  neighbour: Neighbour,
  tableName: string,
): { Update: UpdateInput } | { Delete: Omit<UpdateInput, 'UpdateExpression'> } {
  const { key, set = {}, add = {}, remove = [], while: requirements } = neighbour;
  const names = [
    ...Object.keys(set),
    ...Object.keys(add),
    ...remove,
    ...requirements.map(({ attribute }) => attribute),
  ];
  const input = {
    TableName: tableName,
    Key: { ...key },
    ConditionExpression: requirements.map(conditionOf).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
  };
  const conditions = Object.fromEntries(requirements.flatMap(conditionValues));
  if (neighbour.gone) return { Delete: withValues(input, conditions) };
  const clauses = [
    clause(
      'SET',
      Object.keys(set).map((name) => `#${name} = :${name}`),
    ),
    // What is not there yet counts as 0: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
    clause(
      'ADD',
      Object.keys(add).map((name) => `#${name} :add_${name}`),
    ),
    clause(
      'REMOVE',
      remove.map((name) => `#${name}`),
    ),
  ];
  return {
    Update: {
      ...withValues(input, {
        ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
        ...Object.fromEntries(Object.entries(add).map(([name, value]) => [`:add_${name}`, value])),
        ...conditions,
      }),
      UpdateExpression: clauses.filter((text) => text !== '').join(' '),
    },
  };
}

interface UpdateInput {
  TableName: string;
  Key: Record<string, string>;
  UpdateExpression: string;
  ConditionExpression: string;
  ExpressionAttributeNames: Record<string, string>;
  /** Absent where the expressions name none: DynamoDB refuses an empty one. */
  ExpressionAttributeValues?: Record<string, unknown>;
}

function withValues<Input>(input: Input, values: Record<string, unknown>) {
  return Object.keys(values).length > 0 ? { ...input, ExpressionAttributeValues: values } : input;
}

function conditionOf(requirement: Requirement): string {
  const name = `#${requirement.attribute}`;
  if ('exists' in requirement) return `${requirement.exists ? 'attribute_exists' : 'attribute_not_exists'}(${name})`;
  if ('is' in requirement) return `${name} = :is_${requirement.attribute}`;
  if ('atLeast' in requirement) return `${name} >= :least_${requirement.attribute}`;
  return `(attribute_not_exists(${name}) OR ${name} <= :most_${requirement.attribute})`;
}

function conditionValues(requirement: Requirement): [string, unknown][] {
  if ('exists' in requirement) return [];
  if ('is' in requirement) return [[`:is_${requirement.attribute}`, requirement.is]];
  if ('atLeast' in requirement) return [[`:least_${requirement.attribute}`, requirement.atLeast]];
  return [[`:most_${requirement.attribute}`, requirement.atMost]];
}

/** A clause of an update expression; empty where nothing stands in it. */
export function clause(keyword: string, parts: readonly string[]): string {
  return parts.length > 0 ? `${keyword} ${parts.join(', ')}` : '';
}
