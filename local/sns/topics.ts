import { z } from 'zod';
import type { Caller, Cloud, PolicyDocument, Resource } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import { compileFilter } from './filter.ts';
import type { Filterable } from './filter.ts';

const flag = z.union([z.boolean(), z.stringbool()]);
/** CloudFormation takes an object or its JSON text. */
const json = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : value), schema);

export const topicProperties = z.object({
  TopicName: z.string().optional(),
  DisplayName: z.string().default(''),
  FifoTopic: flag.default(false),
  KmsMasterKeyId: z.string().optional(),
  Subscription: z.array(z.object({ Endpoint: z.string(), Protocol: z.string() })).default([]),
});

export const subscriptionProperties = z.object({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  RawMessageDelivery: flag.default(false),
  FilterPolicy: json(z.unknown()).optional(),
  FilterPolicyScope: z.enum(['MessageAttributes', 'MessageBody']).default('MessageAttributes'),
  RedrivePolicy: json(z.object({ deadLetterTargetArn: z.string() })).optional(),
});

export interface Topic {
  readonly name: string;
  readonly arn: string;
  readonly displayName: string;
  readonly kmsKeyId: string | undefined;
  policy: PolicyDocument | undefined;
}

export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: Protocol;
  readonly endpoint: string;
  readonly raw: boolean;
  readonly deadLetterArn: string | undefined;
  readonly filterPolicy: unknown;
  passes(message: Filterable): boolean;
}

const protocols = ['sqs', 'lambda', 'email', 'email-json'] as const;
export type Protocol = (typeof protocols)[number];

const longestName = 256;

/** The topics of the template and who listens to them. */
export class Topics {
  readonly cloud: Cloud;
  readonly #topics = new Map<string, Topic>();
  readonly #subscriptions = new Map<string, Subscription>();

  constructor(cloud: Cloud) {
    this.cloud = cloud;
  }

  putTopic(resource: Resource): Topic {
    const properties = topicProperties.parse(resource.properties);
    const { partition, region, accountId } = this.cloud;
    const name = properties.TopicName ?? resource.generatedName(longestName);
    if (properties.FifoTopic) {
      throw new AwsError('NotImplemented', `The local cloud's SNS has no FIFO topics, but ${name} is one.`);
    }
    const arn = `arn:${partition}:sns:${region}:${accountId}:${name}`;
    const topic: Topic = {
      name,
      arn,
      displayName: properties.DisplayName,
      kmsKeyId: properties.KmsMasterKeyId,
      policy: this.#topics.get(arn)?.policy,
    };
    this.#topics.set(arn, topic);
    for (const [index, { Endpoint, Protocol }] of properties.Subscription.entries()) {
      const parsed = subscriptionProperties.parse({ TopicArn: arn, Protocol, Endpoint });
      this.putSubscription(`${resource.logicalId}-${index}`, parsed);
    }
    return topic;
  }

  /** `id` stays the same from start to start. */
  putSubscription(id: string, properties: z.output<typeof subscriptionProperties>): Subscription {
    const protocol = protocols.find((one) => one === properties.Protocol);
    if (protocol === undefined) {
      throw new AwsError(
        'NotImplemented',
        `The local cloud's SNS delivers to sqs, lambda and email (as a line in the log), not to ${properties.Protocol}: ${properties.Endpoint}.`,
      );
    }
    const { FilterPolicy: policy, FilterPolicyScope: scope } = properties;
    const subscription: Subscription = {
      arn: `${this.get(properties.TopicArn).arn}:${id}`,
      topicArn: properties.TopicArn,
      protocol,
      endpoint: properties.Endpoint,
      raw: properties.RawMessageDelivery,
      deadLetterArn: properties.RedrivePolicy?.deadLetterTargetArn,
      filterPolicy: policy,
      passes: policy === undefined ? () => true : compileFilter(policy, scope),
    };
    this.#subscriptions.set(subscription.arn, subscription);
    return subscription;
  }

  get(arn: string): Topic {
    const topic = this.#topics.get(arn);
    if (topic === undefined) throw new AwsError('NotFoundException', 'Topic does not exist', { status: 404 });
    return topic;
  }

  all(): Topic[] {
    return [...this.#topics.values()];
  }

  subscription(arn: string): Subscription | undefined {
    return this.#subscriptions.get(arn);
  }

  subscriptionsOf(topic: Topic): Subscription[] {
    return [...this.#subscriptions.values()].filter(({ topicArn }) => topicArn === topic.arn);
  }

  authorize(caller: Caller, action: string, topic: Topic | undefined): void {
    try {
      this.cloud.iam.authorize(caller, {
        action: `sns:${action}`,
        resource: topic?.arn ?? '*',
        resourcePolicy: topic?.policy,
      });
    } catch (error) {
      if (!(error instanceof AwsError) || !error.code.startsWith('AccessDenied')) throw error;
      throw new AwsError('AuthorizationErrorException', error.message, { status: 403, cause: error });
    }
  }

  /**
   * A topic under an own key needs GenerateDataKey and Decrypt from whoever publishes; other services cannot use `aws/sns`.
   * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
   */
  async useKey(caller: Caller, topic: Topic): Promise<void> {
    const { kmsKeyId } = topic;
    if (kmsKeyId === undefined) return;
    if (kmsKeyId.endsWith('alias/aws/sns')) {
      if (caller.kind !== 'service') return;
      throw new AwsError(
        'KMSAccessDeniedException',
        `${caller.service} cannot use alias/aws/sns, under which ${topic.arn} is encrypted.`,
      );
    }
    try {
      await this.cloud.call('kms', 'GenerateDataKey', { KeyId: kmsKeyId, KeySpec: 'AES_256' }, caller);
      await this.cloud.call('kms', 'Decrypt', { KeyId: kmsKeyId }, caller);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new AwsError('KMSAccessDeniedException', error.message, { cause: error });
    }
  }
}
