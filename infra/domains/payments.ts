import { Aws, CfnCondition, CfnOutput, CfnParameter, Duration, Fn as Cfn, Stack, Token } from 'aws-cdk-lib';
import { GraphWidget, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { CfnFunction, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { paymentEventTypes } from '#model/events.ts';
import type { StageConfig } from '../config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { addDashboard } from '../constructs/dashboards.ts';
import { Fn } from '../constructs/Fn.ts';
import { PaymentProvider } from '../constructs/PaymentProvider.ts';
import { DeadLetters, Queue, STREAM_DEAD_LETTERS } from '../constructs/Queue.ts';
import type { StateStack } from '../stacks/StateStack.ts';
import type { WebStack } from '../stacks/WebStack.ts';

/** Fewer refused payments in a quarter of an hour wake nobody, whatever part of all they are. */
const DECLINES_WORTH_A_LOOK = 10;

/** The part of payments that may be refused: one in five is a bad day of the banks, more than half is us or a thief who tries cards. */
const REFUSED_PART = 0.5;

/** Payments: the provider, what it tells us, and what we tell the other domains. What pays stands in functions/platform/payments. */
export class PaymentsStack extends Stack {
  /** Lets other domains' functions pay. */
  readonly provider: PaymentProvider;

  constructor(scope: Construct, id: string, config: StageConfig, web: WebStack, state: StateStack) {
    super(scope, id, { description: `Marquee ${config.stage}: payments` });
    const { tables, topics, alarms } = state;
    const fn = { domain: 'payments', config, alarms } as const;
    this.provider = new PaymentProvider(this, 'Provider', {
      config,
      payments: tables.Payments,
      refunds: tables.Refunds,
      orders: tables.Orders,
      bookings: tables.Bookings,
      webOrigin: web.origin,
    });

    const notices = new Queue(this, 'PaymentNotices', { alarms, visibility: Duration.minutes(3) });
    const receiveWebhook = this.provider
      .trustedBy(new Fn(this, 'receiveWebhook', { ...fn, timeout: Duration.seconds(15) }))
      .may(['sqs:SendMessage'], [notices.queue.queueArn])
      .sets('NOTICES_QUEUE_URL', notices.queue.queueUrl);
    this.cap(receiveWebhook);
    // Two permissions, which CDK grants both: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
    const url = receiveWebhook.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
    const applyNotice = this.provider
      .refundedBy(new Fn(this, 'applyNotice', { ...fn, timeout: Duration.seconds(30) }))
      .usesTable(tables.PaymentNotices, ['GetItem', 'PutItem'])
      .usesTable(tables.CardSetups, ['GetItem', 'UpdateItem'])
      .usesTable(tables.Payments, ['Query'], ['byIntent'])
      .worksOff(notices);

    const unheard = new DeadLetters(this, 'StreamDeadLetters', {
      alarms,
      says: 'Changes of payments could not be told to the other domains: orders that wait for one are found by their sweeper.',
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    const announce = new Fn(this, 'announce', { ...fn, timeout: Duration.seconds(30) })
      .publishesTo(topics.PaymentEvents, state.key, 'PAYMENT_EVENTS_TOPIC')
      .follows(tables.Payments, unheard);
    const announceSetups = new Fn(this, 'announceSetups', { ...fn, timeout: Duration.seconds(30) })
      .publishesTo(topics.PaymentEvents, state.key, 'PAYMENT_EVENTS_TOPIC')
      .follows(tables.CardSetups, unheard);

    // An operator's, off every request's path: it alone may scan the payments.
    const compareLedger = this.provider
      .trustedBy(new Fn(this, 'compareLedger', { ...fn, timeout: Duration.minutes(15), memory: 512 }))
      .usesTable(tables.Payments, ['BatchGetItem', 'Scan'])
      .usesTable(tables.Orders, ['BatchGetItem'])
      .usesTable(tables.Bookings, ['BatchGetItem'])
      .usesTable(tables.Refunds, ['BatchGetItem'])
      .usesTable(tables.Refunds, ['Query'], ['byOrder', 'byBooking']);
    const everyNight = new Rule(this, 'EveryNight', {
      description: 'The payment provider’s books against ours.',
      schedule: Schedule.cron({ hour: '3', minute: '20' }),
      targets: [new LambdaFunction(compareLedger)],
    });
    alarms.whenUndelivered(everyNight);

    const counted = (metricName: string, period = Duration.minutes(5), statistic: string = Stats.SUM): Metric =>
      new Metric({
        namespace: 'Marquee',
        metricName,
        dimensionsMap: { stage: config.stage },
        statistic,
        period,
      });
    const quarter = Duration.minutes(15);
    alarms.whenAbove(this, 'RefusedPaymentsAlarm', {
      metric: new MathExpression({
        label: 'payments refused, where they are many',
        expression: `IF(refused >= ${DECLINES_WORTH_A_LOOK}, refused / tried, 0)`,
        // One metric for both, of 1 and 0: a second one would be missing just when every payment is refused.
        usingMetrics: {
          refused: counted('PaymentRefused', quarter),
          tried: counted('PaymentRefused', quarter, Stats.SAMPLE_COUNT),
        },
        period: quarter,
      }),
      threshold: REFUSED_PART,
      says: 'More than half of the payments of a quarter of an hour were refused: look at Stripe’s status and its Radar (somebody may be trying out stolen cards).',
    });
    alarms.whenAbove(this, 'WebhooksRefusedAlarm', {
      metric: counted('WebhooksRefused', quarter),
      threshold: 5,
      says: 'Notices that are not proven to be Stripe’s came: compare the endpoint’s signing secret with the one in Secrets Manager (docs/operations.md), or somebody forges them.',
    });
    alarms.whenAbove(this, 'WebhooksUnavailableAlarm', {
      metric: counted('WebhooksUnavailable'),
      threshold: 0,
      points: 2,
      says: 'Stripe’s notices cannot be taken in for ten minutes: the log of payments/receiveWebhook says why. Stripe delivers them again for three days.',
    });
    alarms.whenAbove(this, 'RefundsFailedAlarm', {
      metric: counted('RefundsFailed'),
      threshold: 0,
      says: 'A refund failed after it had been accepted: the refund desk shows it, and why. Try it again there, or give the money back in another way and close it.',
    });

    alarms.whenAbove(this, 'LedgerDifferencesAlarm', {
      metric: counted('LedgerDifferences', Duration.hours(1), Stats.MAXIMUM),
      threshold: 0,
      says: 'Stripe’s books and ours contradict each other: `npm run ledger` names what differs (docs/payments.md).',
    });
    alarms.whenAbove(this, 'LedgerUnfinishedAlarm', {
      metric: counted('LedgerUnfinished', Duration.hours(1), Stats.MAXIMUM),
      threshold: 0,
      says: 'The books are too many for one night’s comparison, which leaves out the oldest: run `npm run ledger`, which takes its time.',
    });

    new CfnOutput(this, 'CompareLedgerFunction', { value: compareLedger.functionName });
    new CfnOutput(this, 'StripeWebhookUrl', { value: url.url });
    addDashboard(this, config, 'payments', [
      [
        new GraphWidget({
          title: 'Payments',
          left: [paymentEventTypes.AUTHORIZED, paymentEventTypes.CAPTURED].map((type) => counted(type)),
          right: [paymentEventTypes.DECLINED, paymentEventTypes.VOIDED, paymentEventTypes.REFUNDED].map((type) =>
            counted(type),
          ),
        }),
        new GraphWidget({
          title: 'Notices',
          left: [receiveWebhook.metricInvocations(), applyNotice.metricInvocations()],
          right: [counted('WebhooksRefused'), counted('WebhooksUnavailable'), counted('NoticesOfOthers')],
        }),
      ],
      [
        new GraphWidget({
          title: 'Waiting',
          left: [notices.queue.metricApproximateNumberOfMessagesVisible()],
          right: [notices.deadLetters.metricApproximateNumberOfMessagesVisible()],
        }),
        new GraphWidget({
          title: 'Faults',
          left: [receiveWebhook, applyNotice, announce, announceSetups].map((each) => each.metricErrors()),
          right: [receiveWebhook, applyNotice, announce, announceSetups].map((each) => each.metricDuration()),
        }),
      ],
    ]);
  }

  /** Nothing stands before a function URL, so that whoever floods it takes no more than this from the other functions. */
  private cap(fn: Fn): void {
    const concurrency = new CfnParameter(this, 'WebhookConcurrency', {
      type: 'Number',
      default: 20,
      minValue: 0,
      description:
        'Notices of Stripe that are taken in at once; 0 for no limit, where the account has too few to reserve.',
    });
    const capped = new CfnCondition(this, 'WebhookIsCapped', {
      expression: Cfn.conditionNot(Cfn.conditionEquals(concurrency.valueAsNumber, 0)),
    });
    const resource = fn.node.defaultChild;
    if (!(resource instanceof CfnFunction)) throw new Error(`${fn.node.path} is no function.`);
    resource.reservedConcurrentExecutions = Token.asNumber(
      Cfn.conditionIf(capped.logicalId, concurrency.valueAsNumber, Aws.NO_VALUE),
    );
  }
}
