import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createDynamoDb } from '../dynamodb/service.ts';
import { createLambda } from '../lambda/service.ts';
import { createLogs } from '../logs/service.ts';
import { createSns } from '../sns/service.ts';
import { createSqs } from '../sqs/service.ts';
import { createStepFunctions } from '../stepfunctions/service.ts';
import type { Faults } from './faults.ts';

/** Appends the name of each record that it is given, one line an invocation. */
const WORKER = `
import { appendFileSync } from 'node:fs';
export const handler = async (event) => {
  const names = event.Records.map((record) => record.body ?? record.dynamodb.Keys.pk.S);
  appendFileSync(process.env.OUT, names.join() + '\\n');
};`;
const root = { kind: 'root' } as const;
const WAIT = { timeout: 10_000, interval: 10 };

let folder: string;
let test: TestCloud;
let faults: Faults;
let queues: SQSClient;
let topics: SNSClient;
let work: string;
let news: string;
let arnOfNews: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deliveries-'));
  mkdirSync(join(folder, 'worker'));
  writeFileSync(join(folder, 'worker', 'index.mjs'), WORKER);
  const services = [createLogs, createDynamoDb, createSqs, createSns, createLambda, createStepFunctions];
  test = await createTestCloud(services, {
    listen: true,
    assetPath: (_bucket, key) => join(folder, key),
    policies: { fn: { Statement: { Effect: 'Allow', Action: '*', Resource: '*' } } },
  });
  faults = test.cloud.faults;
  work = (await test.provide('AWS::SQS::Queue', { QueueName: 'work', VisibilityTimeout: 30 }, 'Work')).ref;
  const mapped = await test.provide('AWS::SQS::Queue', { QueueName: 'mapped', VisibilityTimeout: 1 }, 'Mapped');
  const heard = await test.provide('AWS::SQS::Queue', { QueueName: 'news' }, 'News');
  news = heard.ref;
  await test.provide('AWS::SQS::QueuePolicy', {
    Queues: [news],
    PolicyDocument: { Statement: { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' } },
  });
  arnOfNews = (await test.provide('AWS::SNS::Topic', { TopicName: 'news' }, 'Topic')).ref;
  const Endpoint = heard.attributes?.['Arn'];
  const subscription = { TopicArn: arnOfNews, Protocol: 'sqs', Endpoint, RawMessageDelivery: true };
  await test.provide('AWS::SNS::Subscription', subscription, 'Subscription');
  const { attributes } = await test.provide('AWS::DynamoDB::Table', {
    TableName: 'Orders',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  for (const [name, source] of [
    ['follower', attributes?.['StreamArn']],
    ['worker', mapped.attributes?.['Arn']],
  ] as const) {
    await test.provide(
      'AWS::Lambda::Function',
      {
        FunctionName: name,
        Role: 'arn:aws:iam::123456789012:role/fn',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        MemorySize: 512,
        Code: { S3Bucket: 'assets', S3Key: 'worker' },
        Environment: { Variables: { OUT: join(folder, `${name}.txt`) } },
      },
      name,
    );
    const position = name === 'follower' ? { StartingPosition: 'TRIM_HORIZON' } : {};
    await test.provide(
      'AWS::Lambda::EventSourceMapping',
      { FunctionName: name, EventSourceArn: source, ...position },
      `${name}Mapping`,
    );
  }
  await test.start();
  queues = new SQSClient(test.clientConfig);
  topics = new SNSClient(test.clientConfig);
}, 60_000);
afterEach(() => faults.clear());
afterAll(async () => {
  await test.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

const send = (MessageBody: string, QueueUrl = work) => queues.send(new SendMessageCommand({ QueueUrl, MessageBody }));

/** Receives and deletes until nothing came for a moment. */
async function drained(QueueUrl: string, WaitTimeSeconds = 1): Promise<{ body: string; id: string }[]> {
  const seen: { body: string; id: string }[] = [];
  for (;;) {
    const { Messages = [] } = await queues.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds }));
    if (Messages.length === 0) return seen;
    for (const { Body = '', MessageId = '', ReceiptHandle } of Messages) {
      seen.push({ body: Body, id: MessageId });
      await queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}

const bodies = async (queueUrl: string) => (await drained(queueUrl)).map(({ body }) => body);

function linesOf(name: string): string[] {
  try {
    return readFileSync(join(folder, `${name}.txt`), 'utf8')
      .trim()
      .split('\n');
  } catch {
    // It has not been called yet.
    return [];
  }
}

describe('a queue', () => {
  it('delivers once, in the order of sending, unless told otherwise', async () => {
    for (const body of ['1', '2', '3']) await send(body);
    expect(await bodies(work)).toEqual(['1', '2', '3']);
  });

  it('delivers a message again under the same id, although it was deleted', async () => {
    await faults.add({ service: 'sqs', resource: 'work', after: 1, fault: { kind: 'duplicate', copies: 2 } });
    for (const body of ['1', '2']) await send(body);
    const seen = await drained(work);
    expect(seen.map(({ body }) => body)).toEqual(['1', '2', '2', '2']);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(2);
  });

  it('lets later messages come first', async () => {
    await faults.add({ service: 'sqs', resource: 'work', fault: { kind: 'reorder', ms: 300 } });
    for (const body of ['1', '2', '3']) await send(body);
    expect(await bodies(work)).toEqual(['2', '3', '1']);
  });
});

describe('a topic', () => {
  const publish = (Message: string) => topics.send(new PublishCommand({ TopicArn: arnOfNews, Message }));

  it('delivers once, in order, unless told otherwise', async () => {
    await publish('1');
    expect(await bodies(news)).toEqual(['1']);
  });

  it('delivers to a subscriber more than once', async () => {
    await faults.add({ service: 'sns', resource: 'news', fault: { kind: 'duplicate' } });
    await publish('1');
    expect(await bodies(news)).toEqual(['1', '1']);
  });

  it('lets later messages come first', async () => {
    await faults.add({ service: 'sns', fault: { kind: 'reorder', ms: 400 } });
    await publish('1');
    await publish('2');
    expect(await bodies(news)).toEqual(['2', '1']);
  });

  it('tries a delivery again that the queue refused', async () => {
    await faults.add({ service: 'sqs', action: 'SendMessage', caller: 'sns', times: 2, fault: { kind: 'throttle' } });
    await publish('1');
    expect(await bodies(news)).toEqual(['1']);
    expect(faults.list()).toMatchObject([{ matches: 3, hits: 2 }]);
  });
});

describe('a function', () => {
  const change = (pk: string) =>
    test.cloud.call('dynamodb', 'PutItem', { TableName: 'Orders', Item: { pk: { S: pk } } }, root);
  const times = (name: string, record: string) =>
    linesOf(name)
      .flatMap((line) => line.split(','))
      .filter((one) => one === record).length;

  it('gets the same batch of a stream again', async () => {
    await change('usual');
    await vi.waitFor(() => expect(times('follower', 'usual')).toBe(1), WAIT);
    await faults.add({ service: 'dynamodb', resource: 'Orders', fault: { kind: 'replay', copies: 2 } });
    await change('replayed');
    await vi.waitFor(() => expect(times('follower', 'replayed')).toBe(3), WAIT);
    await change('after');
    await vi.waitFor(() => expect(times('follower', 'after')).toBe(1), WAIT);
  });

  it('gets a batch again whose answer was lost', async () => {
    await faults.add({ service: 'lambda', resource: 'follower', fault: { kind: 'lostAnswer' } });
    await change('forgotten');
    await vi.waitFor(() => expect(times('follower', 'forgotten')).toBe(2), WAIT);
  });

  it('gets the batch of a queue twice', async () => {
    await faults.add({ service: 'lambda', resource: 'worker', fault: { kind: 'duplicate' } });
    await send('twice', `${test.cloud.awsEndpoint}/123456789012/mapped`);
    await vi.waitFor(() => expect(times('worker', 'twice')).toBe(2), WAIT);
  });
});

describe('the bill of a recording', () => {
  const quantity = (item: string, resource: string) =>
    faults.recorded().bill.find((line) => line.item === item && line.resource === resource)?.quantity;

  it('has the units of tables, which callers do not see', async () => {
    faults.record();
    const big = { TableName: 'Orders', Item: { pk: { S: 'big' }, text: { S: 'x'.repeat(2_000) } } };
    expect(await test.cloud.call('dynamodb', 'PutItem', big, root)).toEqual({});
    const key = { TableName: 'Orders', Key: { pk: { S: 'big' } }, ConsistentRead: true };
    expect(Object.keys(await test.cloud.call('dynamodb', 'GetItem', key, root))).toEqual(['Item']);
    const asked = await test.cloud.call('dynamodb', 'GetItem', { ...key, ReturnConsumedCapacity: 'TOTAL' }, root);
    expect(asked).toMatchObject({ ConsumedCapacity: { CapacityUnits: 1 } });
    expect(quantity('writeUnits', 'Orders')).toBe(2);
    expect(quantity('readUnits', 'Orders')).toBe(2);
    expect(faults.recorded().calls[0]?.bill).toEqual({ writeUnits: 2 });
  });

  it('has invocations with memory and time, messages and deliveries', async () => {
    faults.record();
    await test.cloud.call('lambda', 'Invoke', { FunctionName: 'worker', Payload: '{"Records":[]}' }, root);
    await topics.send(new PublishCommand({ TopicArn: arnOfNews, Message: 'x'.repeat(70_000) }));
    await vi.waitFor(() => expect(quantity('topicDeliveries.sqs', 'news')).toBe(1), WAIT);
    expect(quantity('topicRequests', 'news')).toBe(2);
    expect(quantity('invocations', 'worker')).toBe(1);
    // At least a millisecond of half a gigabyte.
    expect(quantity('gigabyteSeconds', 'worker')).toBeGreaterThanOrEqual(0.0005);
  });

  it('has the transitions of standard workflows, and time and memory of express ones', async () => {
    const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } } };
    const declared = { RoleArn: 'arn:aws:iam::123456789012:role/fn', DefinitionString: JSON.stringify(definition) };
    const machine = async (StateMachineName: string, StateMachineType: string) => {
      const properties = { ...declared, StateMachineName, StateMachineType };
      return (await test.provide('AWS::StepFunctions::StateMachine', properties, StateMachineName)).ref;
    };
    const slow = await machine('slow', 'STANDARD');
    const quick = await machine('quick', 'EXPRESS');
    faults.record();
    await test.cloud.call('states', 'StartExecution', { stateMachineArn: slow }, root);
    await test.cloud.call('states', 'StartSyncExecution', { stateMachineArn: quick }, root);
    await vi.waitFor(() => expect(quantity('transitions', 'slow')).toBe(3), WAIT);
    expect(quantity('expressRequests', 'quick')).toBe(1);
    expect(quantity('expressGigabyteSeconds', 'quick')).toBeCloseTo(0.1 / 16);
    expect(quantity('transitions', 'quick')).toBeUndefined();
  });
});
