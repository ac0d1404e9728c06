import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { GraphWidget, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { cardSetupEventTypes, orderEventTypes, RECURRING_ORIGIN, recurringEventTypes } from '#model/events.ts';
import type { StageConfig } from '../config.ts';
import { acknowledge, resourceFinding } from '../constructs/acknowledge.ts';
import { addDashboard } from '../constructs/dashboards.ts';
import { Fn } from '../constructs/Fn.ts';
import type { PaymentProvider } from '../constructs/PaymentProvider.ts';
import { DeadLetters, Queue, STREAM_DEAD_LETTERS } from '../constructs/Queue.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';
import type { WebStack } from '../stacks/WebStack.ts';
import type { MailStack } from './mail.ts';

export interface RecurringStackProps {
  readonly config: StageConfig;
  readonly web: WebStack;
  readonly state: StateStack;
  readonly api: ApiStack;
  readonly mail: MailStack;
  readonly provider: PaymentProvider;
  /** Carries out an order, under the order's id. */
  readonly processOrder: StateMachine;
}

/** Six times what their functions may take at most. */
const VISIBILITY = Duration.seconds(180);

/** Recurring orders: set up by resolvers, woken by one-time schedules, each run an ordinary order. */
export class RecurringStack extends Stack {
  constructor(scope: Construct, id: string, props: RecurringStackProps) {
    const { config, web, state, api, mail, provider, processOrder } = props;
    super(scope, id, { description: `Marquee ${config.stage}: recurring orders` });
    const { tables, topics, alarms } = state;
    const fn = { domain: 'recurring', config, alarms, timeout: Duration.seconds(28) } as const;
    const named = (name: string) => new Fn(this, name, fn).usesTable(tables.RecurringOrders, ['GetItem']);
    const moving = (name: string) => named(name).usesTable(tables.RecurringOrders, ['UpdateItem']);
    const saving = (name: string) =>
      provider.savesCards(moving(name).usesTable(tables.RecurringOrders, ['Query'], ['byOwner']), tables);

    const beginSetup = saving('beginSetup');
    const changeCard = saving('changeCard');
    new Resolvers(this, 'Resolvers', {
      api: api.api,
      domain: 'recurring',
      tables,
      functions: { beginSetup, changeCard },
    });

    const runs = new Queue(this, 'Runs', { alarms, visibility: VISIBILITY });
    const runRecurringOrder = moving('runRecurringOrder')
      .usesTable(tables.Orders, ['PutItem'])
      .usesTable(tables.Idempotency, ['PutItem'])
      .usesTable(tables.Products, ['BatchGetItem'])
      .may(['states:StartExecution'], [processOrder.stateMachineArn])
      .sets('PROCESS_ORDER_STATE_MACHINE', processOrder.stateMachineArn)
      .sets('ORDER_STALLED_SECONDS', api.orderStalledSeconds.valueAsString)
      .worksOff(runs);

    const changes = new Queue(this, 'Changes', { alarms, visibility: VISIBILITY }).hears(topics.RecurringOrderEvents);
    const keepSchedule = this.scheduling(named('keepSchedule'), runs, props).worksOff(changes);

    const mails = new Queue(this, 'MailedChanges', { alarms, visibility: VISIBILITY }).hears(
      topics.RecurringOrderEvents,
      (['ACTIVE', 'PAUSED', 'ENDED'] as const).map((status) => recurringEventTypes[status]),
    );
    mail
      .usedBy(named('mailRecurringOrder'))
      .usesTable(tables.Products, ['BatchGetItem'])
      .sets('WEB_URL', web.origin)
      .worksOff(mails);

    const over = new Queue(this, 'OverOrders', { alarms, visibility: VISIBILITY }).hears(
      topics.RecurringOrderEvents,
      (['ENDED', 'CANCELLED'] as const).map((status) => recurringEventTypes[status]),
    );
    saving('releaseRecurringOrder').worksOff(over);

    const ended = new Queue(this, 'EndedRuns', { alarms, visibility: VISIBILITY }).hears(
      topics.OrderEvents,
      (['COMPLETED', 'FAILED', 'CANCELLED'] as const).map((status) => orderEventTypes[status]),
      { origin: RECURRING_ORIGIN },
    );
    moving('followOrder').worksOff(ended);

    const cards = new Queue(this, 'SavedCards', { alarms, visibility: VISIBILITY }).hears(topics.PaymentEvents, [
      cardSetupEventTypes.SUCCEEDED,
    ]);
    saving('followSetup').worksOff(cards);

    const unheard = new DeadLetters(this, 'StreamDeadLetters', {
      alarms,
      says: 'Changes of recurring orders could not be told after ten tries: their days are made good by the sweeper, a day late.',
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    new Fn(this, 'publish', { ...fn, timeout: Duration.seconds(30) })
      .may(['appsync:GraphQL'], [`${api.api.arn}/types/Mutation/fields/publishRecurringOrderChange`])
      .sets('GRAPHQL_URL', api.api.graphqlUrl)
      .follows(tables.RecurringOrders, unheard);
    new Fn(this, 'announce', { ...fn, timeout: Duration.seconds(30) })
      .publishesTo(topics.RecurringOrderEvents, state.key, 'RECURRING_ORDER_EVENTS_TOPIC')
      .follows(tables.RecurringOrders, unheard);

    const sweepRecurring = saving('sweepRecurring')
      .usesTable(tables.RecurringOrders, ['Query'], ['due'])
      .usesTable(tables.Orders, ['GetItem'])
      .may(['sqs:SendMessage'], [runs.queue.queueArn])
      .sets('RUNS_QUEUE_URL', runs.queue.queueUrl);
    const sweeping = new Rule(this, 'EveryQuarter', {
      description:
        'Recurring orders whose day is past, whose last order’s end was not heard of, or that were given no card.',
      schedule: Schedule.rate(Duration.minutes(15)),
      targets: [new LambdaFunction(sweepRecurring)],
    });
    alarms.whenUndelivered(sweeping);

    this.show(config, { runs, changes, ended }, [runRecurringOrder, keepSchedule]);
    new CfnOutput(this, 'SweepRecurringFunctionName', { value: sweepRecurring.functionName });
    new CfnOutput(this, 'RecurringRunsQueueUrl', { value: runs.queue.queueUrl });
  }

  /** Lets a function make one-time schedules of one group, which tell one queue and nobody else. */
  private scheduling(fn: Fn, runs: Queue, { config, state }: RecurringStackProps): Fn {
    const name = `marquee-${config.stage}`;
    const group = new CfnScheduleGroup(this, 'Schedules', { name });
    // Whoever may hand on this role may have anybody told as it: the conditions leave it to schedules of this group.
    // https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
    const role = new Role(this, 'SchedulesRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': this.account },
          ArnEquals: { 'aws:SourceArn': group.attrArn },
        },
      }),
    });
    const undelivered = new DeadLetters(this, 'WakeDeadLetters', {
      alarms: state.alarms,
      says: 'EventBridge Scheduler could not wake recurring orders: send what lies here to the queue of runs, or leave it to the sweeper, a day late.',
    });
    acknowledge(undelivered.queue, {
      'AwsSolutions-SQS3': 'It is a dead-letter queue: what EventBridge Scheduler could not hand over lies in it.',
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        resources: [runs.queue.queueArn, undelivered.queue.queueArn],
      }),
    );
    const schedules = this.formatArn({ service: 'scheduler', resource: 'schedule', resourceName: `${name}/*` });
    fn.may(['scheduler:CreateSchedule', 'scheduler:DeleteSchedule'], [schedules])
      .may(['sqs:SendMessage'], [runs.queue.queueArn])
      .sets('SCHEDULE_GROUP', group.ref)
      .sets('SCHEDULE_ROLE_ARN', role.roleArn)
      .sets('SCHEDULE_DEAD_LETTERS_ARN', undelivered.queue.queueArn)
      .sets('RUNS_QUEUE_URL', runs.queue.queueUrl)
      .sets('RUNS_QUEUE_ARN', runs.queue.queueArn)
      .sets('TIME_ZONE', config.timeZone);
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [role.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    );
    fn.acknowledges({
      [resourceFinding(this, schedules)]:
        'Schedules are named by recurring orders and days; the right ends at their group.',
    });
    return fn;
  }

  private show(config: StageConfig, queues: Readonly<Record<string, Queue>>, functions: readonly Fn[]): void {
    const scheduler = (metricName: string): Metric =>
      new Metric({
        namespace: 'AWS/Scheduler',
        metricName,
        dimensionsMap: { ScheduleGroup: `marquee-${config.stage}` },
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      });
    addDashboard(this, config, 'recurring', [
      [
        new GraphWidget({
          title: 'Schedules',
          left: [scheduler('InvocationAttemptCount')],
          right: [scheduler('TargetErrorCount'), scheduler('InvocationDroppedCount')],
        }),
        new GraphWidget({
          title: 'Waiting',
          left: Object.values(queues).map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible()),
          right: Object.values(queues).map(({ deadLetters }) => deadLetters.metricApproximateNumberOfMessagesVisible()),
        }),
        new GraphWidget({
          title: 'Faults',
          left: functions.map((each) => each.metricErrors()),
          right: functions.map((each) => each.metricDuration()),
        }),
      ],
    ]);
  }
}
