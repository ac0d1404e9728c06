import { ArnFormat, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { orderEventTypes, paymentEventTypes } from '#model/events.ts';
import { orderLife } from '#model/orders.ts';
import type { PurchaseKind } from '#model/purchaseKinds.ts';
import type { StageConfig } from '../config.ts';
import { acknowledge, resourceFinding } from '../constructs/acknowledge.ts';
import { Fn } from '../constructs/Fn.ts';
import type { PaymentProvider } from '../constructs/PaymentProvider.ts';
import { PurchaseWorkflow, workflowName } from '../constructs/PurchaseWorkflow.ts';
import { DeadLetters, Queue, STREAM_DEAD_LETTERS } from '../constructs/Queue.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';
import type { WebStack } from '../stacks/WebStack.ts';
import type { MailStack } from './mail.ts';
import type { ReceiptsStack } from './receipts.ts';

/** Longer than an owner may wait for, and than the sweeper needs to begin another run. */
const TOO_OLD = Duration.minutes(30);

/** The steps of the express machine, which says of every one that fails for good: StepsFailedAlarm. A refused card is no fault of theirs. */
const verdictSteps: readonly string[] = [
  'validateOrder',
  'saveOrder',
  'processPayment',
  'updateInventory',
  'capturePayment',
  'completeOrder',
];

/** An order comes to its end within seconds, in seven changes: whoever hears of them by events hears them together. */
const EVENTS_GATHERED_FOR = Duration.seconds(3);

export interface OrdersStackProps {
  readonly config: StageConfig;
  readonly web: WebStack;
  readonly state: StateStack;
  readonly api: ApiStack;
  readonly mail: MailStack;
  readonly provider: PaymentProvider;
  readonly receipts: ReceiptsStack;
}

/** Orders: placed by resolvers, carried out by a workflow, told live and by events. */
export class OrdersStack extends Stack {
  /** Carries out an order, under the order's id. */
  readonly processOrder: StateMachine;

  constructor(scope: Construct, id: string, props: OrdersStackProps) {
    const { config, web, state, api, mail, provider } = props;
    super(scope, id, { description: `Marquee ${config.stage}: orders` });
    const { tables, topics, alarms } = state;
    const fn = { domain: 'orders', config, alarms } as const;
    const stalled = api.orderStalledSeconds.valueAsString;

    const step = (name: string, timeout = Duration.seconds(15)) =>
      new Fn(this, name, { ...fn, timeout, answersByErrors: verdictSteps.includes(name) })
        .usesTable(tables.Orders, ['GetItem', 'UpdateItem'])
        .sets('ORDER_STALLED_SECONDS', stalled);
    // The provider is asked up to three times in one step, and may take its time.
    const paying = (name: string) => provider.usedBy(step(name, Duration.seconds(60)));
    const workflow = this.workflow(props, step, paying);
    this.processOrder = workflow.machine;

    const starts = (starter: Fn): Fn =>
      starter
        .may(['states:StartExecution'], [workflow.machine.stateMachineArn])
        .sets('PROCESS_ORDER_STATE_MACHINE', workflow.machine.stateMachineArn);
    const wakes = (waker: Fn): Fn => waker.may(['states:SendTaskSuccess'], [workflow.machine.stateMachineArn]);

    const startOrder = starts(new Fn(this, 'startOrder', fn));
    const wakeOrder = wakes(new Fn(this, 'wakeOrder', fn));
    const continueOrder = wakes(
      provider.usedBy(
        new Fn(this, 'continueOrder', { ...fn, timeout: Duration.seconds(28) }).usesTable(tables.Orders, ['GetItem']),
      ),
    );
    new Resolvers(this, 'Resolvers', {
      api: api.api,
      domain: 'orders',
      tables,
      functions: { startOrder, wakeOrder, continueOrder },
    });

    const executions = this.formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${workflow.machine.stateMachineName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const sweepOrders = wakes(starts(paying('sweepOrders')))
      .usesTable(tables.Orders, ['Query'], ['due', 'byAttention'])
      .may(['states:DescribeExecution'], [executions]);
    sweepOrders.acknowledges({
      [resourceFinding(this, executions)]: 'The executions of one workflow: their names are not known beforehand.',
    });
    const everyMinute = new Rule(this, 'EveryMinute', {
      description: 'Orders that have not moved: never started, ended too early, or waiting for news that was lost.',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(sweepOrders)],
    });
    alarms.whenUndelivered(everyMinute);

    // Nobody but the workflow itself charges what is held: no order waits for it. What a person charges at the provider is the sweeper's.
    const payments = new Queue(this, 'PaymentEvents', { alarms, visibility: Duration.seconds(60) }).hears(
      topics.PaymentEvents,
      (['AUTHORIZED', 'DECLINED', 'VOIDED', 'REFUNDED'] as const).map((status) => paymentEventTypes[status]),
      { purchase: 'ORDER' satisfies PurchaseKind },
    );
    wakes(new Fn(this, 'followPayment', fn).usesTable(tables.Orders, ['GetItem'])).worksOff(payments);
    const ended = new Queue(this, 'EndedOrders', { alarms, visibility: Duration.seconds(60) }).hears(
      topics.OrderEvents,
      [orderEventTypes.FAILED, orderEventTypes.CANCELLED],
    );
    mail
      .usedBy(new Fn(this, 'mailOrder', fn).usesTable(tables.Orders, ['GetItem']).sets('WEB_URL', web.origin))
      .worksOff(ended);

    const unheard = new DeadLetters(this, 'StreamDeadLetters', {
      alarms,
      says: 'Changes of Orders could not be told after ten tries: the messages say which part of the stream. It keeps a day.',
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    // AppSync may take 30 seconds; a function that ended before it gave up would be handed the whole batch again.
    const teller = { ...fn, timeout: Duration.seconds(30) };
    new Fn(this, 'publish', teller)
      .may(['appsync:GraphQL'], [`${api.api.arn}/types/Mutation/fields/publishOrderChange`])
      .sets('GRAPHQL_URL', api.api.graphqlUrl)
      .follows(tables.Orders, unheard);
    new Fn(this, 'announce', teller)
      .publishesTo(topics.OrderEvents, state.key, 'ORDER_EVENTS_TOPIC')
      .follows(tables.Orders, unheard, EVENTS_GATHERED_FOR);

    this.watch(config, state, workflow, { payments, ended });
    // For whoever operates it: docs/orders.md tells when to call which by hand.
    new CfnOutput(this, 'SweepOrdersFunctionName', { value: sweepOrders.functionName });
    new CfnOutput(this, 'ProcessOrderArn', { value: workflow.machine.stateMachineArn });
  }

  private workflow(
    { config, state, api, mail, provider, receipts }: OrdersStackProps,
    step: (name: string) => Fn,
    paying: (name: string) => Fn,
  ): PurchaseWorkflow {
    const { tables, alarms, key } = state;
    const notifications = new Topic(this, 'OrderNotifications', { masterKey: key, enforceSSL: true });
    alarms.whenUnheard(notifications);
    return new PurchaseWorkflow(this, 'Workflow', {
      config,
      alarms,
      life: orderLife,
      name: 'ProcessOrder',
      one: 'an order',
      notifications,
      key,
      mails: mail.queue,
      actionSeconds: api.paymentActionSeconds.valueAsNumber,
      steps: {
        validate: step('validateOrder').usesTable(tables.Products, ['BatchGetItem']),
        save: step('saveOrder'),
        pay: paying('processPayment'),
        take: step('updateInventory').usesTable(tables.Products, ['BatchGetItem', 'UpdateItem']),
        capture: paying('capturePayment'),
        receipt: receipts.generateReceipt,
        complete: step('completeOrder'),
        // It is a step of the workflow that it may wake at once: the name stands for what it cannot refer to.
        awaitAction: paying('awaitPaymentAction')
          .sets('PAYMENT_ACTION_SECONDS', api.paymentActionSeconds.valueAsString)
          .may(
            ['states:SendTaskSuccess'],
            [
              this.formatArn({
                service: 'states',
                resource: 'stateMachine',
                resourceName: workflowName(config, 'ProcessOrder'),
                arnFormat: ArnFormat.COLON_RESOURCE_NAME,
              }),
            ],
          ),
        stop: paying('stopOrder'),
        reverse: provider.undoneBy(paying('reversePayment')),
        giveBack: step('restockInventory').usesTable(tables.Products, ['BatchGetItem', 'UpdateItem']),
        end: step('endOrder'),
        mark: step('markNeedsAttention'),
      },
    });
  }

  private watch(
    config: StageConfig,
    { alarms }: StateStack,
    { machine, steps }: PurchaseWorkflow,
    queues: Readonly<Record<'payments' | 'ended', Queue>>,
  ): void {
    const seen = (metricName: string, period: Duration): Metric =>
      new Metric({
        namespace: 'Marquee',
        metricName,
        dimensionsMap: { stage: config.stage },
        statistic: Stats.MAXIMUM,
        period,
      });
    const oldest = seen('OldestUnfinishedOrder', Duration.minutes(10));
    const attention = seen('OrdersNeedingAttention', Duration.minutes(5));
    alarms.whenAbove(this, 'OldestOrderAlarm', {
      metric: oldest,
      threshold: TOO_OLD.toSeconds(),
      says: 'An order is unfinished for more than half an hour: look for it in the log of orders/sweepOrders, and at its execution.',
    });
    alarms.whenAbove(this, 'AttentionAlarm', {
      metric: attention,
      threshold: 0,
      says: 'An order could not be undone: money may be held or taken, or pieces be missing in stock. See the order desk (needsAttention), mend the cause, retry it.',
    });
    new Dashboard(this, 'Dashboard', {
      dashboardName: `marquee-${config.stage}-orders`,
      widgets: [
        [
          new GraphWidget({
            title: 'Orders',
            left: [machine.metricStarted(), machine.metricSucceeded()],
            right: [machine.metricFailed(), machine.metricTimedOut(), steps.metricFailed(), steps.metricTimedOut()],
          }),
          new GraphWidget({
            title: 'Time an order takes',
            left: [steps.metricTime({ statistic: 'p95' })],
            right: [machine.metricTime({ statistic: 'p95' })],
          }),
        ],
        [
          new GraphWidget({ title: 'Unfinished', left: [oldest], right: [attention] }),
          new GraphWidget({
            title: 'Waiting',
            left: Object.values(queues).map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible()),
            right: Object.values(queues).map(({ deadLetters }) =>
              deadLetters.metricApproximateNumberOfMessagesVisible(),
            ),
          }),
        ],
      ],
    });
  }
}
