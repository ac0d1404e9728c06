import { z } from 'zod';
import type { Cloud, Resource } from '../core/cloud.ts';
import type { QueueSettings } from './queue.ts';

const count = z.coerce.number().int();
const flag = z.union([z.boolean(), z.stringbool()]);
/** CloudFormation takes an object or its JSON text. */
const json = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value), schema);

const queueProperties = z.object({
  QueueName: z.string().optional(),
  FifoQueue: flag.default(false),
  ContentBasedDeduplication: flag.default(false),
  DeduplicationScope: z.enum(['queue', 'messageGroup']).default('queue'),
  DelaySeconds: count.default(0),
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
  MaximumMessageSize: count.default(1_048_576),
  MessageRetentionPeriod: count.default(345_600),
  ReceiveMessageWaitTimeSeconds: count.default(0),
  VisibilityTimeout: count.default(30),
  KmsMasterKeyId: z.string().optional(),
  RedrivePolicy: json(z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: count })).optional(),
  RedriveAllowPolicy: json(
    z.object({
      redrivePermission: z.enum(['allowAll', 'denyAll', 'byQueue']),
      sourceQueueArns: z.array(z.string()).default([]),
    }),
  ).optional(),
});

const longestName = 80;

/** A queue as its CloudFormation properties declare it. */
export function settingsOf(cloud: Cloud, resource: Resource, createdAt: (name: string) => number): QueueSettings {
  const properties = queueProperties.parse(resource.properties);
  const suffix = properties.FifoQueue ? '.fifo' : '';
  const name = properties.QueueName ?? `${resource.generatedName(longestName - suffix.length)}${suffix}`;
  const { RedrivePolicy: redrive, RedriveAllowPolicy: allow } = properties;
  return {
    name,
    arn: `arn:${cloud.partition}:sqs:${cloud.region}:${cloud.accountId}:${name}`,
    url: `${cloud.awsEndpoint}/${cloud.accountId}/${name}`,
    fifo: properties.FifoQueue,
    contentBasedDeduplication: properties.ContentBasedDeduplication,
    deduplicationScope: properties.DeduplicationScope,
    delay: properties.DelaySeconds,
    maximumMessageSize: properties.MaximumMessageSize,
    retention: properties.MessageRetentionPeriod,
    receiveWait: properties.ReceiveMessageWaitTimeSeconds,
    visibilityTimeout: properties.VisibilityTimeout,
    kmsKeyId: properties.KmsMasterKeyId,
    redrive:
      redrive === undefined
        ? undefined
        : { deadLetterArn: redrive.deadLetterTargetArn, maxReceiveCount: redrive.maxReceiveCount },
    redriveAllow:
      allow === undefined ? undefined : { permission: allow.redrivePermission, sourceArns: allow.sourceQueueArns },
    createdAt: createdAt(name),
  };
}
