import { z } from 'zod';
import type { Caller, Cloud, PolicyDocument, Service } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { createOutbox } from '../core/outbox.ts';
import { awsQuery } from '../core/protocols.ts';
import { bury, deliver } from './delivery.ts';
import type { Delivery } from './delivery.ts';
import { publish, publishBatch } from './publish.ts';
import type { Publisher } from './publish.ts';
import { subscriptionProperties, Topics } from './topics.ts';

const policyProperties = z.object({
  Topics: z.array(z.string()),
  PolicyDocument: z.custom<PolicyDocument>(
    (value) => typeof value === 'object' && value !== null && 'Statement' in value,
  ),
});
const topicInput = z.object({ TopicArn: z.string() });

/** Codes on the wire where they differ from the SDK's exception names. */
const errorCodes = {
  AuthorizationErrorException: 'AuthorizationError',
  BatchEntryIdsNotDistinctException: 'BatchEntryIdsNotDistinct',
  EmptyBatchRequestException: 'EmptyBatchRequest',
  InvalidParameterException: 'InvalidParameter',
  InvalidParameterValueException: 'ParameterValueInvalid',
  KMSAccessDeniedException: 'KMSAccessDenied',
  NotFoundException: 'NotFound',
  TooManyEntriesInBatchRequestException: 'TooManyEntriesInBatchRequest',
};

/** SNS: what a topic accepted reaches each of its subscribers at least once, after a kill too. */
export function createSns(cloud: Cloud): Service {
  const store = cloud.store('sns');
  const topics = new Topics(cloud);
  const outbox = createOutbox<Delivery>({
    cloud,
    store,
    table: 'deliveries',
    async deliver(delivery) {
      const subscription = topics.subscription(delivery.subscriptionArn);
      // A template without it came in between.
      if (subscription !== undefined) await deliver(cloud, delivery, subscription);
    },
    async giveUp(delivery, error) {
      const subscription = topics.subscription(delivery.subscriptionArn);
      if (subscription !== undefined) await bury(cloud, delivery, subscription, error);
    },
  });
  const publisher: Publisher = { topics, store, outbox };

  const service: Service = {
    name: 'sns',
    resources: {
      'AWS::SNS::Topic': {
        async provide(resource) {
          const { arn, name } = topics.putTopic(resource);
          return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
        },
      },
      'AWS::SNS::TopicPolicy': {
        async provide({ properties, logicalId }) {
          const { Topics: arns, PolicyDocument: document } = policyProperties.parse(properties);
          for (const arn of arns) topics.get(arn).policy = document;
          return { ref: logicalId };
        },
      },
      'AWS::SNS::Subscription': {
        async provide({ properties, logicalId, stackName }) {
          const { arn } = topics.putSubscription(`${stackName}-${logicalId}`, subscriptionProperties.parse(properties));
          return { ref: arn, attributes: { Arn: arn } };
        },
      },
    },
    call: (action, input, caller) => call(publisher, action, input, caller),
    handle: (request) => handle(request),
    async start() {
      outbox.start();
    },
    stop: () => outbox.stop(),
    status: () => ({ topics: topics.all().length, 'messages to deliver': outbox.size() }),
  };
  const handle = awsQuery(service, {
    xmlns: 'http://sns.amazonaws.com/doc/2010-03-31/',
    errorCodes,
    blobs: ['BinaryValue'],
    maps: ['Attributes'],
    lists: ['PublishBatchRequestEntries', 'Successful', 'Failed', 'Topics', 'Subscriptions'],
  });
  return service;
}

async function call(
  publisher: Publisher,
  action: string,
  input: Record<string, unknown>,
  caller: Caller,
): Promise<object> {
  const { topics } = publisher;
  switch (action) {
    case 'Publish':
      return publish(publisher, input, caller);
    case 'PublishBatch':
      return publishBatch(publisher, input, caller);
    case 'ListTopics':
      topics.authorize(caller, 'ListTopics', undefined);
      return { Topics: topics.all().map(({ arn }) => ({ TopicArn: arn })) };
    case 'GetTopicAttributes': {
      const topic = topics.get(topicInput.parse(input).TopicArn);
      topics.authorize(caller, 'GetTopicAttributes', topic);
      return {
        Attributes: {
          TopicArn: topic.arn,
          Owner: topics.cloud.accountId,
          DisplayName: topic.displayName,
          SubscriptionsConfirmed: String(topics.subscriptionsOf(topic).length),
          ...(topic.policy === undefined ? {} : { Policy: JSON.stringify(topic.policy) }),
          ...(topic.kmsKeyId === undefined ? {} : { KmsMasterKeyId: topic.kmsKeyId }),
        },
      };
    }
    case 'ListSubscriptionsByTopic': {
      const topic = topics.get(topicInput.parse(input).TopicArn);
      topics.authorize(caller, 'ListSubscriptionsByTopic', topic);
      return {
        Subscriptions: topics.subscriptionsOf(topic).map(({ arn, topicArn, protocol, endpoint }) => ({
          SubscriptionArn: arn,
          TopicArn: topicArn,
          Protocol: protocol,
          Endpoint: endpoint,
          Owner: topics.cloud.accountId,
        })),
      };
    }
    default:
      throw new AwsError('UnknownOperationException', `The local cloud's SNS does not implement ${action}.`);
  }
}
