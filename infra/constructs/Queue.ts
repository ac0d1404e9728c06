import { Duration } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { SubscriptionFilter } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue as SqsQueue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Alarms } from './Alarms.ts';

export interface QueueProps {
  readonly alarms: Alarms;
  /** Longer than its consumer may take; AWS advises six times its time-out. */
  readonly visibility: Duration;
  /** The longest time for which its messages are delayed on purpose; they are not where absent. */
  readonly delayed?: Duration;
}

/** After this many deliveries a message is put aside. */
const MAXIMUM_RECEIVES = 5;

/** How long a message may lie before its consumer is told to keep up. */
const TOO_OLD = Duration.minutes(15);

/** Why a queue of dead letters stands behind no other queue. */
export const STREAM_DEAD_LETTERS = {
  'AwsSolutions-SQS3': 'It is a dead-letter queue: what a function behind a stream could not take lies in it.',
} as const;

/** Where lies for 14 days what nobody could take. It raises an alarm as soon as something is in it. */
export class DeadLetters extends Construct {
  readonly queue: SqsQueue;

  constructor(scope: Construct, id: string, props: { alarms: Alarms; says: string }) {
    super(scope, id);
    this.queue = new SqsQueue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    props.alarms.whenAbove(this, 'Alarm', {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      threshold: 0,
      says: props.says,
    });
  }
}

/** A queue with a dead-letter queue behind it that raises an alarm as soon as something lies in it. */
export class Queue extends Construct {
  readonly queue: SqsQueue;
  readonly deadLetters: SqsQueue;

  constructor(scope: Construct, id: string, props: QueueProps) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, 'DeadLetters', {
      alarms: props.alarms,
      says: `Messages that failed ${MAXIMUM_RECEIVES} times lie in ${id}'s dead-letter queue: look at them, mend the cause, redrive.`,
    }).queue;
    this.queue = new SqsQueue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      visibilityTimeout: props.visibility,
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAXIMUM_RECEIVES },
    });
    // Whether a message ages while it is delayed SQS does not say: it is right either way.
    const oldest = TOO_OLD.plus(props.delayed ?? Duration.seconds(0));
    props.alarms.whenAbove(this, 'AgeAlarm', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(1) }),
      threshold: oldest.toSeconds(),
      says: `${id} does not keep up: its oldest message is older than ${oldest.toMinutes()} minutes.`,
    });
  }

  /**
   * Delivers a topic's events of these types, as they were published; `attributes` names those alone whose message attributes say all of this. A
   * message that lacks one is not among them: https://docs.aws.amazon.com/sns/latest/dg/and-or-logic.html
   */
  hears(topic: ITopic, types?: readonly string[], attributes: Readonly<Record<string, string>> = {}): this {
    const filterPolicy: Record<string, SubscriptionFilter> = {};
    if (types) filterPolicy['type'] = SubscriptionFilter.stringFilter({ allowlist: [...types] });
    for (const [name, value] of Object.entries(attributes)) {
      filterPolicy[name] = SubscriptionFilter.stringFilter({ allowlist: [value] });
    }
    topic.addSubscription(
      new SqsSubscription(this.queue, {
        rawMessageDelivery: true,
        ...(Object.keys(filterPolicy).length > 0 ? { filterPolicy } : {}),
      }),
    );
    return this;
  }
}
