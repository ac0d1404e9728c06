import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestCloud } from '../../core/testing.ts';
import type { TestCloud } from '../../core/testing.ts';
import { createDynamoDb } from '../../dynamodb/service.ts';
import { createLogs } from '../../logs/service.ts';
import { createSqs } from '../../sqs/service.ts';
import { createLambda } from '../service.ts';

const ROLE = 'arn:aws:iam::123456789012:role/fn';
const root = { kind: 'root' } as const;
const WAIT = { timeout: 10_000, interval: 5 };

/** Appends each event to a file; `FAIL` names keys or bodies that it refuses, `CRASH` those that it throws at. */
const RECORDER = `
import { appendFileSync } from 'node:fs';
export const handler = async (event) => {
  appendFileSync(process.env.OUT, JSON.stringify({ at: Date.now(), ...event }) + '\\n');
  const name = (record) => record.body ?? record.dynamodb.Keys.pk.S;
  const bad = (list) => event.Records.filter((record) => (list ?? '').split(',').includes(name(record)));
  if (bad(process.env.CRASH).length > 0) throw new Error('crashed');
  return { batchItemFailures: bad(process.env.FAIL).map((record) => ({ itemIdentifier: record.messageId ?? record.dynamodb.SequenceNumber })) };
};`;

interface StreamEvent {
  readonly at: number;
  readonly Records: readonly {
    readonly eventName: string;
    readonly eventSourceARN: string;
    readonly awsRegion: string;
    readonly dynamodb: { readonly Keys: { readonly pk: { readonly S: string } } };
  }[];
}

interface QueueEvent {
  readonly Records: readonly { readonly body: string; readonly attributes: Record<string, string> }[];
}

