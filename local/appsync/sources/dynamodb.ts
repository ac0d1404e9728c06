import type { Caller, Cloud } from '../../core/cloud.ts';
import { AwsError } from '../../core/errors.ts';
import { toPlain, toPlainItem, toWireItem } from './attribute-values.ts';
import * as requests from './dynamodb-requests.ts';
import { MalformedRequest, record } from './dynamodb-requests.ts';
import type { PageTokens } from './page-tokens.ts';
import { isRecord, type Source, type SourceReply } from './source.ts';

interface Options {
  readonly name: string;
  readonly tableName: string;
  readonly tokens: PageTokens;
  /** Who AppSync acts as: the data source's service role. */
  caller(): Caller;
}

type Part = Record<string, unknown>;

/** The sentence that AppSync makes of a DynamoDB error. */
function failure(error: AwsError, requestId: string, data?: unknown): NonNullable<SourceReply['error']> {
  return {
    message: `${error.message} (Service: DynamoDb, Status Code: ${error.status}, Request ID: ${requestId})`,
    type: `DynamoDB:${error.code}`,
    ...(data === undefined ? {} : { data }),
  };
}

function plainItems(items: unknown): unknown[] {
  return Array.isArray(items) ? items.map(toPlainItem) : [];
}

function byTable(tables: unknown, convert: (value: unknown) => unknown): Part {
  if (!isRecord(tables)) return {};
  return Object.fromEntries(Object.entries(tables).map(([table, value]) => [table, convert(value)]));
}

function sameValue(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((one, at) => sameValue(one, right[at]));
  }
  if (isRecord(left) && isRecord(right)) {
    const names = Object.keys(left);
    return names.length === Object.keys(right).length && names.every((name) => sameValue(left[name], right[name]));
  }
  return left === right;
}

function without(item: Part, ignored: unknown): Part {
  const names: readonly unknown[] = Array.isArray(ignored) ? ignored : [];
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));
}

