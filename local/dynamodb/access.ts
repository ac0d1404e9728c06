import type { AccessRequest } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';

/** What the access of one request depends on. */
export interface AccessScope {
  /** `arn:aws:dynamodb:<region>:<account>:` */
  readonly arnPrefix: string;
  /** Attribute that is the partition key of a table, where it is known. */
  partitionKey(table: string): string | undefined;
}

/** The effect of an action on the streams of tables. */
export type Effect = 'read' | 'write' | 'control';

export interface Access {
  readonly effect: Effect;
  readonly tables: readonly string[];
  readonly requests: readonly AccessRequest[];
}

const TRANSACT_ACTIONS: Readonly<Record<string, string>> = {
  Get: 'dynamodb:GetItem',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
};

/**
 * The IAM requests that an action stands for. Transactions are the single actions that they hold, batches are one
 * request a table. Throws `UnknownOperationException` for an action that is none of the data plane or of table control.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export function accessOf(action: string, input: Readonly<Record<string, unknown>>, scope: AccessScope): Access {
  switch (action) {
    case 'GetItem':
    case 'DeleteItem':
    case 'UpdateItem':
      return single(action, input, record(input['Key']), action === 'GetItem' ? 'read' : 'write', scope);
    case 'PutItem':
      return single(action, input, record(input['Item']), 'write', scope);
    case 'Query':
    case 'Scan':
      return indexed(action, input, scope);
    case 'TransactGetItems':
    case 'TransactWriteItems':
      return transaction(action, input, scope);
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return batch(action, input, scope);
    case 'CreateTable':
    case 'DeleteTable':
    case 'DescribeTable':
    case 'DescribeTimeToLive':
    case 'UpdateTable':
    case 'UpdateTimeToLive':
    case 'DescribeContinuousBackups':
    case 'UpdateContinuousBackups': {
      const table = tableName(input['TableName']);
      return { effect: 'control', tables: [table], requests: [on(action, `table/${table}`, scope)] };
    }
    case 'DescribeEndpoints':
    case 'DescribeLimits':
    case 'ListTables':
      return { effect: 'control', tables: [], requests: [{ action: `dynamodb:${action}`, resource: '*' }] };
    default:
      throw new AwsError('UnknownOperationException', `The local cloud does not implement dynamodb ${action}.`);
  }
}

/** The name in a table's name or ARN. */
export function tableName(value: unknown): string {
  if (typeof value !== 'string' || value === '') {
    throw new AwsError('ValidationException', 'The parameter TableName is required but was not present in the request');
  }
  return value.startsWith('arn:') ? (value.split(':').slice(5).join(':').split('/')[1] ?? value) : value;
}

/** An action on one resource of the account. */
export function on(action: string, resource: string, scope: Pick<AccessScope, 'arnPrefix'>): AccessRequest {
  return { action: `dynamodb:${action}`, resource: `${scope.arnPrefix}${resource}` };
}

function single(
  action: string,
  input: Readonly<Record<string, unknown>>,
  key: Readonly<Record<string, unknown>>,
  effect: Effect,
  scope: AccessScope,
): Access {
  const table = tableName(input['TableName']);
  const context: Record<string, string | readonly string[]> = leadingKeys(table, [key], scope);
  if (typeof input['ReturnValues'] === 'string') context['dynamodb:ReturnValues'] = input['ReturnValues'];
  return { effect, tables: [table], requests: [{ ...on(action, `table/${table}`, scope), context }] };
}

function indexed(action: string, input: Readonly<Record<string, unknown>>, scope: AccessScope): Access {
  const table = tableName(input['TableName']);
  const index = input['IndexName'];
  const resource = typeof index === 'string' ? `table/${table}/index/${index}` : `table/${table}`;
  const context: Record<string, string | readonly string[]> = {};
  if (typeof input['Select'] === 'string') context['dynamodb:Select'] = input['Select'];
  const key = typeof index === 'string' ? undefined : scope.partitionKey(table);
  const queried = key === undefined ? undefined : queriedKey(input, key);
  if (queried !== undefined) context['dynamodb:LeadingKeys'] = [queried];
  return { effect: 'read', tables: [table], requests: [{ ...on(action, resource, scope), context }] };
}

/** The value that a key condition compares the partition key with. */
function queriedKey(input: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const condition = input['KeyConditionExpression'];
  if (typeof condition !== 'string') return undefined;
  const names = record(input['ExpressionAttributeNames']);
  const values = record(input['ExpressionAttributeValues']);
  for (const [, name = '', value = ''] of condition.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g)) {
    if ((name.startsWith('#') ? names[name] : name) === key) return scalar(values[value]);
  }
  return undefined;
}

function transaction(action: string, input: Readonly<Record<string, unknown>>, scope: AccessScope): Access {
  const tables = new Set<string>();
  const requests: AccessRequest[] = [];
  for (const item of list(input['TransactItems'])) {
    for (const [kind, operation] of Object.entries(record(item))) {
      const iamAction = TRANSACT_ACTIONS[kind];
      if (iamAction === undefined || operation === undefined || operation === null) continue;
      const members = record(operation);
      const table = tableName(members['TableName']);
      tables.add(table);
      requests.push({
        action: iamAction,
        resource: `${scope.arnPrefix}table/${table}`,
        context: {
          ...leadingKeys(table, [record(members[kind === 'Put' ? 'Item' : 'Key'])], scope),
          'dynamodb:EnclosingOperation': action,
        },
      });
    }
  }
  return { effect: action === 'TransactWriteItems' ? 'write' : 'read', tables: [...tables], requests };
}

function batch(action: string, input: Readonly<Record<string, unknown>>, scope: AccessScope): Access {
  const tables: string[] = [];
  const requests = Object.entries(record(input['RequestItems'])).map(([name, asked]): AccessRequest => {
    const table = tableName(name);
    tables.push(table);
    const keys =
      action === 'BatchGetItem' ? list(record(asked)['Keys']).map(record) : list(asked).map((write) => written(write));
    return { ...on(action, `table/${table}`, scope), context: leadingKeys(table, keys, scope) };
  });
  return { effect: action === 'BatchWriteItem' ? 'write' : 'read', tables, requests };
}

function written(write: unknown): Readonly<Record<string, unknown>> {
  const { PutRequest: put, DeleteRequest: remove } = record(write);
  return put === undefined || put === null ? record(record(remove)['Key']) : record(record(put)['Item']);
}

function leadingKeys(
  table: string,
  keys: readonly Readonly<Record<string, unknown>>[],
  scope: AccessScope,
): Record<string, readonly string[]> {
  const partitionKey = scope.partitionKey(table);
  if (partitionKey === undefined) return {};
  const values = keys.map((key) => scalar(key[partitionKey])).filter((value) => value !== undefined);
  return values.length === 0 ? {} : { 'dynamodb:LeadingKeys': values };
}

function scalar(attribute: unknown): string | undefined {
  const { S: text, N: number } = record(attribute);
  if (typeof text === 'string') return text;
  return typeof number === 'string' ? number : undefined;
}

/** The value as an object with members; an empty one for anything else. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** The value as a list; an empty one for anything else. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
