import { GetTopicAttributesCommand, PublishBatchCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Caller, Cloud, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud, TestCloudOptions } from '../core/testing.ts';
import { createSns } from './service.ts';

const clouds: TestCloud[] = [];

afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
});

const topicArn = 'arn:aws:sns:eu-central-1:123456789012:news';
const queueArn = (name: string) => `arn:aws:sqs:eu-central-1:123456789012:${name}`;

interface Sent {
  readonly queue: string;
  readonly body: string;
  readonly attributes: unknown;
  readonly caller: Caller;
}

/** Stands for SQS: keeps what is sent, and refuses the queue named `closed`. */
function recordingQueues(sent: Sent[]) {
  return (_cloud: Cloud): Service => ({
    name: 'sqs',
    resources: {},
    async call(_action, input, caller) {
      const queue = String(input['QueueUrl']).split('/').at(-1) ?? '';
      if (queue === 'closed') throw new AwsError('AccessDeniedException', 'closed', { status: 403 });
      sent.push({ queue, body: String(input['MessageBody']), attributes: input['MessageAttributes'], caller });
      return {};
    },
  });
}

async function boot(
  subscriptions: Record<string, unknown>[],
  options: TestCloudOptions = {},
  topic: Record<string, unknown> = {},
) {
  const sent: Sent[] = [];
  const test = await createTestCloud([createSns, recordingQueues(sent)], { listen: true, ...options });
  clouds.push(test);
  await test.provide('AWS::SNS::Topic', { TopicName: 'news', ...topic });
  for (const [index, subscription] of subscriptions.entries()) {
    await test.provide(
      'AWS::SNS::Subscription',
      { TopicArn: topicArn, Protocol: 'sqs', ...subscription },
      `Subscription${index}`,
    );
  }
  return { test, sent, client: new SNSClient(test.clientConfig) };
}

describe('a topic', () => {
  it('delivers in its envelope, or raw with the attributes beside', async () => {
    const { test, sent, client } = await boot([
      { Endpoint: queueArn('wrapped') },
      { Endpoint: queueArn('raw'), RawMessageDelivery: 'true' },
    ]);
    await test.start();
    const { MessageId } = await client.send(
      new PublishCommand({
        TopicArn: topicArn,
        Message: '{"a":1}',
        Subject: 'Hello',
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'order' },
          bytes: { DataType: 'Binary', BinaryValue: Buffer.from('x') },
        },
      }),
    );
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    const wrapped = sent.find(({ queue }) => queue === 'wrapped');
    expect(JSON.parse(wrapped?.body ?? '')).toMatchObject({
      Type: 'Notification',
      MessageId,
      TopicArn: topicArn,
      Subject: 'Hello',
      Message: '{"a":1}',
      MessageAttributes: { kind: { Type: 'String', Value: 'order' }, bytes: { Type: 'Binary', Value: 'eA==' } },
    });
    expect(wrapped?.caller).toEqual({ kind: 'service', service: 'sns.amazonaws.com', sourceArn: topicArn });
    expect(sent.find(({ queue }) => queue === 'raw')).toMatchObject({
      body: '{"a":1}',
      attributes: {
        kind: { DataType: 'String', StringValue: 'order' },
        bytes: { DataType: 'Binary', BinaryValue: 'eA==' },
      },
    });
  });

  it('delivers to those alone whose filter the message passes', async () => {
    const { test, sent, client } = await boot([
      {
        Endpoint: queueArn('orders'),
        RawMessageDelivery: true,
        FilterPolicy: { kind: ['order'], count: [{ numeric: ['>', 1] }] },
      },
      { Endpoint: queueArn('tags'), RawMessageDelivery: true, FilterPolicy: { tags: [{ prefix: 'bl' }] } },
      {
        Endpoint: queueArn('body'),
        RawMessageDelivery: true,
        FilterPolicyScope: 'MessageBody',
        FilterPolicy: '{"detail":{"status":["READ"]}}',
      },
      { Endpoint: queueArn('untagged'), RawMessageDelivery: true, FilterPolicy: { tags: [{ exists: false }] } },
    ]);
    await test.start();
    const publish = (Message: string, MessageAttributes: Record<string, { DataType: string; StringValue: string }>) =>
      client.send(new PublishCommand({ TopicArn: topicArn, Message, MessageAttributes }));
    await publish('one', {
      kind: { DataType: 'String', StringValue: 'order' },
      count: { DataType: 'Number', StringValue: '2' },
    });
    await publish('two', {
      kind: { DataType: 'String', StringValue: 'order' },
      count: { DataType: 'Number', StringValue: '1' },
    });
    await publish('{"detail":{"status":"READ"}}', {
      tags: { DataType: 'String.Array', StringValue: '["red","blue"]' },
    });
    await vi.waitFor(() => expect(sent).toHaveLength(5));
    expect(sent.map(({ queue, body }) => `${queue}: ${body}`).sort()).toEqual([
      'body: {"detail":{"status":"READ"}}',
      'orders: one',
      'tags: {"detail":{"status":"READ"}}',
      'untagged: one',
      'untagged: two',
    ]);
  });

  it('takes a batch, and a message for each protocol', async () => {
    const { test, sent, client } = await boot([{ Endpoint: queueArn('raw'), RawMessageDelivery: true }]);
    await test.start();
    const PublishBatchRequestEntries = [
      { Id: 'a', Message: JSON.stringify({ default: 'for all', sqs: 'for queues' }), MessageStructure: 'json' },
      { Id: 'b', Message: '{"sqs":"none"}', MessageStructure: 'json' },
    ];
    const answer = await client.send(new PublishBatchCommand({ TopicArn: topicArn, PublishBatchRequestEntries }));
    expect([
      answer.Successful?.map(({ Id }) => Id),
      answer.Failed?.map(({ Id, SenderFault }) => [Id, SenderFault]),
    ]).toEqual([['a'], [['b', true]]]);
    await vi.waitFor(() => expect(sent.map(({ body }) => body)).toEqual(['for queues']));
  });

  it('puts what a subscriber refuses in the dead-letter queue', async () => {
    const { test, sent, client } = await boot([
      {
        Endpoint: queueArn('closed'),
        RawMessageDelivery: true,
        RedrivePolicy: { deadLetterTargetArn: queueArn('dead') },
      },
    ]);
    await test.start();
    await client.send(new PublishCommand({ TopicArn: topicArn, Message: 'x' }));
    await vi.waitFor(() => expect(sent.map(({ queue, body }) => [queue, body])).toEqual([['dead', 'x']]));
    expect(test.log.join('\n')).toMatch(/could not deliver to .*closed/u);
  });

  it('delivers after a restart what it accepted before', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sns-'));
    const subscription = { Endpoint: queueArn('raw'), RawMessageDelivery: true };
    const first = await boot([subscription], { directory });
    await first.client.send(new PublishCommand({ TopicArn: topicArn, Message: 'kept' }));
    await first.test.stop();
    const second = await boot([subscription], { directory });
    await second.test.start();
    await vi.waitFor(() => expect(second.sent.map(({ body }) => body)).toEqual(['kept']));
    await second.test.stop();
    rmSync(directory, { recursive: true });
  });

  it('refuses a filter that is none, and a subscriber that is not on this machine', async () => {
    await expect(boot([{ Endpoint: queueArn('a'), FilterPolicy: { kind: 'order' } }])).rejects.toMatchObject({
      code: 'InvalidParameterException',
    });
    await expect(boot([{ Endpoint: 'https://example.org', Protocol: 'https' }])).rejects.toThrow(/not to https/u);
  });
});

