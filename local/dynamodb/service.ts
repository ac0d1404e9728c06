import { join } from 'node:path';
import type { AwsReply, AwsRequest, Caller, Cloud, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { asAwsError, jsonOutput, noting, targetAction } from '../core/protocols.ts';
import { accessOf, list, record, tableName } from './access.ts';
import type { Access, AccessScope } from './access.ts';
import { createArns } from './arns.ts';
import { Connection } from './connection.ts';
import { startEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createInert } from './inert.ts';
import { Metering } from './metering.ts';
import { isShadow, StaleIndexes } from './stale-index.ts';
import { createStreams } from './streams.ts';
import { partitionKeyOf, tableProvider } from './tables.ts';

type Json = Record<string, unknown>;

const CONTENT_TYPE = 'application/x-amz-json-1.0';
const HTTP_OK = 200;

/**
 * DynamoDB and DynamoDB Streams on Amazon's DynamoDB Local, which begins to boot at once.
 * `call` takes and answers the wire's JSON: attribute values as `{ S: … }`, binary values in answers as base64 text.
 */
export function createDynamoDb(cloud: Cloud): Service {
  const arns = createArns(cloud);
  const inert = createInert(cloud, arns.prefix);
  const partitionKeys = new Map<string, string>();
  const scope: AccessScope = { arnPrefix: arns.prefix, partitionKey: (table) => partitionKeys.get(table) };
  let engine: Engine | undefined;
  let stopping = false;

  const booted = boot();
  // Who asks first hears of a failed boot; without an asker it must not end the process by itself.
  booted.catch((error: unknown) => cloud.fail(error instanceof Error ? error : new Error(String(error))));
  const connection = (): Promise<Connection> => booted;
  const streams = createStreams(connection, arns, cloud.region);
  const stale = new StaleIndexes(connection, cloud.faults);
  const metering = new Metering(connection, cloud.faults);
  const tables = tableProvider({
    cloud,
    arns,
    inert,
    connection,
    provided(name, partitionKey) {
      if (partitionKey !== undefined) partitionKeys.set(name, partitionKey);
    },
  });

  async function boot(): Promise<Connection> {
    engine = await startEngine({
      port: cloud.ports.dynamodb,
      dbPath: cloud.directory === undefined ? undefined : join(cloud.directory, 'dynamodb'),
      onDeath: (error) => cloud.fail(error),
    });
    if (stopping) await engine.stop();
    return new Connection(engine.port);
  }

  async function control(action: string, input: Json): Promise<object> {
    const engineAnswer = await (await connection()).call('DynamoDB_20120810', action, withTableNames(input));
    const answer = arns.toAccount(engineAnswer);
    if (action === 'ListTables')
      return { ...answer, TableNames: list(answer['TableNames']).filter((name) => !isShadow(name)) };
    const table = record(answer['Table'] ?? answer['TableDescription']);
    const key = partitionKeyOf(table);
    if (key !== undefined) partitionKeys.set(String(table['TableName']), key);
    if (action === 'CreateTable') inert.note(String(table['TableName']), false, []);
    return answer;
  }

  function authorizeAll(caller: Caller, access: Access): void {
    for (const request of access.requests) cloud.iam.authorize(caller, request);
  }

  async function call(action: string, input: Json, caller: Caller): Promise<object> {
    if (streams.has(action)) {
      cloud.iam.authorize(caller, streams.access(action, input));
      return streams.call(action, input);
    }
    if (inert.has(action)) {
      cloud.iam.authorize(caller, inert.access(action, input));
      return inert.call(action, input);
    }
    const access = accessOf(action, input, scope);
    authorizeAll(caller, access);
    if (access.effect === 'control') return control(action, input);
    const named = withTableNames(input);
    const asked = stale.active ? stale.redirected(action, named, caller) : named;
    const metered = cloud.faults.recording ? await metering.begin(action, asked) : undefined;
    const answer = await (await connection()).call('DynamoDB_20120810', action, metered?.input ?? asked);
    if (access.effect === 'write') streams.written(access.tables);
    if (stale.active && access.effect === 'write') await stale.written(action, named);
    return metered === undefined ? answer : metered.note(answer);
  }

  /** Bodies of the data plane pass as they came, once they are authorised. */
  async function passOn(action: string, input: Json, request: AwsRequest): Promise<AwsReply> {
    const headers = { 'content-type': CONTENT_TYPE, 'x-amzn-requestid': request.requestId };
    const access = accessOf(action, input, scope);
    authorizeAll(request.caller, access);
    const named = withTableNames(input);
    const redirected = stale.active ? stale.redirected(action, named, request.caller) : named;
    const metered = cloud.faults.recording ? await metering.begin(action, redirected) : undefined;
    const asked = metered?.input ?? redirected;
    const body = asked === input ? request.body : JSON.stringify(asked);
    const reply = await (await connection()).send('DynamoDB_20120810', action, body).finally(() => {
      // Whoever gets no answer may have written all the same.
      if (access.effect === 'write') streams.written(access.tables);
    });
    if (stale.active && access.effect === 'write' && reply.status === HTTP_OK) await stale.written(action, named);
    if (metered === undefined || reply.status !== HTTP_OK) return { status: reply.status, headers, body: reply.body };
    const answer: unknown = JSON.parse(reply.body.toString('utf8'));
    return { status: HTTP_OK, headers, body: JSON.stringify(await metered.note(record(answer))) };
  }

  return {
    name: 'dynamodb',
    resources: { 'AWS::DynamoDB::Table': tables, 'AWS::DynamoDB::GlobalTable': tables },
    call,
    async handle(request) {
      const headers = { 'content-type': CONTENT_TYPE, 'x-amzn-requestid': request.requestId };
      try {
        const action = targetAction(request);
        const input = bodyOf(request);
        const perform = async (): Promise<AwsReply> =>
          isDataPlane(action)
            ? passOn(action, input, request)
            : { status: 200, headers, body: jsonOutput(await call(action, input, request.caller)) };
        return await (request.around?.(action, input, perform, refusalIn) ?? perform());
      } catch (thrown) {
        const error = asAwsError(thrown);
        const body = jsonOutput({ __type: error.code, message: error.message, ...error.details });
        return noting(thrown, { status: error.status, headers: { ...headers, 'x-amzn-errortype': error.code }, body });
      }
    },
    async stop() {
      stopping = true;
      stale.stop();
      const open = await booted.catch(() => undefined);
      open?.close();
      await engine?.stop();
    },
    status: () => ({ engine: `DynamoDB Local on port ${engine?.port ?? '…'}`, tables: partitionKeys.size }),
  };
}

/** The code in a refusal that was passed on as the engine gave it. */
function refusalIn(answer: unknown): string | undefined {
  const { status, body } = record(answer);
  if (typeof status !== 'number' || status < 400 || !Buffer.isBuffer(body)) return undefined;
  const type = /"__type"\s*:\s*"([^"]*)"/.exec(body.toString('utf8'))?.[1];
  return (type ?? 'InternalServerError').replace(/^.*#/, '');
}

