import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { GraphWidget, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { refundEventTypes } from '#model/events.ts';
import type { StageConfig } from '../config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { addDashboard } from '../constructs/dashboards.ts';
import { Fn } from '../constructs/Fn.ts';
import type { PaymentProvider } from '../constructs/PaymentProvider.ts';
import { DeadLetters, Queue, STREAM_DEAD_LETTERS } from '../constructs/Queue.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';

/** A sweep looks at what is due every five minutes: what is due for longer is not settled by being looked at. */
const TOO_LONG_DUE = Duration.hours(1);

export interface RefundsStackProps {
  readonly config: StageConfig;
  readonly state: StateStack;
  readonly api: ApiStack;
  readonly provider: PaymentProvider;
}

/** Refunds: asked for by resolvers, carried out behind a queue, confirmed by the payments' notices, told live and by events. */
export class RefundsStack extends Stack {
  constructor(scope: Construct, id: string, { config, state, api, provider }: RefundsStackProps) {
    super(scope, id, { description: `Marquee ${config.stage}: refunds` });
    const { tables, topics, alarms } = state;
    const fn = { domain: 'refunds', config, alarms } as const;
    new Resolvers(this, 'Resolvers', { api: api.api, domain: 'refunds', tables, functions: {} });

    const carrying = (name: string, timeout: Duration) =>
      provider
        .refundedBy(new Fn(this, name, { ...fn, timeout }))
        .usesTable(tables.Products, ['BatchGetItem', 'UpdateItem'])
        .usesTable(tables.StockMovements, ['PutItem'])
        .sets('REFUND_STALLED_SECONDS', api.refundStalledSeconds.valueAsString);

    // Whoever dies over a refund leaves it to another only when no answer of the provider can come any more.
    const requests = new Queue(this, 'RefundRequests', { alarms, visibility: Duration.minutes(15) }).hears(
      topics.RefundEvents,
      [refundEventTypes.REQUESTED],
    );
    const sendRefund = carrying('sendRefund', Duration.seconds(90))
      .sets('REFUND_REQUESTS_QUEUE_URL', requests.queue.queueUrl)
      .worksOff(requests, 1);

    const sweepRefunds = carrying('sweepRefunds', Duration.minutes(4)).usesTable(
      tables.Refunds,
      ['Query'],
      ['due', 'byAttention'],
    );
    const everyFiveMinutes = new Rule(this, 'EveryFiveMinutes', {
      description: 'Refunds that have not moved: never sent, or confirmed by a notice that was lost.',
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(sweepRefunds)],
    });
    alarms.whenUndelivered(everyFiveMinutes);

    const unheard = new DeadLetters(this, 'StreamDeadLetters', {
      alarms,
      says: 'Changes of refunds could not be told after ten tries: those that wait to be sent are found by their sweeper.',
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    const teller = { ...fn, timeout: Duration.seconds(30) };
    new Fn(this, 'publish', teller)
      .may(['appsync:GraphQL'], [`${api.api.arn}/types/Mutation/fields/publishRefundChange`])
      .sets('GRAPHQL_URL', api.api.graphqlUrl)
      .follows(tables.Refunds, unheard);
    new Fn(this, 'announce', teller)
      .publishesTo(topics.RefundEvents, state.key, 'REFUND_EVENTS_TOPIC')
      .follows(tables.Refunds, unheard);

    const seen = (metricName: string): Metric =>
      new Metric({
        namespace: 'Marquee',
        metricName,
        dimensionsMap: { stage: config.stage },
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(15),
      });
    const failed = seen('FailedRefunds');
    const overdue = seen('RefundsOverdueFor');
    alarms.whenAbove(this, 'FailedAlarm', {
      metric: failed,
      threshold: 0,
      says: 'Refunds failed and wait for a person: see the refund desk (failed), try them again, or give the money back in another way and close them.',
    });
    alarms.whenAbove(this, 'OverdueAlarm', {
      metric: overdue,
      threshold: TOO_LONG_DUE.toSeconds(),
      says: 'A refund is not settled for an hour after its time, though it is asked about: the log of refunds/sweepRefunds says why.',
    });
    addDashboard(this, config, 'refunds', [
      [
        new GraphWidget({ title: 'Failed, and overdue for', left: [failed], right: [overdue] }),
        new GraphWidget({
          title: 'Waiting',
          left: [
            requests.queue.metricApproximateNumberOfMessagesVisible(),
            requests.queue.metricApproximateAgeOfOldestMessage(),
          ],
          right: [requests.deadLetters.metricApproximateNumberOfMessagesVisible()],
        }),
      ],
      [
        new GraphWidget({
          title: 'Faults',
          left: [sendRefund, sweepRefunds].map((each) => each.metricErrors()),
          right: [sendRefund, sweepRefunds].map((each) => each.metricDuration()),
        }),
      ],
    ]);
    // For whoever operates it: docs/refunds.md tells when to call it by hand.
    new CfnOutput(this, 'SweepRefundsFunctionName', { value: sweepRefunds.functionName });
    new CfnOutput(this, 'RefundDeadLettersUrl', { value: requests.deadLetters.queueUrl });
  }
}