/** AppSync's DynamoDB data source: https://docs.aws.amazon.com/appsync/latest/devguide/js-resolver-reference-dynamodb.html */
export function dynamodbSource(cloud: Cloud, options: Options): Source {
  const { name, tableName, tokens } = options;
  const call = (action: string, input: object): Promise<Part> =>
    cloud.call<Part>('dynamodb', action, input, options.caller());

  async function page(request: Part, operation: 'Query' | 'Scan'): Promise<SourceReply> {
    const input = requests.page(tableName, request);
    const scope = `${tableName}/${String(request['index'] ?? '')}`;
    const token = request['nextToken'];
    if (typeof token === 'string' && token !== '') input['ExclusiveStartKey'] = restored(tokens.open(token, scope));
    const found = await call(operation, input);
    const last = found['LastEvaluatedKey'];
    return {
      result: {
        items: plainItems(found['Items']),
        nextToken: isRecord(last) ? tokens.seal(sealed(last), scope) : null,
        scannedCount: found['ScannedCount'] ?? 0,
        startedAt: null,
      },
    };
  }

  /**
   * A failed condition is not always a failure: AppSync reads the item and, where it already is as wanted, calls that
   * success. https://docs.aws.amazon.com/appsync/latest/devguide/js-aws-appsync-resolver-reference-dynamodb-condition-expressions.html
   */
  async function conditionFailed(request: Part, error: AwsError): Promise<SourceReply> {
    const condition = isRecord(request['condition']) ? request['condition'] : {};
    const handler = isRecord(condition['conditionalCheckFailedHandler'])
      ? condition['conditionalCheckFailedHandler']
      : {};
    if (handler['strategy'] === 'Custom') {
      throw new MalformedRequest('conditionalCheckFailedHandler Custom is not implemented by the local AppSync');
    }
    const { Item } = await call('GetItem', {
      TableName: tableName,
      Key: toWireItem(request['key']),
      ConsistentRead: condition['consistentRead'] !== false,
    });
    const current = toPlainItem(Item);
    if (request['operation'] === 'DeleteItem' && current === null) return { result: null };
    if (request['operation'] === 'PutItem' && current !== null) {
      const wanted = toPlainItem(requests.putItem(tableName, request)['Item']) ?? {};
      const ignored = condition['equalsIgnore'];
      if (sameValue(without(wanted, ignored), without(current, ignored))) return { result: current };
    }
    return { result: null, error: failure(error, cloud.uuid(), current) };
  }

  async function write(request: Part, action: string, input: Part): Promise<SourceReply> {
    try {
      const answered = await call(action, input);
      return { result: toPlainItem(action === 'PutItem' ? input['Item'] : answered['Attributes']) };
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== 'ConditionalCheckFailedException') throw error;
      return conditionFailed(request, error);
    }
  }

  async function batchGet(request: Part): Promise<SourceReply> {
    const input = requests.batchGet(request);
    const answered = await call('BatchGetItem', input);
    const found = byTable(answered['Responses'], plainItems);
    return { result: ordered(request, found, answered['UnprocessedKeys']) };
  }

  async function batchWrite(request: Part): Promise<SourceReply> {
    const put = request['operation'] === 'BatchPutItem';
    const answered = await call('BatchWriteItem', requests.batchWrite(request));
    const left = byTable(answered['UnprocessedItems'], (writes) =>
      (Array.isArray(writes) ? writes.filter(isRecord) : []).map((one) => {
        const made = isRecord(one['PutRequest'])
          ? one['PutRequest']['Item']
          : isRecord(one['DeleteRequest'])
            ? one['DeleteRequest']['Key']
            : {};
        return toPlainItem(made);
      }),
    );
    const data = byTable(request['tables'], (items) =>
      Array.isArray(items) ? items.map((one) => toPlainItem(toWireItem(one))) : [],
    );
    return {
      result: { data, [put ? 'unprocessedItems' : 'unprocessedKeys']: { ...byTable(data, () => []), ...left } },
    };
  }

  async function transactGet(request: Part): Promise<SourceReply> {
    const { Responses } = await call('TransactGetItems', requests.transactGet(request));
    const items = (Array.isArray(Responses) ? Responses.filter(isRecord) : []).map((one) => toPlainItem(one['Item']));
    return { result: { items, cancellationReasons: null } };
  }

  async function transactWrite(request: Part): Promise<SourceReply> {
    await call('TransactWriteItems', requests.transactWrite(request));
    return {
      result: {
        keys: requests.transactKeys(request).map((key) => toPlainItem(toWireItem(key))),
        cancellationReasons: null,
      },
    };
  }

  function perform(request: Part): Promise<SourceReply> {
    switch (request['operation']) {
      case 'GetItem':
        return call('GetItem', requests.getItem(tableName, request)).then(({ Item }) => ({
          result: toPlainItem(Item),
        }));
      case 'PutItem':
        return write(request, 'PutItem', requests.putItem(tableName, request));
      case 'UpdateItem':
        return write(request, 'UpdateItem', requests.updateItem(tableName, request));
      case 'DeleteItem':
        return write(request, 'DeleteItem', requests.deleteItem(tableName, request));
      case 'Query':
        return page(request, 'Query');
      case 'Scan':
        return page(request, 'Scan');
      case 'BatchGetItem':
        return batchGet(request);
      case 'BatchPutItem':
      case 'BatchDeleteItem':
        return batchWrite(request);
      case 'TransactGetItems':
        return transactGet(request);
      case 'TransactWriteItems':
        return transactWrite(request);
      default:
        throw new MalformedRequest(`Unsupported operation '${String(request['operation'])}'.`);
    }
  }

  return {
    name,
    type: 'AMAZON_DYNAMODB',
    label: tableName,
    async invoke(value) {
      try {
        return await perform(record(value, 'The request of a DynamoDB data source'));
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        const reasons = error.details['CancellationReasons'];
        const result =
          error.code === 'TransactionCanceledException'
            ? { keys: null, cancellationReasons: cancelled(reasons) }
            : null;
        return { result, error: failure(error, cloud.uuid()) };
      }
    },
  };
}

function cancelled(reasons: unknown): unknown[] {
  return (Array.isArray(reasons) ? reasons.filter(isRecord) : []).map((reason) => ({
    type: reason['Code'] ?? 'None',
    message: reason['Message'] ?? null,
    item: toPlainItem(reason['Item']),
  }));
}

/** Binary members of a key do not survive JSON as they are. */
function sealed(key: Part): Part {
  return byTable(key, (value) => (isRecord(value) && value['B'] instanceof Uint8Array ? { B: toPlain(value) } : value));
}

function restored(key: unknown): Part {
  return byTable(key, (value) =>
    isRecord(value) && 'B' in value ? { B: Buffer.from(String(value['B']), 'base64') } : value,
  );
}

/** Items stand in the order of their keys, null where there is none; unordered where a projection leaves keys out. */
function ordered(request: Part, found: Part, unprocessed: unknown): Part {
  const data: Part = byTable(request['tables'], () => []);
  for (const [table, value] of Object.entries(record(request['tables'], 'tables'))) {
    const keys: unknown = record(value, table)['keys'];
    const items: unknown = found[table];
    const candidates = Array.isArray(items) ? items.filter(isRecord) : [];
    const wantedKeys = (Array.isArray(keys) ? keys : []).map((key) => toPlainItem(toWireItem(key)) ?? {});
    const names = Object.keys(wantedKeys[0] ?? {});
    if (candidates.some((item) => names.some((name) => !(name in item)))) {
      data[table] = candidates;
      continue;
    }
    data[table] = wantedKeys.map((wanted) => {
      return (
        candidates.find((item) => Object.entries(wanted).every(([name, one]) => sameValue(item[name], one))) ?? null
      );
    });
  }
  const left = byTable(unprocessed, (table) => plainItems(isRecord(table) ? table['Keys'] : []));
  return { data, unprocessedKeys: { ...byTable(data, () => []), ...left } };
}
