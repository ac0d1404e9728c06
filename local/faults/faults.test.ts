import { DynamoDBClient, GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AwsError } from '../core/errors.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createDynamoDb } from '../dynamodb/service.ts';
import { createSns } from '../sns/service.ts';
import { createSqs } from '../sqs/service.ts';
import { createStepFunctions } from '../stepfunctions/service.ts';
import type { Faults } from './faults.ts';

const TABLE = 'Shop-Orders-1a2b';
let test: TestCloud;
let faults: Faults;
let tables: DynamoDBClient;
let patient: DynamoDBClient;
let queues: SQSClient;
let queueUrl: string;
let topicArn: string;

beforeAll(async () => {
  test = await createTestCloud([createDynamoDb, createSqs, createSns, createStepFunctions], {
    listen: true,
    policies: { writer: { Statement: { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' } } },
  });
  faults = test.cloud.faults;
  await test.provide('AWS::DynamoDB::Table', {
    TableName: TABLE,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  });
  queueUrl = (await test.provide('AWS::SQS::Queue', { QueueName: 'work' })).ref;
  topicArn = (await test.provide('AWS::SNS::Topic', { TopicName: 'news' })).ref;
  await test.start();
  tables = new DynamoDBClient({ ...test.clientConfig, maxAttempts: 1 });
  patient = new DynamoDBClient({ ...test.clientConfig, maxAttempts: 4 });
  queues = new SQSClient({ ...test.clientConfig, maxAttempts: 1 });
}, 60_000);
afterEach(() => faults.clear());
afterAll(() => test.stop());

const put = (pk: string, more: object = {}) =>
  new PutItemCommand({ TableName: TABLE, Item: { pk: { S: pk } }, ...more });
const once = (pk: string) => put(pk, { ConditionExpression: 'attribute_not_exists(pk)' });
const get = (pk: string) => new GetItemCommand({ TableName: TABLE, Key: { pk: { S: pk } }, ConsistentRead: true });
const exists = async (pk: string) => (await tables.send(get(pk))).Item !== undefined;
const queued = async () => {
  const asked = new GetQueueAttributesCommand({
    QueueUrl: queueUrl,
    AttributeNames: ['ApproximateNumberOfMessages'],
  });
  return Number((await queues.send(asked)).Attributes?.['ApproximateNumberOfMessages']);
};

describe('a refusal before the effect', () => {
  it('is not there unless it is armed', async () => {
    await tables.send(once('untouched'));
    expect(await exists('untouched')).toBe(true);
  });

  it('looks as the service throttles, and leaves nothing behind', async () => {
    await faults.add({ service: 'dynamodb', action: 'PutItem', fault: { kind: 'throttle' } });
    await expect(tables.send(put('throttled'))).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
      $metadata: { httpStatusCode: 400 },
    });
    expect(await exists('throttled')).toBe(false);
  });

  it('is got over by the retries of the SDK', async () => {
    await faults.add({ service: 'dynamodb', action: 'PutItem', times: 2, fault: { kind: 'error' } });
    const { $metadata } = await patient.send(once('retried'));
    expect($metadata.attempts).toBe(3);
    expect(faults.list()).toMatchObject([{ matches: 3, hits: 2 }]);
  });

  it('speaks the protocol of each service', async () => {
    await faults.add({ service: '*', times: 'always', fault: { kind: 'throttle' } });
    const topics = new SNSClient({ ...test.clientConfig, maxAttempts: 1 });
    const machines = new SFNClient({ ...test.clientConfig, maxAttempts: 1 });
    await expect(queues.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'a' }))).rejects.toMatchObject({
      name: 'RequestThrottled',
      $metadata: { httpStatusCode: 403 },
    });
    await expect(topics.send(new PublishCommand({ TopicArn: topicArn, Message: 'a' }))).rejects.toMatchObject({
      name: 'ThrottledException',
      $metadata: { httpStatusCode: 429 },
    });
    await expect(machines.send(new StartExecutionCommand({ stateMachineArn: 'm' }))).rejects.toMatchObject({
      name: 'ThrottlingException',
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('may have any code and status', async () => {
    await faults.add({ service: 'sqs', fault: { kind: 'error', code: 'OverLimit', status: 403, message: 'full' } });
    await expect(queued()).rejects.toMatchObject({ name: 'OverLimit', message: 'full' });
  });

  it('meets calls inside the process as well', async () => {
    await faults.add({ service: 'sqs', action: 'SendMessage', fault: { kind: 'error' } });
    const send = () =>
      test.cloud.call('sqs', 'SendMessage', { QueueUrl: queueUrl, MessageBody: 'a' }, { kind: 'root' });
    await expect(send()).rejects.toBeInstanceOf(AwsError);
    expect(await queued()).toBe(0);
  });
});

describe('a lost answer', () => {
  it('leaves the effect behind: a retry of the SDK finds its own write', async () => {
    await faults.add({ service: 'dynamodb', action: 'PutItem', fault: { kind: 'lostAnswer' } });
    await expect(patient.send(once('lost'))).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      $metadata: { attempts: 2 },
    });
    expect(await exists('lost')).toBe(true);
  });

  it('is a broken connection to one who does not retry', async () => {
    await faults.add({ service: 'dynamodb', action: 'PutItem', fault: { kind: 'lostAnswer' } });
    await expect(tables.send(put('broken'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await exists('broken')).toBe(true);
  });

  it('may keep the caller waiting, until its own time is up', async () => {
    const hasty = new DynamoDBClient({
      ...test.clientConfig,
      maxAttempts: 1,
      requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true },
    });
    await faults.add({ service: 'dynamodb', action: 'PutItem', fault: { kind: 'lostAnswer', ms: 1_000 } });
    await expect(hasty.send(put('slow'))).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(await exists('slow')).toBe(true);
  });

  it('is an error 500 inside the process', async () => {
    await faults.add({ service: 'sqs', action: 'SendMessage', fault: { kind: 'lostAnswer' } });
    const before = await queued();
    const send = test.cloud.call('sqs', 'SendMessage', { QueueUrl: queueUrl, MessageBody: 'a' }, { kind: 'root' });
    await expect(send).rejects.toMatchObject({ status: 500 });
    expect(await queued()).toBe(before + 1);
  });
});

describe('a conflict', () => {
  const pair = new TransactWriteItemsCommand({
    TransactItems: [
      { Put: { TableName: TABLE, Item: { pk: { S: 'left' } } } },
      { Put: { TableName: TABLE, Item: { pk: { S: 'right' } } } },
    ],
  });

  it('cancels a transaction at the chosen items', async () => {
    await faults.add({ service: 'dynamodb', fault: { kind: 'conflict', items: [1] } });
    await expect(tables.send(pair)).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    });
    expect(await exists('left')).toBe(false);
    await tables.send(pair);
    expect(await exists('left')).toBe(true);
  });

  it('waits for a transaction that has the item', async () => {
    await faults.add({ service: 'dynamodb', fault: { kind: 'conflict', items: [2] } });
    await tables.send(pair);
    expect(faults.list()).toMatchObject([{ matches: 0, hits: 0 }]);
  });

  it('refuses a single write', async () => {
    await faults.add({ service: 'dynamodb', fault: { kind: 'conflict' } });
    expect(await exists('alone')).toBe(false);
    await expect(tables.send(put('alone'))).rejects.toMatchObject({ name: 'TransactionConflictException' });
  });
});

