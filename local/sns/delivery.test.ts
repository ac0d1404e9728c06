import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Caller, PolicyDocument } from '../core/cloud.ts';
import { createTestCloud } from '../core/testing.ts';
import type { TestCloud } from '../core/testing.ts';
import { createEvents } from '../events/service.ts';
import { createKms } from '../kms/service.ts';
import { createS3 } from '../s3/service.ts';
import { createSqs } from '../sqs/service.ts';
import { createSns } from './service.ts';

const clouds: TestCloud[] = [];
const root: Caller = { kind: 'root' };
const account = '123456789012';
const topicArn = `arn:aws:sns:eu-central-1:${account}:news`;
const queueArn = `arn:aws:sqs:eu-central-1:${account}:jobs`;

afterEach(async () => {
  await Promise.all(clouds.splice(0).map((cloud) => cloud.stop()));
});

function lets(service: string, Action: string | string[], sourceArn?: string): PolicyDocument {
  return {
    Statement: {
      Effect: 'Allow',
      Principal: { Service: service },
      Action,
      Resource: '*',
      ...(sourceArn === undefined ? {} : { Condition: { ArnLike: { 'aws:SourceArn': sourceArn } } }),
    },
  };
}

async function boot(queue: Record<string, unknown> = {}) {
  const test = await createTestCloud([createKms, createS3, createSqs, createSns, createEvents]);
  clouds.push(test);
  const { ref: url } = await test.provide('AWS::SQS::Queue', { QueueName: 'jobs', ...queue }, 'Jobs');
  const receive = async () => {
    const answer = await test.cloud.call<{ Messages?: { Body: string }[] }>(
      'sqs',
      'ReceiveMessage',
      { QueueUrl: url, MaxNumberOfMessages: 10 },
      root,
    );
    return (answer.Messages ?? []).map(({ Body }): unknown => JSON.parse(Body));
  };
  const open = (document: PolicyDocument) =>
    test.provide('AWS::SQS::QueuePolicy', { Queues: [url], PolicyDocument: document }, 'Policy');
  const topic = async (properties: Record<string, unknown> = {}) => {
    await test.provide('AWS::SNS::Topic', { TopicName: 'news', ...properties }, 'News');
    await test.provide(
      'AWS::SNS::Subscription',
      { TopicArn: topicArn, Protocol: 'sqs', Endpoint: queueArn },
      'Subscription',
    );
  };
  return { test, receive, open, topic };
}

describe('an object that arrives', () => {
  it('is told to a topic and on to its queue, each as its policy allows', async () => {
    const { test, receive, open, topic } = await boot();
    await topic();
    await open(lets('sns.amazonaws.com', 'sqs:SendMessage', topicArn));
    await test.provide('AWS::SNS::TopicPolicy', {
      Topics: [topicArn],
      PolicyDocument: lets('s3.amazonaws.com', 'sns:Publish', 'arn:aws:s3:::in'),
    });
    await test.provide('AWS::S3::Bucket', {
      BucketName: 'in',
      NotificationConfiguration: { TopicConfigurations: [{ Event: 's3:ObjectCreated:*', Topic: topicArn }] },
    });
    await test.start();
    await test.cloud.call('s3', 'PutObject', { Bucket: 'in', Key: 'a.pdf', Body: 'x' }, root);
    await vi.waitFor(async () => {
      const [message] = await receive();
      expect(message).toMatchObject({ Type: 'Notification', Message: expect.stringContaining('"key":"a.pdf"') });
    });
  });

  it('starts a rule whose queue lets EventBridge in for that rule alone', async () => {
    const { test, receive, open } = await boot();
    await open(lets('events.amazonaws.com', 'sqs:SendMessage', `arn:aws:events:eu-central-1:${account}:rule/arrivals`));
    const EventPattern = {
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { object: { key: [{ suffix: '.pdf' }] } },
    };
    const Targets = [{ Id: 'queue', Arn: queueArn }];
    await test.provide('AWS::Events::Rule', { Name: 'arrivals', EventPattern, Targets }, 'Arrivals');
    await test.provide('AWS::Events::Rule', { Name: 'strangers', EventPattern, Targets }, 'Strangers');
    await test.provide('AWS::S3::Bucket', {
      BucketName: 'in',
      NotificationConfiguration: { EventBridgeConfiguration: {} },
    });
    await test.start();
    for (const Key of ['a.png', 'a.pdf'])
      await test.cloud.call('s3', 'PutObject', { Bucket: 'in', Key, Body: 'x' }, root);
    await vi.waitFor(() => expect(test.log.join('\n')).toMatch(/rule\/strangers could not reach/u));
    await vi.waitFor(async () =>
      expect(await receive()).toMatchObject([{ detail: { bucket: { name: 'in' }, object: { key: 'a.pdf' } } }]),
    );
  });
});

describe('an encrypted queue behind a topic', () => {
  it('takes messages only where its key lets SNS in', async () => {
    const refused = await boot();
    const owner = {
      Effect: 'Allow' as const,
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    };
    const run = async (booted: typeof refused, statements: PolicyDocument['Statement'][]) => {
      const { test, open, topic } = booted;
      const key = await test.provide(
        'AWS::KMS::Key',
        { KeyPolicy: { Version: '2012-10-17', Statement: [owner, ...statements.flat()] } },
        'Key',
      );
      await test.provide('AWS::SQS::Queue', { QueueName: 'jobs', KmsMasterKeyId: key.attributes?.['Arn'] }, 'Jobs');
      await topic();
      await open(lets('sns.amazonaws.com', 'sqs:SendMessage', topicArn));
      await test.start();
      await test.cloud.call('sns', 'Publish', { TopicArn: topicArn, Message: 'x' }, root);
    };
    await run(refused, []);
    await vi.waitFor(() => expect(refused.test.log.join('\n')).toMatch(/could not deliver.*kms:GenerateDataKey/u));
    const granted = await boot();
    await run(granted, [lets('sns.amazonaws.com', ['kms:GenerateDataKey', 'kms:Decrypt']).Statement]);
    await vi.waitFor(async () => expect(await granted.receive()).toMatchObject([{ Message: 'x' }]));
  });
});
