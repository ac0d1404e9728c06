import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud, TestCloudOptions } from '../core/testing.ts';
import { createSqs } from './service.ts';

const clouds: TestCloud[] = [];
const directories: string[] = [];

afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

async function boot(properties: Record<string, unknown> = {}, options: TestCloudOptions = {}) {
  const test = await createTestCloud([createSqs], { listen: true, ...options });
  clouds.push(test);
  const dead = await test.provide('AWS::SQS::Queue', { QueueName: 'dead' }, 'Dead');
  const { ref } = await test.provide('AWS::SQS::Queue', { QueueName: 'jobs', ...properties }, 'Jobs');
  await test.start();
  const client = new SQSClient(test.clientConfig);
  const receive = async (input: Partial<ConstructorParameters<typeof ReceiveMessageCommand>[0]> = {}, url = ref) =>
    (await client.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, ...input }))).Messages ?? [];
  return { test, client, url: ref, dead: dead.ref, receive };
}

const deadArn = 'arn:aws:sqs:eu-central-1:123456789012:dead';

describe('a standard queue', () => {
  it('hands a message out, with attributes that the client verifies, until it is deleted', async () => {
    const { client, url: QueueUrl, receive } = await boot();
    await client.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'grüße',
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'order' },
          count: { DataType: 'Number', StringValue: '3' },
          bytes: { DataType: 'Binary', BinaryValue: Buffer.from([0, 255]) },
        },
      }),
    );
    const [message] = await receive({ MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] });
    expect(message).toMatchObject({
      Body: 'grüße',
      MessageAttributes: { kind: { StringValue: 'order' }, bytes: { BinaryValue: new Uint8Array([0, 255]) } },
      Attributes: { ApproximateReceiveCount: '1', SenderId: '123456789012' },
    });
    expect(await receive()).toEqual([]);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    expect(Attributes).toMatchObject({ ApproximateNumberOfMessages: '0', ApproximateNumberOfMessagesNotVisible: '0' });
  });

  it('hands it out again when its visibility ends, and not to the holder of the old receipt', async () => {
    let now = Date.now();
    const { client, url: QueueUrl, receive } = await boot({ VisibilityTimeout: '30' }, { now: () => now });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    const [first] = await receive();
    now += 29_000;
    expect(await receive()).toEqual([]);
    now += 2_000;
    const [second] = await receive({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(second?.Attributes).toEqual({ ApproximateReceiveCount: '2' });
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: second?.ReceiptHandle, VisibilityTimeout: 0 }),
    );
    expect(await receive()).toHaveLength(1);
  });

  it('holds a delayed message back', async () => {
    let now = Date.now();
    const { client, url: QueueUrl, receive } = await boot({}, { now: () => now });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', DelaySeconds: 10 }));
    expect(await receive()).toEqual([]);
    now += 10_000;
    expect(await receive()).toHaveLength(1);
  });

  it('lets a long poll wait for what comes', async () => {
    const { client, url: QueueUrl, receive } = await boot();
    const waiting = receive({ WaitTimeSeconds: 20 });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    expect(await waiting).toHaveLength(1);
  });

  it('gives a message up to the dead-letter queue after too many receives, whence it can come back', async () => {
    const {
      client,
      url: QueueUrl,
      dead,
      receive,
    } = await boot({
      VisibilityTimeout: 0,
      RedrivePolicy: { deadLetterTargetArn: deadArn, maxReceiveCount: 2 },
    });
    const { MessageId } = await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    expect(await receive()).toHaveLength(1);
    expect(await receive()).toHaveLength(1);
    expect(await receive()).toHaveLength(0);
    const [buried] = await receive({ VisibilityTimeout: 0, MessageSystemAttributeNames: ['All'] }, dead);
    expect(buried).toMatchObject({
      MessageId,
      Attributes: { DeadLetterQueueSourceArn: expect.stringMatching(/:jobs$/u) },
    });
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: deadArn }));
    expect(await receive()).toMatchObject([{ MessageId }]);
    expect(await receive({}, dead)).toEqual([]);
  });

  it('answers a batch entry by entry', async () => {
    const { client, url: QueueUrl, receive } = await boot();
    const Entries = [
      { Id: 'good', MessageBody: 'x' },
      { Id: 'bad', MessageBody: '\u0000' },
    ];
    const sent = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    expect([sent.Successful?.map(({ Id }) => Id), sent.Failed?.map(({ Id, Code }) => [Id, Code])]).toEqual([
      ['good'],
      [['bad', 'InvalidMessageContents']],
    ]);
    const [message] = await receive();
    const deleted = await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'a', ReceiptHandle: message?.ReceiptHandle },
          { Id: 'b', ReceiptHandle: 'none' },
        ],
      }),
    );
    expect([deleted.Successful?.length, deleted.Failed?.[0]?.Code]).toEqual([1, 'ReceiptHandleIsInvalid']);
    await expect(client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [] }))).rejects.toMatchObject({
      name: 'EmptyBatchRequest',
    });
  });

  it('forgets what is older than its retention, and all of it when purged', async () => {
    let now = Date.now();
    const { client, url: QueueUrl, receive } = await boot({ MessageRetentionPeriod: 60 }, { now: () => now });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'old' }));
    now += 61_000;
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'new' }));
    expect((await receive({ VisibilityTimeout: 0 })).map(({ Body }) => Body)).toEqual(['new']);
    await client.send(new PurgeQueueCommand({ QueueUrl }));
    expect(await receive()).toEqual([]);
    await expect(client.send(new PurgeQueueCommand({ QueueUrl }))).rejects.toMatchObject({
      name: 'PurgeQueueInProgress',
    });
  });

  it('refuses what is too large', async () => {
    const { client, url: QueueUrl } = await boot({ MaximumMessageSize: 1024 });
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x'.repeat(1024) }));
    await expect(client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x'.repeat(1025) }))).rejects.toThrow(
      /shorter than 1024/u,
    );
  });

  it('keeps every message and receipt over a restart, and hands out anew what nobody can have any more', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sqs-'));
    directories.push(directory);
    const redrive = { RedrivePolicy: { deadLetterTargetArn: deadArn, maxReceiveCount: 1 } };
    const first = await boot(redrive, { directory });
    for (const MessageBody of ['held', 'late', 'waiting']) {
      const DelaySeconds = MessageBody === 'late' ? 600 : 0;
      await first.client.send(new SendMessageCommand({ QueueUrl: first.url, MessageBody, DelaySeconds }));
    }
    await first.receive({ MaxNumberOfMessages: 1 });
    await first.test.stop();

    const second = await boot(redrive, { directory });
    const again = await second.receive({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(again.map(({ Body, Attributes }) => [Body, Attributes?.ApproximateReceiveCount])).toEqual([
      ['held', '1'],
      ['waiting', '1'],
    ]);
    await second.test.stop();

    const third = await boot(redrive, { directory });
    await third.client.send(new DeleteMessageCommand({ QueueUrl: third.url, ReceiptHandle: again[0]?.ReceiptHandle }));
    expect((await third.receive()).map(({ Body }) => Body)).toEqual(['waiting']);
  });
});

