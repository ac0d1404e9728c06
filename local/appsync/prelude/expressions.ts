import { toDynamoDB, type TypedValue } from './typed-values.ts';

/** An expression with its placeholders, as AppSync's DynamoDB source takes it. */
export interface Expression {
  expression: string;
  expressionNames: Record<string, string>;
  expressionValues: Record<string, TypedValue>;
}

const comparators: Readonly<Record<string, string>> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' };

const attributeTypes: Readonly<Record<string, string>> = {
  _null: 'NULL',
  string: 'S',
  stringSet: 'SS',
  number: 'N',
  numberSet: 'NS',
  binary: 'B',
  binarySet: 'BS',
  boolean: 'BOOL',
  list: 'L',
  map: 'M',
};

/** Collects names and values of one expression under placeholders that do not clash. */
export class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, TypedValue> = {};

  /** `a.b` is the member `b` of the map `a`. */
  path(path: string): string {
    return path
      .split('.')
      .map((part) => this.#name(part))
      .join('.');
  }

  #name(part: string): string {
    const base = `#${part.replace(/[^A-Za-z0-9_]/g, '_')}`;
    let placeholder = base;
    for (let n = 1; this.names[placeholder] !== undefined && this.names[placeholder] !== part; n += 1) {
      placeholder = `${base}_${n}`;
    }
    this.names[placeholder] = part;
    return placeholder;
  }

  value(hint: string, value: TypedValue): string {
    const base = `:${hint.replace(/[^A-Za-z0-9_]/g, '_')}`;
    let placeholder = base;
    for (let n = 1; this.values[placeholder] !== undefined; n += 1) placeholder = `${base}_${n}`;
    this.values[placeholder] = value;
    return placeholder;
  }

  finish(expression: string): Expression {
    return { expression, expressionNames: this.names, expressionValues: this.values };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function between(subject: string, path: string, operand: unknown, places: Placeholders): string {
  if (!Array.isArray(operand) || operand.length !== 2) throw new Error('between takes an array of two values');
  const low = places.value(`${path}_between_1`, toDynamoDB(operand[0]));
  const high = places.value(`${path}_between_2`, toDynamoDB(operand[1]));
  return `${subject} BETWEEN ${low} AND ${high}`;
}

function operation(path: string, operator: string, operand: unknown, places: Placeholders): string {
  const subject = places.path(path);
  const comparator = comparators[operator];
  const value = (): string => places.value(`${path}_${operator}`, toDynamoDB(operand));
  if (comparator !== undefined) return `${subject} ${comparator} ${value()}`;
  switch (operator) {
    case 'contains':
      return `contains(${subject}, ${value()})`;
    case 'notContains':
      return `NOT contains(${subject}, ${value()})`;
    case 'beginsWith':
      return `begins_with(${subject}, ${value()})`;
    case 'between':
      return between(subject, path, operand, places);
    case 'in': {
      if (!Array.isArray(operand)) throw new Error('in takes an array');
      return `${subject} IN (${operand.map((one) => places.value(`${path}_in`, toDynamoDB(one))).join(', ')})`;
    }
    case 'attributeExists':
      return operand === true ? `attribute_exists(${subject})` : `attribute_not_exists(${subject})`;
    case 'attributeType': {
      const type = attributeTypes[String(operand)];
      if (type === undefined) throw new Error(`${String(operand)} is not an attribute type`);
      return `attribute_type(${subject}, ${places.value(`${path}_attributeType`, { S: type })})`;
    }
    case 'size':
      return isRecord(operand)
        ? all(sizes(path, operand, places), 'AND')
        : all(sizes(path, { eq: operand }, places), 'AND');
    default:
      if (isRecord(operand)) return field(`${path}.${operator}`, operand, places);
      throw new Error(`${operator} is not an operator of DynamoDB filters`);
  }
}

function sizes(path: string, operators: Record<string, unknown>, places: Placeholders): string[] {
  return Object.entries(operators).map(([operator, operand]) => {
    const subject = `size(${places.path(path)})`;
    if (operator === 'between') return between(subject, `${path}_size`, operand, places);
    const comparator = comparators[operator];
    if (comparator === undefined) throw new Error(`${operator} is not an operator on size`);
    return `${subject} ${comparator} ${places.value(`${path}_size_${operator}`, toDynamoDB(operand))}`;
  });
}

function field(path: string, operators: Record<string, unknown>, places: Placeholders): string {
  return all(
    Object.entries(operators).map(([operator, operand]) => operation(path, operator, operand, places)),
    'AND',
  );
}

function all(parts: readonly string[], joiner: 'AND' | 'OR'): string {
  const present = parts.filter((part) => part !== '');
  if (present.length <= 1) return present[0] ?? '';
  return present.map((part) => `(${part})`).join(` ${joiner} `);
}

function group(members: unknown, places: Placeholders, joiner: 'AND' | 'OR'): string {
  const list: unknown[] = Array.isArray(members) ? members : [members];
  return all(
    list.map((member) => condition(member, places)),
    joiner,
  );
}

/** A filter object (`{ owner: { eq: 'a' }, or: [...] }`) as the text of a condition; '' for an empty one. */
export function condition(filter: unknown, places: Placeholders): string {
  if (!isRecord(filter)) return '';
  const parts = Object.entries(filter).map(([name, value]) => {
    if (value === null || value === undefined) return '';
    if (name === 'and') return group(value, places, 'AND');
    if (name === 'or') return group(value, places, 'OR');
    if (name === 'not') {
      const inner = condition(value, places);
      return inner === '' ? '' : `NOT (${inner})`;
    }
    if (!isRecord(value)) throw new Error(`The filter on ${name} must be an object of operators`);
    return field(name, value, places);
  });
  return all(parts, 'AND');
}

/** A filter object as a whole expression; `undefined` for an empty one. */
export function conditionExpression(filter: unknown): Expression | undefined {
  const places = new Placeholders();
  const text = condition(filter, places);
  return text === '' ? undefined : places.finish(text);
}
