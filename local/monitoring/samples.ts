import type { Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { Alarm } from './alarms.ts';
import type { Metrics } from './metrics.ts';

/** What SQS tells CloudWatch about its queues, by the attribute that holds it. */
const QUEUE_METRICS: Readonly<Record<string, string>> = {
  ApproximateNumberOfMessagesVisible: 'ApproximateNumberOfMessages',
  ApproximateNumberOfMessagesNotVisible: 'ApproximateNumberOfMessagesNotVisible',
  ApproximateNumberOfMessagesDelayed: 'ApproximateNumberOfMessagesDelayed',
};

/** Takes the depth of every queue that an alarm watches, as SQS puts it into CloudWatch each minute. */
export async function sampleQueues(cloud: Cloud, alarms: Iterable<Alarm>, metrics: Metrics): Promise<void> {
  for (const { properties } of alarms) {
    const attribute = QUEUE_METRICS[properties.MetricName ?? ''];
    const queue = properties.Dimensions.find(({ Name }) => Name === 'QueueName')?.Value;
    if (properties.Namespace !== 'AWS/SQS' || attribute === undefined || queue === undefined) continue;
    const depth = await depthOf(cloud, queue, attribute);
    if (depth === undefined) continue;
    const identity = { namespace: 'AWS/SQS', name: properties.MetricName ?? '', dimensions: properties.Dimensions };
    metrics.put(identity, cloud.now(), [depth], 'Count');
  }
}

async function depthOf(cloud: Cloud, queue: string, attribute: string): Promise<number | undefined> {
  const root = { kind: 'root' } as const;
  try {
    const { QueueUrl } = await cloud.call<{ QueueUrl: string }>('sqs', 'GetQueueUrl', { QueueName: queue }, root);
    const asked = { QueueUrl, AttributeNames: [attribute] };
    const { Attributes } = await cloud.call<{ Attributes?: Record<string, string> }>(
      'sqs',
      'GetQueueAttributes',
      asked,
      root,
    );
    const value = Number(Attributes?.[attribute]);
    return Number.isNaN(value) ? undefined : value;
  } catch (error) {
    // The alarm may watch a queue that no stack declares: it has no data then, as on AWS.
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}