describe('a rule', () => {
  it('strikes the calls that it is meant for, after as many as it lets pass', async () => {
    await faults.add({ service: 'dynamodb', action: 'PutItem', resource: 'Invoices', fault: { kind: 'throttle' } });
    await faults.add({ service: 'dynamodb', resource: 'Shop-*-1a2b', caller: 'other', fault: { kind: 'throttle' } });
    await faults.add({ service: 'dynamodb', resource: 'Orders', after: 1, fault: { kind: 'throttle' } });
    await tables.send(put('first'));
    await expect(tables.send(put('second'))).rejects.toThrow('Rate exceeded');
    await tables.send(put('third'));
    expect(faults.list().map(({ matches, hits }) => [matches, hits])).toEqual([
      [0, 0],
      [0, 0],
      [3, 1],
    ]);
  });

  it('tells callers apart', async () => {
    const writer = new DynamoDBClient({ ...test.clientConfigOf('writer'), maxAttempts: 1 });
    await faults.add({ service: 'dynamodb', caller: 'writer/test', times: 'always', fault: { kind: 'throttle' } });
    await tables.send(put('by root'));
    await expect(writer.send(put('by writer'))).rejects.toThrow('Rate exceeded');
  });

  it('strikes by chance as its seed has it, every time the same', async () => {
    const outcomes = async () => {
      await faults.clear();
      await faults.add({
        service: 'dynamodb',
        times: 'always',
        probability: 0.5,
        seed: 7,
        fault: { kind: 'throttle' },
      });
      const seen: boolean[] = [];
      for (let n = 0; n < 20; n += 1) {
        seen.push(
          await tables
            .send(get('any'))
            .then(() => true)
            .catch(() => false),
        );
      }
      return seen;
    };
    const first = await outcomes();
    expect(new Set(first).size).toBe(2);
    expect(await outcomes()).toEqual(first);
  });

  it('delays what it lets through', async () => {
    await faults.add({ service: 'dynamodb', action: 'GetItem', fault: { kind: 'latency', ms: 300 } });
    const began = performance.now();
    await tables.send(get('late'));
    expect(performance.now() - began).toBeGreaterThan(290);
    const again = performance.now();
    await tables.send(get('late'));
    expect(performance.now() - again).toBeLessThan(290);
  });

  it.each([
    ['an unknown service', { service: 'dynamo', fault: { kind: 'throttle' } }, /service/u],
    ['an unknown member', { service: 'sqs', resources: 'x', fault: { kind: 'throttle' } }, /resources/u],
    ['a fault where it cannot strike', { service: 'kms', fault: { kind: 'duplicate' } }, /sqs ReceiveMessage/u],
  ])('is refused for %s', async (_name, rule, message) => {
    const given: Parameters<Faults['add']>[0] = JSON.parse(JSON.stringify(rule));
    await expect(faults.add(given)).rejects.toThrow(message);
    expect(faults.active).toBe(false);
  });
});