const DATA_PLANE = new Set([
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
  'BatchGetItem',
  'BatchWriteItem',
  'TransactGetItems',
  'TransactWriteItems',
]);

function isDataPlane(action: string): boolean {
  return DATA_PLANE.has(action);
}

function bodyOf(request: AwsRequest): Json {
  let parsed: unknown;
  try {
    parsed = JSON.parse(request.body.toString('utf8'));
  } catch (cause) {
    throw new AwsError('SerializationException', 'The request body is not valid JSON.', { cause });
  }
  if (typeof parsed !== 'object' || parsed === null) {
    throw new AwsError('SerializationException', 'The request body is not a JSON object.');
  }
  return { ...parsed };
}

/** DynamoDB takes a table's ARN wherever it takes its name; the engine takes names alone. */
function withTableNames(input: Json): Json {
  const named = shortened(input);
  const items = named['TransactItems'];
  if (Array.isArray(items) && items.some(hasArn)) {
    const shorten = (item: unknown): object =>
      Object.fromEntries(Object.entries(record(item)).map(([kind, operation]) => [kind, shortened(record(operation))]));
    return { ...named, TransactItems: items.map(shorten) };
  }
  const requested = record(named['RequestItems']);
  if (Object.keys(requested).some((table) => table.startsWith('arn:'))) {
    const entries = Object.entries(requested).map(([table, asked]) => [tableName(table), asked]);
    return { ...named, RequestItems: Object.fromEntries(entries) };
  }
  return named;
}

function shortened(input: Json | Readonly<Json>): Json {
  const table = input['TableName'];
  return typeof table === 'string' && table.startsWith('arn:') ? { ...input, TableName: tableName(table) } : input;
}

function hasArn(item: unknown): boolean {
  return Object.values(record(item)).some((operation) => String(record(operation)['TableName']).startsWith('arn:'));
}
