import type { Caller, Cloud } from '../core/cloud.ts';
import type { KeptAttribute } from './filter.ts';
import type { Subscription } from './topics.ts';

/** One message on its way to one subscriber. */
export interface Delivery {
  readonly subscriptionArn: string;
  readonly topicArn: string;
  readonly messageId: string;
  readonly message: string;
  readonly subject?: string;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly attributes: Readonly<Record<string, KeptAttribute>>;
}

/** Says openly that nobody signed: a consumer that verifies must fail here. */
const noSignature = 'bm90IHNpZ25lZCBieSB0aGUgbG9jYWwgY2xvdWQ=';

/** Hands a message to its subscriber, on whose policy it depends whether SNS may. */
export async function deliver(cloud: Cloud, delivery: Delivery, subscription: Subscription): Promise<void> {
  const caller: Caller = { kind: 'service', service: 'sns.amazonaws.com', sourceArn: delivery.topicArn };
  if (cloud.faults.recording) {
    const item = `topicDeliveries.${subscription.protocol}`;
    cloud.faults.bill({ service: 'sns', item, resource: delivery.topicArn.split(':').at(-1) ?? '', quantity: 1 });
  }
  switch (subscription.protocol) {
    case 'sqs':
      await cloud.call(
        'sqs',
        'SendMessage',
        { QueueUrl: queueUrl(cloud, subscription.endpoint), ...queueMessage(cloud, delivery, subscription) },
        caller,
      );
      return;
    case 'lambda': {
      const Payload = Buffer.from(JSON.stringify(lambdaEvent(cloud, delivery)));
      await cloud.call(
        'lambda',
        'Invoke',
        { FunctionName: subscription.endpoint, InvocationType: 'Event', Payload },
        caller,
      );
      return;
    }
    case 'email':
    case 'email-json':
      cloud.trace.note(
        `sns: would mail to ${subscription.endpoint}: ${
          delivery.subject ?? delivery.topicArn
        }: ${delivery.message.slice(0, 500)}`,
      );
      return;
  }
}

/** What could not be delivered goes to the subscription's dead-letter queue as it would have arrived. */
export async function bury(
  cloud: Cloud,
  delivery: Delivery,
  subscription: Subscription,
  error: unknown,
): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  cloud.trace.warn(`sns: ${delivery.topicArn} could not deliver to ${subscription.endpoint}: ${reason}`);
  if (subscription.deadLetterArn === undefined) return;
  const caller: Caller = { kind: 'service', service: 'sns.amazonaws.com', sourceArn: delivery.topicArn };
  const QueueUrl = queueUrl(cloud, subscription.deadLetterArn);
  try {
    await cloud.call('sqs', 'SendMessage', { QueueUrl, ...queueMessage(cloud, delivery, subscription) }, caller);
  } catch (refusal) {
    cloud.trace.warn(
      `sns: the dead-letter queue ${subscription.deadLetterArn} refused the message: ${String(refusal)}`,
    );
  }
}

function queueMessage(cloud: Cloud, delivery: Delivery, subscription: Subscription): Record<string, unknown> {
  if (!subscription.raw) return { MessageBody: JSON.stringify(envelope(cloud, delivery)) };
  const attributes = Object.entries(delivery.attributes).map(([name, { Type, Value }]) => [
    name,
    { DataType: Type, ...(Type.startsWith('Binary') ? { BinaryValue: Value } : { StringValue: Value }) },
  ]);
  return { MessageBody: delivery.message, MessageAttributes: Object.fromEntries(attributes) };
}

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
function envelope(cloud: Cloud, delivery: Delivery): Record<string, unknown> {
  const { attributes } = delivery;
  return {
    Type: 'Notification',
    MessageId: delivery.messageId,
    TopicArn: delivery.topicArn,
    ...(delivery.subject === undefined ? {} : { Subject: delivery.subject }),
    Message: delivery.message,
    Timestamp: delivery.timestamp,
    SignatureVersion: '1',
    Signature: noSignature,
    SigningCertURL: `${cloud.awsEndpoint}/SimpleNotificationService.pem`,
    UnsubscribeURL: unsubscribeUrl(cloud, delivery),
    ...(Object.keys(attributes).length === 0 ? {} : { MessageAttributes: attributes }),
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
function lambdaEvent(cloud: Cloud, delivery: Delivery): Record<string, unknown> {
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: delivery.subscriptionArn,
        Sns: {
          Type: 'Notification',
          MessageId: delivery.messageId,
          TopicArn: delivery.topicArn,
          Subject: delivery.subject ?? null,
          Message: delivery.message,
          Timestamp: delivery.timestamp,
          SignatureVersion: '1',
          Signature: noSignature,
          SigningCertUrl: `${cloud.awsEndpoint}/SimpleNotificationService.pem`,
          UnsubscribeUrl: unsubscribeUrl(cloud, delivery),
          MessageAttributes: delivery.attributes,
        },
      },
    ],
  };
}

function unsubscribeUrl(cloud: Cloud, delivery: Delivery): string {
  return `${cloud.awsEndpoint}/?Action=Unsubscribe&SubscriptionArn=${delivery.subscriptionArn}`;
}

function queueUrl(cloud: Cloud, arn: string): string {
  const [account, name] = arn.split(':').slice(-2);
  return `${cloud.awsEndpoint}/${account}/${name}`;
}
