import { z } from 'zod';
import type { Caller, Cloud } from '../core/cloud.ts';
import { AwsError } from '../core/errors.ts';
import type { Outbox } from '../core/outbox.ts';
import type { Store } from '../core/store.ts';
import type { Delivery } from './delivery.ts';
import { keepAttributes, messageAttribute } from './filter.ts';
import type { Protocol, Subscription, Topic, Topics } from './topics.ts';

const entry = {
  Message: z.string(),
  Subject: z.string().optional(),
  MessageStructure: z.string().optional(),
  MessageAttributes: z.record(z.string(), messageAttribute).default({}),
};
const publishInput = z.object({ TopicArn: z.string().optional(), TargetArn: z.string().optional(), ...entry });
const batchInput = z.object({
  TopicArn: z.string(),
  PublishBatchRequestEntries: z.array(z.object({ Id: z.string(), ...entry })),
});
type Entry = Omit<z.output<typeof publishInput>, 'TopicArn' | 'TargetArn'>;

/** https://docs.aws.amazon.com/general/latest/gr/sns.html */
const largestMessage = 262_144;
const batchLimit = 10;
const longestSubject = 100;

export interface Publisher {
  readonly topics: Topics;
  readonly store: Store;
  readonly outbox: Outbox<Delivery>;
}

export async function publish(publisher: Publisher, input: unknown, caller: Caller): Promise<object> {
  const { TopicArn, TargetArn, ...message } = parse(publishInput, input);
  const arn = TopicArn ?? TargetArn;
  if (arn === undefined) throw invalid('TopicArn or TargetArn Reason: no value for required parameter');
  const topic = publisher.topics.get(arn);
  publisher.topics.authorize(caller, 'Publish', topic);
  await publisher.topics.useKey(caller, topic);
  return { MessageId: accept(publisher, topic, message, caller) };
}

export async function publishBatch(publisher: Publisher, input: unknown, caller: Caller): Promise<object> {
  const { TopicArn, PublishBatchRequestEntries: entries } = parse(batchInput, input);
  const topic = publisher.topics.get(TopicArn);
  publisher.topics.authorize(caller, 'Publish', topic);
  if (entries.length === 0)
    throw new AwsError('EmptyBatchRequestException', 'The batch request does not contain any entries.');
  if (entries.length > batchLimit) {
    throw new AwsError(
      'TooManyEntriesInBatchRequestException',
      'The batch request contains more entries than permissible.',
    );
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw new AwsError(
      'BatchEntryIdsNotDistinctException',
      'Two or more batch entries in the request have the same Id.',
    );
  }
  await publisher.topics.useKey(caller, topic);
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const { Id, ...message } of entries) {
    try {
      Successful.push({ Id, MessageId: accept(publisher, topic, message, caller) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return { Successful, Failed };
}

/** Promises the message to every subscriber whose filter it passes: to all of them or, in a kill, to none. */
function accept(publisher: Publisher, topic: Topic, message: Entry, caller: Caller): string {
  const attributes = keepAttributes(message.MessageAttributes);
  check(message, attributes);
  const { cloud } = publisher.topics;
  const messageId = cloud.uuid();
  const perProtocol = message.MessageStructure === 'json' ? perProtocolMessages(message.Message) : undefined;
  publisher.store.transaction(() => {
    for (const subscription of publisher.topics.subscriptionsOf(topic)) {
      const text = perProtocol?.(subscription.protocol) ?? message.Message;
      if (!subscription.passes({ message: text, attributes })) continue;
      const delivery = {
        subscriptionArn: subscription.arn,
        topicArn: topic.arn,
        messageId,
        message: text,
        timestamp: new Date(cloud.now()).toISOString(),
        attributes,
        ...(message.Subject === undefined ? {} : { subject: message.Subject }),
      };
      const { copies, notBefore } = cloud.faults.active ? ordered(cloud, topic, subscription, caller) : AS_USUAL;
      for (let copy = 0; copy <= copies; copy += 1) publisher.outbox.add(delivery, { notBefore });
    }
  });
  return messageId;
}

const AS_USUAL = { copies: 0, notBefore: 0 } as const;

/** How ordered faults have a message reach one subscriber: more than once, or after later ones. */
function ordered(
  cloud: Cloud,
  topic: Topic,
  subscription: Subscription,
  caller: Caller,
): { readonly copies: number; readonly notBefore: number } {
  const endpoint = subscription.endpoint.split(':').at(-1) ?? '';
  const place = { service: 'sns', action: 'Publish', resources: [lastOf(topic.arn), endpoint], caller } as const;
  const held = cloud.faults.strike('reorder', place);
  return {
    copies: cloud.faults.strike('duplicate', place)?.copies ?? 0,
    notBefore: held === undefined ? 0 : cloud.now() + held.ms,
  };
}

function lastOf(arn: string): string {
  return arn.split(':').at(-1) ?? arn;
}

function check(message: Entry, attributes: ReturnType<typeof keepAttributes>): void {
  if (message.Message === '') throw invalid('Empty message');
  const size = Object.entries(attributes).reduce(
    (sum, [name, { Type, Value }]) =>
      sum + Buffer.byteLength(name) + Buffer.byteLength(Type) + Buffer.byteLength(Value),
    Buffer.byteLength(message.Message),
  );
  if (size > largestMessage) throw invalid('Message too long');
  const { Subject: subject } = message;
  if (
    subject !== undefined &&
    (subject.length === 0 || subject.length > longestSubject || /[\u0000-\u001F]/u.test(subject))
  ) {
    throw invalid('Subject');
  }
}

function perProtocolMessages(message: string): (protocol: Protocol) => string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(message);
  } catch (error) {
    throw invalid('Message Structure - JSON message body failed to parse', error);
  }
  const messages = z.record(z.string(), z.unknown()).safeParse(parsed);
  const fallback = messages.data?.['default'];
  if (typeof fallback !== 'string') throw invalid('Message Structure - No default entry in JSON message body');
  return (protocol) => {
    const own = messages.data?.[protocol];
    return typeof own === 'string' ? own : fallback;
  };
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw invalid(`${issue?.path.join('.') ?? ''} Reason: ${issue?.message ?? ''}`, result.error);
}

function invalid(reason: string, cause?: unknown): AwsError {
  return new AwsError('InvalidParameterException', `Invalid parameter: ${reason}`, { cause });
}