describe('event source mappings', () => {
  let folder: string;
  let stateFolder: string;
  let test: TestCloud;
  let started = 0;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mappings-test-'));
    stateFolder = join(folder, 'state');
    mkdirSync(join(folder, 'recorder'));
    writeFileSync(join(folder, 'recorder', 'index.mjs'), RECORDER);
  });
  afterEach(() => test.stop(), 30_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function open(directory?: string): Promise<void> {
    test = await createTestCloud([createLogs, createDynamoDb, createSqs, createLambda], {
      listen: true,
      assetPath: (_bucket, key) => join(folder, key),
      policies: { fn: { Statement: { Effect: 'Allow', Action: ['dynamodb:*', 'sqs:*', 'logs:*'], Resource: '*' } } },
      ...(directory === undefined ? {} : { directory }),
    });
  }

  async function recorder(variables: Record<string, string> = {}, name = `recorder${++started}`) {
    const file = join(folder, `${name}.jsonl`);
    await test.provide(
      'AWS::Lambda::Function',
      {
        FunctionName: name,
        Role: ROLE,
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Code: { S3Bucket: 'assets', S3Key: 'recorder' },
        Environment: { Variables: { OUT: file, ...variables } },
      },
      name,
    );
    return {
      name,
      events<Event>(): Event[] {
        let text: string;
        try {
          text = readFileSync(file, 'utf8');
        } catch {
          // It has not been called yet.
          return [];
        }
        return text
          .trim()
          .split('\n')
          .map((line): Event => JSON.parse(line));
      },
    };
  }

  async function table(name: string): Promise<string> {
    const { attributes } = await test.provide('AWS::DynamoDB::Table', {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
    return String(attributes?.['StreamArn']);
  }

  const map = (properties: Record<string, unknown>, id = `Mapping${started}`) =>
    test.provide('AWS::Lambda::EventSourceMapping', properties, id);
  const put = (TableName: string, pk: string, more: object = {}) =>
    test.cloud.call('dynamodb', 'PutItem', { TableName, Item: { pk: { S: pk }, ...more } }, root);
  const keys = (events: StreamEvent[]) =>
    events.map(({ Records }) => Records.map(({ dynamodb }) => dynamodb.Keys.pk.S));

  it('hands changes of a table to a function in order, those that pass the filter', async () => {
    await open();
    const streamArn = await table('Orders');
    const { name, events } = await recorder();
    await map({
      FunctionName: name,
      EventSourceArn: streamArn,
      StartingPosition: 'TRIM_HORIZON',
      FilterCriteria: {
        Filters: [
          { Pattern: JSON.stringify({ eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['a'] } } } }) },
        ],
      },
    });
    await put('Orders', 'first', { kind: { S: 'a' } });
    await test.start();
    await vi.waitFor(() => expect(keys(events())).toEqual([['first']]), WAIT);
    await put('Orders', 'unwanted', { kind: { S: 'b' } });
    for (const pk of ['1', '2', '3']) await put('Orders', pk, { kind: { S: 'a' } });
    await vi.waitFor(() => expect(keys(events()).flat()).toEqual(['first', '1', '2', '3']), WAIT);
    expect(events<StreamEvent>()[0]?.Records[0]).toMatchObject({
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-central-1',
      eventSourceARN: streamArn,
      dynamodb: { NewImage: { pk: { S: 'first' }, kind: { S: 'a' } }, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  }, 40_000);

  it('gives up on one poisonous record alone, and tells the destination where it stands', async () => {
    await open();
    const streamArn = await table('Orders');
    const queue = await test.provide('AWS::SQS::Queue', { QueueName: 'lost-changes' });
    const { name, events } = await recorder({ CRASH: 'poison' });
    await map({
      FunctionName: name,
      EventSourceArn: streamArn,
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 3,
      DestinationConfig: { OnFailure: { Destination: queue.attributes?.['Arn'] } },
    });
    for (const pk of ['1', '2', 'poison', '4']) await put('Orders', pk);
    await test.start();
    const { Messages } = await test.cloud.call<{ Messages: { Body: string }[] }>(
      'sqs',
      'ReceiveMessage',
      { QueueUrl: queue.ref, WaitTimeSeconds: 15 },
      root,
    );
    expect(JSON.parse(Messages[0]?.Body ?? '')).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { batchSize: 1, streamArn },
    });
    await vi.waitFor(() => expect(keys(events()).at(-1)).toEqual(['4']), WAIT);
  }, 40_000);

  it('begins after the last record that the function did not report as failed', async () => {
    await open();
    const streamArn = await table('Orders');
    const { name, events } = await recorder({ FAIL: '2' });
    await map({
      FunctionName: name,
      EventSourceArn: streamArn,
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 1,
    });
    for (const pk of ['1', '2', '3']) await put('Orders', pk);
    await test.start();
    await vi.waitFor(
      () =>
        expect(keys(events())).toEqual([
          ['1', '2', '3'],
          ['2', '3'],
        ]),
      WAIT,
    );
  }, 40_000);

  it('goes on after a restart where it was, losing and repeating nothing', async () => {
    for (const [round, written] of [['before'], ['meanwhile', 'after']].entries()) {
      await open(stateFolder);
      const streamArn = await table('Orders');
      const { name, events } = await recorder({}, 'durable');
      await map({ FunctionName: name, EventSourceArn: streamArn, StartingPosition: 'LATEST' }, 'Durable');
      if (round === 0) await put('Orders', 'older than the mapping');
      else await put('Orders', 'meanwhile');
      await test.start();
      if (round === 0) await vi.waitFor(() => expect(begun()).toBe(true), WAIT);
      await put('Orders', written.at(-1) ?? '');
      const expected = round === 0 ? ['before'] : ['before', 'meanwhile', 'after'];
      await vi.waitFor(() => expect(keys(events()).flat()).toEqual(expected), WAIT);
      if (round === 0) await test.stop();
    }
  }, 60_000);

  const begun = () => test.cloud.store('lambda').list('begun').length > 0;

  it('works off a queue, and leaves there what the function could not take', async () => {
    await open();
    const dead = await test.provide('AWS::SQS::Queue', { QueueName: 'dead' }, 'Dead');
    const queue = await test.provide(
      'AWS::SQS::Queue',
      {
        QueueName: 'work',
        VisibilityTimeout: 1,
        RedrivePolicy: { deadLetterTargetArn: dead.attributes?.['Arn'], maxReceiveCount: 2 },
      },
      'Work',
    );
    const { name, events } = await recorder({ FAIL: 'bad' });
    await map({
      FunctionName: name,
      EventSourceArn: queue.attributes?.['Arn'],
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ body: [{ 'anything-but': 'unwanted' }] }) }] },
    });
    const Entries = ['good', 'bad', 'unwanted'].map((MessageBody) => ({ Id: MessageBody, MessageBody }));
    await test.cloud.call('sqs', 'SendMessageBatch', { QueueUrl: queue.ref, Entries }, root);
    await test.start();
    const { Messages } = await test.cloud.call<{ Messages: { Body: string }[] }>(
      'sqs',
      'ReceiveMessage',
      { QueueUrl: dead.ref, WaitTimeSeconds: 15 },
      root,
    );
    expect(Messages.map(({ Body }) => Body)).toEqual(['bad']);
    const bodies = events<QueueEvent>().flatMap(({ Records }) => Records.map(({ body }) => body));
    expect(bodies.filter((body) => body === 'good')).toHaveLength(1);
    expect(bodies.filter((body) => body === 'bad')).toHaveLength(2);
    expect(bodies).not.toContain('unwanted');
    expect(events<QueueEvent>()[0]?.Records[0]).toMatchObject({
      eventSource: 'aws:sqs',
      eventSourceARN: queue.attributes?.['Arn'],
      attributes: { ApproximateReceiveCount: '1' },
      messageAttributes: {},
    });
  }, 40_000);

  it('gathers a batch for as long as its window', async () => {
    await open();
    const queue = await test.provide('AWS::SQS::Queue', { QueueName: 'gathered' });
    const { name, events } = await recorder();
    await map({
      FunctionName: name,
      EventSourceArn: queue.attributes?.['Arn'],
      BatchSize: 12,
      MaximumBatchingWindowInSeconds: 10,
    });
    await test.start();
    const send = (MessageBody: string) =>
      test.cloud.call('sqs', 'SendMessage', { QueueUrl: queue.ref, MessageBody }, root);
    for (let n = 1; n <= 12; n += 1) await send(String(n));
    await vi.waitFor(() => expect(events<QueueEvent>().map(({ Records }) => Records.length)).toEqual([12]), WAIT);
  }, 40_000);
});
