import { conditionExpression, Placeholders, type Expression } from './expressions.ts';
import { toBinarySet, toDynamoDB, toMapValues, toNumberSet, toStringSet, type TypedValue } from './typed-values.ts';

type Input = Readonly<Record<string, unknown>>;

interface Change {
  readonly _type: string;
  readonly payload?: unknown;
  readonly by?: number;
  readonly index?: number;
}

const changes = new WeakSet<object>();

function change(made: Change): Change {
  changes.add(made);
  return made;
}

function isChange(value: unknown): value is Change {
  return typeof value === 'object' && value !== null && changes.has(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Copies the members that are there: AppSync drops null options of its helpers. */
function options(input: Input, names: readonly string[]): Record<string, unknown> {
  const copied: Record<string, unknown> = {};
  for (const name of names) {
    const value = input[name];
    if (value !== null && value !== undefined) copied[name] = value;
  }
  return copied;
}

function projection(input: Input): Record<string, unknown> {
  const paths = input['projection'];
  if (!Array.isArray(paths) || paths.length === 0) return {};
  const places = new Placeholders();
  const expression = paths.map((path) => places.path(String(path))).join(', ');
  return { projection: { expression, expressionNames: places.names } };
}

function optional(name: string, expression: Expression | undefined): Record<string, unknown> {
  return expression === undefined ? {} : { [name]: expression };
}

function transactCondition(input: Input): Record<string, unknown> {
  const expression = conditionExpression(input['condition']);
  if (expression === undefined) return {};
  return { condition: { ...expression, returnValuesOnConditionCheckFailure: true } };
}

function writeOptions(input: Input): Record<string, unknown> {
  return {
    ...optional('condition', conditionExpression(input['condition'])),
    ...options(input, ['customPartitionKey', 'populateIndexFields', '_version']),
  };
}

export function get(input: Input): object {
  return {
    operation: 'GetItem',
    key: toMapValues(input['key']),
    ...options(input, ['consistentRead']),
    ...projection(input),
  };
}

export function put(input: Input): object {
  return {
    operation: 'PutItem',
    key: toMapValues(input['key']),
    attributeValues: toMapValues(input['item']),
    ...writeOptions(input),
  };
}

export function remove(input: Input): object {
  return { operation: 'DeleteItem', key: toMapValues(input['key']), ...writeOptions(input) };
}

export function update(input: Input): object {
  return {
    operation: 'UpdateItem',
    key: toMapValues(input['key']),
    update: updateExpression(input['update']),
    ...writeOptions(input),
  };
}

export function query(input: Input): object {
  return {
    operation: 'Query',
    query: conditionExpression(input['query']),
    ...optional('filter', conditionExpression(input['filter'])),
    ...options(input, ['index', 'limit', 'nextToken', 'consistentRead', 'scanIndexForward', 'select']),
    ...projection(input),
  };
}

export function scan(input: Input): object {
  return {
    operation: 'Scan',
    ...optional('filter', conditionExpression(input['filter'])),
    ...options(input, ['index', 'limit', 'nextToken', 'consistentRead', 'select', 'totalSegments', 'segment']),
    ...projection(input),
  };
}

function perTable(input: Input, convert: (value: unknown) => unknown): Record<string, unknown> {
  const tables: Record<string, unknown> = {};
  for (const [table, value] of Object.entries(isRecord(input['tables']) ? input['tables'] : {})) {
    tables[table] = convert(value);
  }
  return tables;
}

const mapAll = (values: unknown): unknown => (Array.isArray(values) ? values.map(toMapValues) : []);

export function batchGet(input: Input): object {
  return {
    operation: 'BatchGetItem',
    tables: perTable(input, (value) => {
      const table = isRecord(value) ? value : {};
      return { keys: mapAll(table['keys']), ...options(table, ['consistentRead']), ...projection(table) };
    }),
  };
}

export function batchPut(input: Input): object {
  return { operation: 'BatchPutItem', tables: perTable(input, mapAll) };
}

export function batchDelete(input: Input): object {
  return { operation: 'BatchDeleteItem', tables: perTable(input, mapAll) };
}

function listOf(input: Input): Input[] {
  return Array.isArray(input['items']) ? input['items'].filter(isRecord) : [];
}

export function transactGet(input: Input): object {
  return {
    operation: 'TransactGetItems',
    transactItems: listOf(input).map((item) => ({
      table: item['table'],
      key: toMapValues(item['key']),
      ...projection(item),
    })),
  };
}

export function transactWrite(input: Input): object {
  return { operation: 'TransactWriteItems', transactItems: listOf(input).map(transactItem) };
}

function transactItem(item: Input): object {
  const [kind, body] = Object.entries(item)[0] ?? [];
  if (!isRecord(body)) throw new Error('An item of transactWrite is putItem, updateItem, deleteItem or conditionCheck');
  const common = { table: body['table'], key: toMapValues(body['key']) };
  switch (kind) {
    case 'putItem':
      return {
        ...common,
        operation: 'PutItem',
        attributeValues: toMapValues(body['item']),
        ...transactCondition(body),
      };
    case 'updateItem':
      return {
        ...common,
        operation: 'UpdateItem',
        update: updateExpression(body['update']),
        ...transactCondition(body),
      };
    case 'deleteItem':
      return { ...common, operation: 'DeleteItem', ...transactCondition(body) };
    case 'conditionCheck':
      return { ...common, operation: 'ConditionCheck', ...transactCondition(body) };
    default:
      throw new Error(`${String(kind)} is not an item of transactWrite`);
  }
}

function updateExpression(changesByName: unknown): Expression {
  const places = new Placeholders();
  const sets: string[] = [];
  const removals: string[] = [];
  const value = (path: string, payload: unknown): TypedValue => {
    if (payload === undefined) throw new Error(`The update of ${path} has no value`);
    return toDynamoDB(payload);
  };

  const apply = (path: string, made: Change): void => {
    const name = places.path(path);
    switch (made._type) {
      case 'add':
      case 'replace':
        sets.push(`${name} = ${places.value(path, value(path, made.payload))}`);
        return;
      case 'remove':
        removals.push(name);
        return;
      case 'increment':
        sets.push(`${name} = ${name} + ${places.value(path, { N: made.by ?? 1 })}`);
        return;
      case 'decrement':
        sets.push(`${name} = ${name} - ${places.value(path, { N: made.by ?? 1 })}`);
        return;
      case 'append':
        sets.push(`${name} = list_append(${name}, ${places.value(path, value(path, made.payload))})`);
        return;
      case 'prepend':
        sets.push(`${name} = list_append(${places.value(path, value(path, made.payload))}, ${name})`);
        return;
      case 'updateListItem':
        sets.push(`${name}[${made.index ?? 0}] = ${places.value(path, value(path, made.payload))}`);
        return;
      default:
        throw new Error(`${made._type} is not an update operation`);
    }
  };

  const visit = (path: string, wanted: unknown): void => {
    if (isChange(wanted)) return apply(path, wanted);
    if (Array.isArray(wanted) && wanted.length > 0 && wanted.every(isChange)) {
      for (const made of wanted) apply(path, made);
      return;
    }
    // A plain object updates only its own keys: https://docs.aws.amazon.com/appsync/latest/devguide/built-in-modules-js.html
    if (isRecord(wanted) && !isTypedSet(wanted) && Object.keys(wanted).length > 0) {
      for (const [member, inner] of Object.entries(wanted)) visit(`${path}.${member}`, inner);
      return;
    }
    sets.push(`${places.path(path)} = ${places.value(path, value(path, wanted))}`);
  };

  for (const [name, wanted] of Object.entries(isRecord(changesByName) ? changesByName : {})) visit(name, wanted);
  const parts = [
    sets.length > 0 ? `SET ${sets.join(', ')}` : '',
    removals.length > 0 ? `REMOVE ${removals.join(', ')}` : '',
  ];
  return places.finish(parts.filter((part) => part !== '').join(' '));
}

function isTypedSet(value: object): boolean {
  return toDynamoDB(value) === value;
}

export const operations = {
  add: (payload: unknown) => change({ _type: 'add', payload }),
  remove: () => change({ _type: 'remove' }),
  replace: (payload: unknown) => change({ _type: 'replace', payload }),
  increment: (by?: number) => change({ _type: 'increment', by: by ?? 1 }),
  decrement: (by?: number) => change({ _type: 'decrement', by: by ?? 1 }),
  append: (payload: unknown) => change({ _type: 'append', payload }),
  prepend: (payload: unknown) => change({ _type: 'prepend', payload }),
  updateListItem: (payload: unknown, index: number) => change({ _type: 'updateListItem', payload, index }),
};

export { toBinarySet, toNumberSet, toStringSet };
