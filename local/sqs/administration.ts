import type { Caller } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { sqsError } from './errors.ts';
import { inputs, readInput } from './inputs.ts';
import type { Queue } from './queue.ts';
import type { Queues } from './queues.ts';

type Input = Record<string, unknown>;
type Output = Record<string, unknown>;

export async function getQueueUrl(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const queue = queues.byName(readInput(inputs.GetQueueUrl, input).QueueName);
  queues.authorize(caller, 'GetQueueUrl', queue);
  return { QueueUrl: queue.settings.url };
}

export async function listQueues(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const { QueueNamePrefix } = readInput(inputs.ListQueues, input);
  const { cloud } = queues;
  try {
    cloud.iam.authorize(caller, {
      action: 'sqs:ListQueues',
      resource: `arn:${cloud.partition}:sqs:${cloud.region}:${cloud.accountId}:*`,
    });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw sqsError('AccessDeniedException', error.message, error);
  }
  return {
    QueueUrls: queues
      .all()
      .filter(({ settings }) => settings.name.startsWith(QueueNamePrefix))
      .map(({ settings }) => settings.url),
  };
}

export async function getQueueAttributes(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const { QueueUrl, AttributeNames } = readInput(inputs.GetQueueAttributes, input);
  const queue = queues.byUrl(QueueUrl);
  queues.authorize(caller, 'GetQueueAttributes', queue);
  const all = attributesOf(queue);
  const unknown = AttributeNames.find((name) => name !== 'All' && !(name in all) && !optional.has(name));
  if (unknown !== undefined) throw sqsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  const chosen = Object.entries(all).filter(
    ([name]) => AttributeNames.includes('All') || AttributeNames.includes(name),
  );
  return chosen.length === 0 ? {} : { Attributes: Object.fromEntries(chosen) };
}

/** Attributes that only some queues have. */
const optional = new Set([
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoQueue',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'Policy',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
]);

function attributesOf(queue: Queue): Record<string, string> {
  const { settings, policy } = queue;
  const { visible, inFlight, delayed } = queue.counts();
  const { redrive, redriveAllow } = settings;
  const created = String(Math.floor(settings.createdAt / 1000));
  return {
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    CreatedTimestamp: created,
    DelaySeconds: String(settings.delay),
    LastModifiedTimestamp: created,
    MaximumMessageSize: String(settings.maximumMessageSize),
    MessageRetentionPeriod: String(settings.retention),
    QueueArn: settings.arn,
    ReceiveMessageWaitTimeSeconds: String(settings.receiveWait),
    VisibilityTimeout: String(settings.visibilityTimeout),
    ...(policy === undefined ? {} : { Policy: JSON.stringify(policy) }),
    ...(settings.kmsKeyId === undefined ? { SqsManagedSseEnabled: 'true' } : { KmsMasterKeyId: settings.kmsKeyId }),
    ...(settings.fifo
      ? {
          FifoQueue: 'true',
          ContentBasedDeduplication: String(settings.contentBasedDeduplication),
          DeduplicationScope: settings.deduplicationScope,
        }
      : {}),
    ...(redrive === undefined
      ? {}
      : {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: redrive.deadLetterArn,
            maxReceiveCount: redrive.maxReceiveCount,
          }),
        }),
    ...(redriveAllow === undefined
      ? {}
      : {
          RedriveAllowPolicy: JSON.stringify({
            redrivePermission: redriveAllow.permission,
            ...(redriveAllow.permission === 'byQueue' ? { sourceQueueArns: redriveAllow.sourceArns } : {}),
          }),
        }),
  };
}

/** SQS takes one purge a minute. */
const purgeInterval = 60_000;

export async function purgeQueue(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const queue = queues.byUrl(readInput(inputs.Queue, input).QueueUrl);
  queues.authorize(caller, 'PurgeQueue', queue);
  const now = queues.cloud.now();
  const last = queues.store.get<number>('purges', queue.settings.name);
  if (last !== undefined && now - last < purgeInterval) {
    throw sqsError(
      'PurgeQueueInProgress',
      `Only one PurgeQueue operation on ${queue.settings.name} is allowed every 60 seconds.`,
    );
  }
  queues.store.put('purges', queue.settings.name, now);
  queue.purge();
  return {};
}

export async function listDeadLetterSourceQueues(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const queue = queues.byUrl(readInput(inputs.Queue, input).QueueUrl);
  queues.authorize(caller, 'ListDeadLetterSourceQueues', queue);
  return { queueUrls: sourcesOf(queues, queue).map(({ settings }) => settings.url) };
}

function sourcesOf(queues: Queues, queue: Queue): Queue[] {
  return queues.all().filter(({ settings }) => settings.redrive?.deadLetterArn === queue.settings.arn);
}

interface MoveTask {
  readonly TaskHandle: string;
  readonly Status: 'COMPLETED';
  readonly SourceArn: string;
  readonly DestinationArn?: string;
  readonly ApproximateNumberOfMessagesMoved: number;
  readonly ApproximateNumberOfMessagesToMove: number;
  /** Epoch milliseconds. */
  readonly StartedTimestamp: number;
}

/**
 * Brings the messages of a dead-letter queue back to where they came from, or to another queue, all at once.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export async function startMessageMoveTask(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const { SourceArn, DestinationArn } = readInput(inputs.StartMessageMoveTask, input);
  const source = queues.byArn(SourceArn);
  for (const action of ['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes']) {
    queues.authorize(caller, action, source);
  }
  if (sourcesOf(queues, source).length === 0) {
    throw sqsError('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
  }
  await queues.useKey(caller, source, 'receive');
  const now = queues.cloud.now();
  const moves = source
    .all()
    .filter((message) => message.visibleAt <= now)
    .flatMap((message) => {
      const target = DestinationArn ?? message.deadLetterSource;
      return target === undefined ? [] : [{ message, target: queues.byArn(target) }];
    });
  for (const target of new Set(moves.map((move) => move.target))) {
    queues.authorize(caller, 'SendMessage', target);
    await queues.useKey(caller, target, 'send');
  }
  const task: MoveTask = {
    TaskHandle: Buffer.from(queues.cloud.uuid()).toString('base64'),
    Status: 'COMPLETED',
    SourceArn,
    ...(DestinationArn === undefined ? {} : { DestinationArn }),
    ApproximateNumberOfMessagesMoved: moves.length,
    ApproximateNumberOfMessagesToMove: moves.length,
    StartedTimestamp: now,
  };
  queues.store.transaction(() => {
    for (const { message, target } of moves) {
      target.adopt(message, undefined);
      source.remove(message);
    }
    queues.store.put('moves', `${source.settings.name}/${String(now).padStart(14, '0')}`, task);
  });
  return { TaskHandle: task.TaskHandle };
}

export async function listMessageMoveTasks(queues: Queues, input: Input, caller: Caller): Promise<Output> {
  const { SourceArn, MaxResults } = readInput(inputs.ListMessageMoveTasks, input);
  const source = queues.byArn(SourceArn);
  queues.authorize(caller, 'ListMessageMoveTasks', source);
  const tasks = queues.store.list<MoveTask>('moves', `${source.settings.name}/`).map(({ value }) => value);
  return { Results: tasks.reverse().slice(0, MaxResults) };
}