describe('a FIFO queue', () => {
  const fifo = { QueueName: 'jobs.fifo', FifoQueue: true };

  it('keeps the order of each group, and holds a group back while one of it is at work', async () => {
    const { client, url: QueueUrl, receive } = await boot({ ...fifo, ContentBasedDeduplication: true });
    for (const [MessageGroupId, MessageBody] of [
      ['a', '1'],
      ['b', '2'],
      ['a', '3'],
    ]) {
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId }));
    }
    const [first] = await receive({ MaxNumberOfMessages: 1 });
    expect(first?.Body).toBe('1');
    expect((await receive()).map(({ Body }) => Body)).toEqual(['2']);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
    expect((await receive()).map(({ Body }) => Body)).toEqual(['3']);
  });

  it('takes a deduplication id once in five minutes', async () => {
    let now = Date.now();
    const { test, url: QueueUrl } = await boot(fifo, { now: () => now });
    // In the process: a request over HTTP would be signed at another time than the queue's.
    const call = (action: string, input: object) =>
      test.cloud.call<Record<string, unknown>>('sqs', action, { QueueUrl, ...input }, { kind: 'root' });
    const send = () =>
      call('SendMessage', { MessageBody: String(now), MessageGroupId: 'a', MessageDeduplicationId: 'd' });
    const first = await send();
    now += 299_000;
    expect(await send()).toMatchObject({ MessageId: first['MessageId'] });
    now += 2_000;
    expect((await send())['MessageId']).not.toBe(first['MessageId']);
    expect((await call('ReceiveMessage', { MaxNumberOfMessages: 10 }))['Messages']).toHaveLength(2);
  });

  it('needs a group and a deduplication id', async () => {
    const { client, url: QueueUrl } = await boot(fifo);
    await expect(client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }))).rejects.toThrow(
      /MessageGroupId/u,
    );
    await expect(
      client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x', MessageGroupId: 'a' })),
    ).rejects.toThrow(/ContentBasedDeduplication/u);
  });
});

describe('access to a queue', () => {
  it('is denied unless a policy grants it', async () => {
    const { test, url: QueueUrl } = await boot(
      {},
      {
        policies: {
          sender: { Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:*:jobs' } },
        },
      },
    );
    const sender = new SQSClient(test.clientConfigOf('sender'));
    await sender.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    await expect(sender.send(new ReceiveMessageCommand({ QueueUrl }))).rejects.toThrow(/sqs:ReceiveMessage/u);
  });

  it('is open to another service by the queue policy alone', async () => {
    const { test, url: QueueUrl } = await boot();
    const send = (sourceArn: string) =>
      test.cloud.call(
        'sqs',
        'SendMessage',
        { QueueUrl, MessageBody: 'x' },
        { kind: 'service', service: 'sns.amazonaws.com', sourceArn },
      );
    const topic = 'arn:aws:sns:eu-central-1:123456789012:news';
    await expect(send(topic)).rejects.toMatchObject({ code: 'AccessDeniedException' });
    await test.provide('AWS::SQS::QueuePolicy', {
      Queues: [QueueUrl],
      PolicyDocument: {
        Statement: {
          Effect: 'Allow',
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: '*',
          Condition: { ArnEquals: { 'aws:SourceArn': topic } },
        },
      },
    });
    await send(topic);
    await expect(send(`${topic}-other`)).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });

  it('names a queue that is not there', async () => {
    const { client } = await boot();
    await expect(client.send(new GetQueueUrlCommand({ QueueName: 'none' }))).rejects.toMatchObject({
      name: expect.stringMatching(/QueueDoesNotExist|NonExistentQueue/u),
    });
  });
});
