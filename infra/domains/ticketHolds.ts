import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { FnProps } from '../constructs/Fn.ts';
import { Fn } from '../constructs/Fn.ts';
import { DeadLetters, Queue, STREAM_DEAD_LETTERS } from '../constructs/Queue.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import { LONGEST_HOLD_SECONDS } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';

export interface TicketHoldsProps {
  readonly config: StageConfig;
  readonly state: StateStack;
  readonly api: ApiStack;
}

/** Six times what their functions may take at most. */
const VISIBILITY = Duration.seconds(180);

/** Changes are gathered for so long: of many changes of what is left one is told, and the ends of many holds are asked for at once. */
const GATHERED = Duration.seconds(1);

/** New holds whose ends are asked for by one invocation. */
const HOLDS_AT_ONCE = 100;

/** Changes of stock that one telling may stand for. */
const CHANGES_AT_ONCE = 1_000;

/** Seconds by which the ends of holds may be behind before somebody is told: messages and the sweeper have both failed by then. */
const LATE_SECONDS = 300;

/** What comes of holds of tickets after resolvers have made them: their ends, what is left being told, and the proof that it adds up. */
export class TicketHolds extends Construct {
  private readonly props: TicketHoldsProps;
  private readonly fn: FnProps;

  constructor(scope: Construct, id: string, props: TicketHoldsProps) {
    super(scope, id);
    this.props = props;
    this.fn = {
      domain: 'bookings',
      config: props.config,
      alarms: props.state.alarms,
      timeout: Duration.seconds(30),
    };
    const unheard = new DeadLetters(this, 'StreamDeadLetters', {
      alarms: props.state.alarms,
      says: 'Changes of holds and of what is left could not be told after ten tries: the sweeper ends those holds, and whoever looks at an event sees what is left of it.',
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    this.endHolds(unheard);
    this.tellWhatIsLeft(unheard);
    this.reconcile();
  }

  /** At its end a hold is told of by a delayed message, and by a sweeper where the message is lost. */
  private endHolds(unheard: DeadLetters): void {
    const { config, state } = this.props;
    const { tables, alarms } = state;
    const expired = new Queue(this, 'ExpiredHolds', {
      alarms,
      visibility: VISIBILITY,
      delayed: Duration.seconds(LONGEST_HOLD_SECONDS),
    });
    new Fn(this, 'scheduleExpiry', this.fn)
      .may(['sqs:SendMessage'], [expired.queue.queueArn])
      .sets('EXPIRED_HOLDS_QUEUE_URL', expired.queue.queueUrl)
      .follows(tables.TicketHolds, unheard, GATHERED, { events: ['INSERT'], atOnce: HOLDS_AT_ONCE });
    this.ending('expireHold').worksOff(expired);
    const sweepHolds = this.ending('sweepHolds').usesTable(tables.TicketHolds, ['Query'], ['due']);
    const sweeping = new Rule(this, 'EveryMinute', {
      description: 'Ends holds whose time is over and of whose end no message told.',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(sweepHolds)],
    });
    alarms.whenUndelivered(sweeping);
    alarms.whenAbove(this, 'OverdueAlarm', {
      metric: new Metric({
        namespace: 'Marquee',
        metricName: 'HoldsOverdueFor',
        dimensionsMap: { stage: config.stage },
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(5),
      }),
      threshold: LATE_SECONDS,
      says: 'Tickets of holds whose time is over do not come back: see the logs of bookings/expireHold and bookings/sweepHolds.',
    });
    new CfnOutput(Stack.of(this), 'SweepHoldsFunctionName', { value: sweepHolds.functionName });
    new CfnOutput(Stack.of(this), 'ExpiredHoldsQueueUrl', { value: expired.queue.queueUrl });
  }

  /** A function that ends holds. */
  private ending(name: string): Fn {
    const { tables } = this.props.state;
    return new Fn(this, name, this.fn)
      .usesTable(tables.TicketHolds, ['GetItem', 'UpdateItem'])
      .usesTable(tables.TicketStock, ['UpdateItem'])
      .usesTable(tables.TicketAllowances, ['UpdateItem'])
      .usesTable(tables.Seats, ['DeleteItem']);
  }

  private tellWhatIsLeft(unheard: DeadLetters): void {
    const { api, state } = this.props;
    new Fn(this, 'publishAvailability', this.fn)
      .usesTable(state.tables.TicketSales, ['GetItem'])
      .usesTable(state.tables.TicketStock, ['BatchGetItem'])
      .may(['appsync:GraphQL'], [`${api.api.arn}/types/Mutation/fields/publishAvailabilityChange`])
      .sets('GRAPHQL_URL', api.api.graphqlUrl)
      .follows(state.tables.TicketStock, unheard, GATHERED, { atOnce: CHANGES_AT_ONCE });
  }

  /** An operator's, off every request's path: it alone may scan what customers have. */
  private reconcile(): void {
    const { config, state } = this.props;
    const { tables, alarms } = state;
    const reconcileTickets = new Fn(this, 'reconcileTickets', {
      ...this.fn,
      timeout: Duration.minutes(15),
      memory: 512,
    })
      .usesTable(tables.Events, ['GetItem'])
      .usesTable(tables.Events, ['Query'], ['byStart'])
      .usesTable(tables.TicketSales, ['GetItem'])
      .usesTable(tables.TicketStock, ['BatchGetItem'])
      .usesTable(tables.TicketHolds, ['Query'], ['byStock'])
      .usesTable(tables.Bookings, ['BatchGetItem'])
      .usesTable(tables.Bookings, ['Query'], ['byEvent'])
      .usesTable(tables.Seats, ['Query'])
      .usesTable(tables.TicketAllowances, ['BatchGetItem', 'Scan']);
    const everyNight = new Rule(this, 'EveryNight', {
      description:
        'Whether available, held and sold tickets come to what there are, and everything else says the same.',
      schedule: Schedule.cron({ hour: '3', minute: '40' }),
      targets: [new LambdaFunction(reconcileTickets)],
    });
    alarms.whenUndelivered(everyNight);
    const counted = (metricName: string): Metric =>
      new Metric({
        namespace: 'Marquee',
        metricName,
        dimensionsMap: { stage: config.stage },
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(5),
      });
    alarms.whenAbove(this, 'DifferencesAlarm', {
      metric: counted('TicketDifferences'),
      threshold: 0,
      says: 'Tickets do not add up: the log of bookings/reconcileTickets names what differs, and `npm run reconcile` all of it.',
    });
    alarms.whenAbove(this, 'NotReconciledAlarm', {
      metric: counted('TicketsNotReconciled'),
      threshold: 0,
      says: 'A quarter of an hour did not do to compare all tickets: `npm run reconcile` compares them all.',
    });
    new CfnOutput(Stack.of(this), 'ReconcileTicketsFunctionName', { value: reconcileTickets.functionName });
  }
}