describe('access to a topic', () => {
  it('is denied unless a policy grants it', async () => {
    const { test } = await boot([], {
      policies: { publisher: { Statement: { Effect: 'Allow', Action: 'sns:Publish', Resource: topicArn } } },
    });
    const publisher = new SNSClient(test.clientConfigOf('publisher'));
    await publisher.send(new PublishCommand({ TopicArn: topicArn, Message: 'x' }));
    await expect(publisher.send(new GetTopicAttributesCommand({ TopicArn: topicArn }))).rejects.toMatchObject({
      name: 'AuthorizationErrorException',
      message: expect.stringContaining('sns:GetTopicAttributes'),
    });
  });

  it('is open to another service by the topic policy alone, and never under the key of AWS', async () => {
    const alarm: Caller = {
      kind: 'service',
      service: 'cloudwatch.amazonaws.com',
      sourceArn: 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:a',
    };
    const policy = {
      Statement: {
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: '*',
      },
    };
    const { test } = await boot([]);
    const publish = () => test.cloud.call('sns', 'Publish', { TopicArn: topicArn, Message: 'x' }, alarm);
    await expect(publish()).rejects.toMatchObject({ code: 'AuthorizationErrorException' });
    await test.provide('AWS::SNS::TopicPolicy', { Topics: [topicArn], PolicyDocument: policy });
    await publish();
    await test.provide('AWS::SNS::Topic', { TopicName: 'news', KmsMasterKeyId: 'alias/aws/sns' });
    await expect(publish()).rejects.toMatchObject({ code: 'KMSAccessDeniedException' });
  });

  it('names a topic that is not there', async () => {
    const { client } = await boot([]);
    await expect(client.send(new PublishCommand({ TopicArn: `${topicArn}-none`, Message: 'x' }))).rejects.toMatchObject(
      { name: 'NotFoundException' },
    );
  });
});