describe('the clock of the services', () => {
  it('goes ahead for all of them, while clients set theirs by it', async () => {
    faults.clockOffset = 3_600_000;
    expect(test.cloud.now() - Date.now()).toBeGreaterThan(3_590_000);
    // Clients of their own: the SDK keeps the clock that it has learned.
    const hasty = new DynamoDBClient({ ...test.clientConfig, maxAttempts: 1 });
    await expect(hasty.send(get('late'))).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    const learning = new DynamoDBClient({ ...test.clientConfig, maxAttempts: 2 });
    expect((await learning.send(get('late'))).$metadata.attempts).toBe(2);
    await faults.clear();
    expect(Math.abs(test.cloud.now() - Date.now())).toBeLessThan(1_000);
  });
});

describe('a recording', () => {
  it('lists every call in order with caller, resource and outcome', async () => {
    const writer = new DynamoDBClient({ ...test.clientConfigOf('writer'), maxAttempts: 1 });
    await tables.send(put('unseen'));
    faults.record();
    await writer.send(put('seen'));
    await expect(writer.send(once('seen'))).rejects.toThrow('conditional');
    await queues.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: 'a' }));
    const { calls, bill } = faults.recorded();
    expect(calls).toMatchObject([
      { number: 1, service: 'dynamodb', action: 'PutItem', resources: [TABLE], caller: 'writer/test', outcome: 'ok' },
      { number: 2, service: 'dynamodb', action: 'PutItem', outcome: 'ConditionalCheckFailedException' },
      { number: 3, service: 'sqs', action: 'SendMessage', resources: ['work'], caller: 'root', outcome: 'ok' },
    ]);
    expect(bill).toContainEqual({ service: 'sqs', item: 'queueRequests', resource: 'work', quantity: 1 });
    await faults.clear();
    expect(faults.recorded().calls).toEqual([]);
  });
});
