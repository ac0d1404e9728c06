import { toWire, toWireItem } from './attribute-values.ts';
import { isRecord } from './source.ts';

type Part = Record<string, unknown>;

/** What a `request` function returned is no request of a DynamoDB source. */
export class MalformedRequest extends Error {}

export function record(value: unknown, what: string): Part {
  if (!isRecord(value)) throw new MalformedRequest(`${what} must be an object`);
  return value;
}

/** Copies options that are there. */
function pick(from: Part, names: Readonly<Record<string, string>>): Part {
  const picked: Part = {};
  for (const [name, wireName] of Object.entries(names)) {
    const value = from[name];
    if (value !== undefined && value !== null) picked[wireName] = value;
  }
  return picked;
}

function placeholders(expression: Part): Part {
  const names = isRecord(expression['expressionNames']) ? expression['expressionNames'] : {};
  const values = isRecord(expression['expressionValues']) ? expression['expressionValues'] : {};
  return {
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ...(Object.keys(values).length > 0
      ? {
          ExpressionAttributeValues: Object.fromEntries(
            Object.entries(values).map(([name, value]) => [name, toWire(value)]),
          ),
        }
      : {}),
  };
}

function merged(...parts: readonly Part[]): Part {
  const out: Part = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) {
      const before = out[name];
      out[name] = isRecord(before) && isRecord(value) ? mergedPlaceholders(name, before, value) : value;
    }
  }
  return out;
}

function mergedPlaceholders(member: string, left: Part, right: Part): Part {
  for (const [name, value] of Object.entries(right)) {
    if (name in left && JSON.stringify(left[name]) !== JSON.stringify(value)) {
      throw new MalformedRequest(`${member} defines ${name} twice, differently`);
    }
  }
  return { ...left, ...right };
}

function expression(value: unknown, wireName: string, what: string): Part {
  if (value === undefined || value === null) return {};
  const given = record(value, what);
  if (typeof given['expression'] !== 'string' || given['expression'] === '') {
    throw new MalformedRequest(`${what} needs an expression`);
  }
  return { [wireName]: given['expression'], ...placeholders(given) };
}

const projection = (request: Part): Part => expression(request['projection'], 'ProjectionExpression', 'projection');
const condition = (request: Part): Part => expression(request['condition'], 'ConditionExpression', 'condition');

function key(request: Part): Part {
  return { Key: toWireItem(record(request['key'], 'key')) };
}

export function getItem(table: string, request: Part): Part {
  return merged(
    { TableName: table, ...key(request), ...pick(request, { consistentRead: 'ConsistentRead' }) },
    projection(request),
  );
}

function wholeItem(request: Part): Part {
  const attributes = request['attributeValues'] === undefined ? {} : toWireItem(request['attributeValues']);
  return { ...attributes, ...toWireItem(record(request['key'], 'key')) };
}

export function putItem(table: string, request: Part): Part {
  return merged({ TableName: table, Item: wholeItem(request) }, condition(request));
}

export function updateItem(table: string, request: Part): Part {
  return merged(
    { TableName: table, ...key(request), ReturnValues: 'ALL_NEW' },
    expression(request['update'], 'UpdateExpression', 'update'),
    condition(request),
  );
}

export function deleteItem(table: string, request: Part): Part {
  return merged({ TableName: table, ...key(request), ReturnValues: 'ALL_OLD' }, condition(request));
}

const pageOptions = {
  index: 'IndexName',
  limit: 'Limit',
  consistentRead: 'ConsistentRead',
  scanIndexForward: 'ScanIndexForward',
  select: 'Select',
  totalSegments: 'TotalSegments',
  segment: 'Segment',
};

/** Query or Scan, without its start key. */
export function page(table: string, request: Part): Part {
  return merged(
    { TableName: table, ...pick(request, pageOptions) },
    request['operation'] === 'Query'
      ? expression(record(request['query'], 'query'), 'KeyConditionExpression', 'query')
      : {},
    expression(request['filter'], 'FilterExpression', 'filter'),
    projection(request),
  );
}

export function batchGet(request: Part): Part {
  const tables = Object.entries(record(request['tables'], 'tables')).map(([table, value]) => {
    const given = record(value, `tables.${table}`);
    const keys = Array.isArray(given['keys']) ? given['keys'] : [];
    return [
      table,
      merged({ Keys: keys.map(toWireItem), ...pick(given, { consistentRead: 'ConsistentRead' }) }, projection(given)),
    ];
  });
  return { RequestItems: Object.fromEntries(tables) };
}

/** BatchPutItem and BatchDeleteItem. */
export function batchWrite(request: Part): Part {
  const put = request['operation'] === 'BatchPutItem';
  const tables = Object.entries(record(request['tables'], 'tables')).map(([table, value]) => {
    if (!Array.isArray(value)) throw new MalformedRequest(`tables.${table} must be an array`);
    const writes = value.map((one: unknown) =>
      put ? { PutRequest: { Item: toWireItem(one) } } : { DeleteRequest: { Key: toWireItem(one) } },
    );
    return [table, writes];
  });
  return { RequestItems: Object.fromEntries(tables) };
}

function transactItems(request: Part): Part[] {
  const items: unknown = request['transactItems'];
  if (!Array.isArray(items)) throw new MalformedRequest('transactItems must be an array');
  return items.map((item) => record(item, 'an item of transactItems'));
}

export function transactGet(request: Part): Part {
  return {
    TransactItems: transactItems(request).map((item) => ({
      Get: merged({ TableName: item['table'], ...key(item) }, projection(item)),
    })),
  };
}

function transactWriteItem(item: Part): Part {
  const conditional = isRecord(item['condition']) && item['condition']['returnValuesOnConditionCheckFailure'] !== false;
  const table = {
    TableName: item['table'],
    ...(conditional ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {}),
  };
  switch (item['operation']) {
    case 'PutItem':
      return { Put: merged({ ...table, Item: wholeItem(item) }, condition(item)) };
    case 'UpdateItem':
      return {
        Update: merged(
          { ...table, ...key(item) },
          expression(item['update'], 'UpdateExpression', 'update'),
          condition(item),
        ),
      };
    case 'DeleteItem':
      return { Delete: merged({ ...table, ...key(item) }, condition(item)) };
    case 'ConditionCheck':
      return { ConditionCheck: merged({ ...table, ...key(item) }, condition(item)) };
    default:
      throw new MalformedRequest(`${String(item['operation'])} is not an operation of TransactWriteItems`);
  }
}

export function transactWrite(request: Part): Part {
  return { TransactItems: transactItems(request).map(transactWriteItem) };
}

/** Keys of a transaction's items, in order. */
export function transactKeys(request: Part): unknown[] {
  return transactItems(request).map((item) => item['key']);
}
