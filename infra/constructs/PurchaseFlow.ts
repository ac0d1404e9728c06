import type { CfnParameter, Stack } from 'aws-cdk-lib';
import { ArnFormat, CfnOutput, Duration } from 'aws-cdk-lib';
import { GraphWidget, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { paymentEventTypes } from '#model/events.ts';
import type { PurchaseKind } from '#model/purchaseKinds.ts';
import type { PurchaseLife } from '#model/purchases.ts';
import type { StageConfig } from '../config.ts';
import { acknowledge, resourceFinding } from './acknowledge.ts';
import type { Alarms } from './Alarms.ts';
import { addDashboard } from './dashboards.ts';
import { Fn } from './Fn.ts';
import type { PaymentProvider } from './PaymentProvider.ts';
import type { WorkflowName } from './PurchaseWorkflow.ts';
import { PurchaseWorkflow, workflowName } from './PurchaseWorkflow.ts';
import { DeadLetters, Queue, STREAM_DEAD_LETTERS } from './Queue.ts';
import type { Table } from './Table.ts';

/** Longer than an owner may wait for, and than the sweeper needs to begin another run. */
const TOO_OLD = Duration.minutes(30);

/** A purchase comes to its end within seconds, in seven changes: whoever hears of them by events hears them together. */
const EVENTS_GATHERED_FOR = Duration.seconds(3);

/** What each step of the express machine needs beside what all have. It says of every one that fails for good: StepsFailedAlarm. */
type OwnStep = 'validate' | 'save' | 'take' | 'complete' | 'giveBack';

export interface PurchaseFlowProps {
  readonly config: StageConfig;
  readonly alarms: Alarms;
  readonly key: IKey;
  readonly domain: 'orders' | 'bookings';
  readonly life: PurchaseLife;
  readonly kind: PurchaseKind;
  /** The name of the machine. */
  readonly name: WorkflowName;
  /** One purchase, as alarms call it. */
  readonly one: string;
  /** Where the purchases lie, and the variable that tells functions the machine's ARN. */
  readonly table: Table;
  readonly machineVariable: 'PROCESS_ORDER_STATE_MACHINE' | 'PROCESS_BOOKING_STATE_MACHINE';
  /** The names of the functions of steps that are the kind's own, each with the grants that only it needs. */
  readonly steps: Readonly<Record<OwnStep, readonly [name: string, grants?: (fn: Fn) => Fn]>>;
  readonly provider: PaymentProvider;
  readonly receipt: Fn;
  readonly mails: Queue;
  /** Seconds after which one that stands still is looked at, and that its owner has to pay: parameters. */
  readonly stalledSeconds: string;
  readonly actionSeconds: CfnParameter;
  readonly api: { readonly arn: string; readonly graphqlUrl: string };
  /** The IAM-only mutation by which changes are told live. */
  readonly publishes: string;
  readonly paymentEvents: ITopic;
  readonly events: ITopic;
  readonly eventsVariable: 'ORDER_EVENTS_TOPIC' | 'BOOKING_EVENTS_TOPIC';
  /** What tells that one is paid, and the queue of those that did not come about, whose owners are told by mail. */
  readonly notifications: string;
  readonly endedQueue: string;
  readonly endedTypes: readonly string[];
  readonly mailer: (fn: Fn) => Fn;
  /** What may be wrong where one could not be undone. */
  readonly missing: string;
}

/**
 * What brings purchases of a kind to their end, in their stack: the workflow with its steps, what starts and wakes it, the sweeper, the news of
 * payments, and what tells of changes. Its parts stand in the stack itself.
 */
export class PurchaseFlow {
  readonly workflow: PurchaseWorkflow;
  /** What resolvers call. */
  readonly start: Fn;
  readonly wake: Fn;
  readonly continue: Fn;
  private readonly stack: Stack;
  private readonly props: PurchaseFlowProps;

  constructor(stack: Stack, props: PurchaseFlowProps) {
    this.stack = stack;
    this.props = props;
    const { alarms, table, provider, kind, name } = props;
    const Noun = this.noun;
    this.workflow = this.machines();
    const { machine } = this.workflow;
    this.start = this.starts(this.fn(`start${Noun}`));
    this.wake = this.wakes(this.fn(`wake${Noun}`));
    this.continue = this.wakes(
      provider.usedBy(this.fn(`continue${Noun}`, Duration.seconds(28)).usesTable(table, ['GetItem'])),
    );

    const executions = stack.formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${machine.stateMachineName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const sweeper = this.wakes(this.starts(this.paying(`sweep${Noun}s`)))
      .usesTable(table, ['Query'], ['due', 'byAttention'])
      .may(['states:DescribeExecution'], [executions]);
    sweeper.acknowledges({
      [resourceFinding(stack, executions)]: 'The executions of one workflow: their names are not known beforehand.',
    });
    const everyMinute = new Rule(stack, 'EveryMinute', {
      description: `${Noun}s that have not moved: never started, ended too early, or waiting for news that was lost.`,
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(sweeper)],
    });
    alarms.whenUndelivered(everyMinute);

    // Nobody but the workflow itself charges what is held: none waits for it. What a person charges at the provider is the sweeper's.
    const payments = new Queue(stack, 'PaymentEvents', { alarms, visibility: Duration.seconds(60) }).hears(
      props.paymentEvents,
      (['AUTHORIZED', 'DECLINED', 'VOIDED', 'REFUNDED'] as const).map((status) => paymentEventTypes[status]),
      { purchase: kind },
    );
    this.wakes(this.fn('followPayment').usesTable(table, ['GetItem'])).worksOff(payments);
    const ended = new Queue(stack, props.endedQueue, { alarms, visibility: Duration.seconds(60) }).hears(props.events, [
      ...props.endedTypes,
    ]);
    props.mailer(this.fn(`mail${Noun}`).usesTable(table, ['GetItem'])).worksOff(ended);
    this.tell();
    this.watch({ payments, ended });
    // For whoever operates it: docs/orders.md tells when to call which by hand.
    new CfnOutput(stack, `Sweep${Noun}sFunctionName`, { value: sweeper.functionName });
    new CfnOutput(stack, `${name}Arn`, { value: machine.stateMachineArn });
  }

  private get noun(): 'Order' | 'Booking' {
    return this.props.life.noun === 'order' ? 'Order' : 'Booking';
  }

  private fn(name: string, timeout?: Duration, answersByErrors = false): Fn {
    const { domain, config, alarms } = this.props;
    return new Fn(this.stack, name, { domain, config, alarms, answersByErrors, ...(timeout ? { timeout } : {}) });
  }

  private step(name: string, timeout = Duration.seconds(15), answersByErrors = false): Fn {
    return this.fn(name, timeout, answersByErrors)
      .usesTable(this.props.table, ['GetItem', 'UpdateItem'])
      .sets('ORDER_STALLED_SECONDS', this.props.stalledSeconds);
  }

  /** The provider is asked up to three times in one step, and may take its time. */
  private paying(name: string, answersByErrors = false): Fn {
    return this.props.provider.usedBy(this.step(name, Duration.seconds(60), answersByErrors));
  }

  private starts(starter: Fn): Fn {
    const { stateMachineArn } = this.workflow.machine;
    return starter.may(['states:StartExecution'], [stateMachineArn]).sets(this.props.machineVariable, stateMachineArn);
  }

  private wakes(waker: Fn): Fn {
    return waker.may(['states:SendTaskSuccess'], [this.workflow.machine.stateMachineArn]);
  }

  private machines(): PurchaseWorkflow {
    const { config, alarms, key, life, name, one, provider, mails, receipt, actionSeconds, steps } = this.props;
    const notifications = new Topic(this.stack, this.props.notifications, { masterKey: key, enforceSSL: true });
    alarms.whenUnheard(notifications);
    const own = ([step, grants = (fn) => fn]: PurchaseFlowProps['steps'][OwnStep], answersByErrors = true) =>
      grants(this.step(step, undefined, answersByErrors));
    return new PurchaseWorkflow(this.stack, 'Workflow', {
      config,
      alarms,
      life,
      name,
      one,
      notifications,
      key,
      mails,
      actionSeconds: actionSeconds.valueAsNumber,
      steps: {
        validate: own(steps.validate),
        save: own(steps.save),
        pay: this.paying('processPayment', true),
        take: own(steps.take),
        capture: this.paying('capturePayment', true),
        receipt,
        complete: own(steps.complete),
        // It is a step of the workflow that it may wake at once: the name stands for what it cannot refer to.
        awaitAction: this.paying('awaitPaymentAction')
          .sets('PAYMENT_ACTION_SECONDS', actionSeconds.valueAsString)
          .may(
            ['states:SendTaskSuccess'],
            [
              this.stack.formatArn({
                service: 'states',
                resource: 'stateMachine',
                resourceName: workflowName(config, name),
                arnFormat: ArnFormat.COLON_RESOURCE_NAME,
              }),
            ],
          ),
        stop: this.paying(`stop${this.noun}`),
        reverse: provider.undoneBy(this.paying('reversePayment')),
        giveBack: own(steps.giveBack, false),
        end: this.step(`end${this.noun}`),
        mark: this.step('markNeedsAttention'),
      },
    });
  }

  /** Live, and by events. */
  private tell(): void {
    const { alarms, table, api, publishes, events, eventsVariable, key } = this.props;
    const unheard = new DeadLetters(this.stack, 'StreamDeadLetters', {
      alarms,
      says: `Changes of ${this.noun}s could not be told after ten tries: the messages say which part of the stream. It keeps a day.`,
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    // AppSync may take 30 seconds; a function that ended before it gave up would be handed the whole batch again.
    const patience = Duration.seconds(30);
    this.fn('publish', patience)
      .may(['appsync:GraphQL'], [`${api.arn}/types/Mutation/fields/${publishes}`])
      .sets('GRAPHQL_URL', api.graphqlUrl)
      .follows(table, unheard);
    this.fn('announce', patience).publishesTo(events, key, eventsVariable).follows(table, unheard, EVENTS_GATHERED_FOR);
  }

  private watch(queues: Readonly<Record<'payments' | 'ended', Queue>>): void {
    const { config, alarms, domain, life, one } = this.props;
    const { machine, steps } = this.workflow;
    const Noun = this.noun;
    const One = `${one[0]?.toUpperCase() ?? ''}${one.slice(1)}`;
    const seen = (metricName: string, period: Duration): Metric =>
      new Metric({
        namespace: 'Marquee',
        metricName,
        dimensionsMap: { stage: config.stage },
        statistic: Stats.MAXIMUM,
        period,
      });
    const oldest = seen(`OldestUnfinished${Noun}`, Duration.minutes(10));
    const attention = seen(`${Noun}sNeedingAttention`, Duration.minutes(5));
    alarms.whenAbove(this.stack, `Oldest${Noun}Alarm`, {
      metric: oldest,
      threshold: TOO_OLD.toSeconds(),
      says: `${One} is unfinished for more than half an hour: look for it in the log of ${domain}/sweep${Noun}s, and at its execution.`,
    });
    alarms.whenAbove(this.stack, 'AttentionAlarm', {
      metric: attention,
      threshold: 0,
      says: `${One} could not be undone: money may be held or taken, or ${this.props.missing}. See the ${life.noun} desk (needsAttention), mend the cause, retry it.`,
    });
    addDashboard(this.stack, config, domain, [
      [
        new GraphWidget({
          title: `${Noun}s`,
          left: [machine.metricStarted(), machine.metricSucceeded()],
          right: [machine.metricFailed(), machine.metricTimedOut(), steps.metricFailed(), steps.metricTimedOut()],
        }),
        new GraphWidget({
          title: `Time ${one} takes`,
          left: [steps.metricTime({ statistic: 'p95' })],
          right: [machine.metricTime({ statistic: 'p95' })],
        }),
      ],
      [
        new GraphWidget({ title: 'Unfinished', left: [oldest], right: [attention] }),
        new GraphWidget({
          title: 'Waiting',
          left: Object.values(queues).map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible()),
          right: Object.values(queues).map(({ deadLetters }) => deadLetters.metricApproximateNumberOfMessagesVisible()),
        }),
      ],
    ]);
  }
}
