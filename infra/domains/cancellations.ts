import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { bookingEventTypes, eventEventTypes } from '#model/concertEvents.ts';
import { refundEventTypes } from '#model/events.ts';
import type { PurchaseKind } from '#model/purchaseKinds.ts';
import type { StageConfig } from '../config.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import type { FnProps } from '../constructs/Fn.ts';
import { Fn } from '../constructs/Fn.ts';
import { DeadLetters, Queue, STREAM_DEAD_LETTERS } from '../constructs/Queue.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';
import type { WebStack } from '../stacks/WebStack.ts';
import type { MailStack } from './mail.ts';

export interface CancellationsStackProps {
  readonly config: StageConfig;
  readonly web: WebStack;
  readonly state: StateStack;
  readonly api: ApiStack;
  readonly mail: MailStack;
}

/** A pass over an event's bookings begins no further page after half of it. */
const PASS = Duration.seconds(90);

/** Of many bookings that are cancelled, so long, one change is told. */
const GATHERED = Duration.seconds(1);
const CHANGES_AT_ONCE = 500;

/** Seconds by which a cancellation that does not move may be behind: the sweeper has come for it many times by then. */
const LATE = Duration.hours(1);

/**
 * What comes of bookings after they are confirmed: cancellations of events, what was sold, who comes, and what those who booked are told. Of the bookings
 * domain, whose resources one stack cannot hold.
 */
export class CancellationsStack extends Stack {
  /** What the resolvers call. */
  readonly exportAttendees: Fn;
  private readonly props: CancellationsStackProps;
  private readonly fn: FnProps;

  constructor(scope: Construct, id: string, props: CancellationsStackProps) {
    super(scope, id, { description: `Marquee ${props.config.stage}: cancellations, sales and attendees` });
    this.props = props;
    this.fn = { domain: 'bookings', config: props.config, alarms: props.state.alarms, timeout: Duration.seconds(28) };
    this.cancel();
    this.countRefunds();
    this.tellProgress();
    this.countSales();
    this.tellHolders();
    const { tables, documents } = props.state;
    this.exportAttendees = new Fn(this, 'exportAttendees', { ...this.fn, memory: 1769 })
      .usesTable(tables.Tickets, ['BatchGetItem'])
      .usesTable(tables.Tickets, ['Query'], ['byEvent'])
      .usesTable(tables.Bookings, ['BatchGetItem'])
      .usesBucket(documents, { read: ['exports/*'], write: ['exports/*'] });
  }

  /** A queue leads from page to page of an event's bookings, and a sweeper goes on where a message is lost. */
  private cancel(): void {
    const { config, state, api } = this.props;
    const { tables, topics, alarms } = state;
    const requests = new Queue(this, 'EventCancellations', {
      alarms,
      visibility: Duration.seconds(6 * PASS.toSeconds()),
    }).hears(topics.EventEvents, [eventEventTypes.CANCELLING]);
    new Fn(this, 'cancelEventBookings', { ...this.fn, timeout: PASS, memory: 512 })
      .usesTable(tables.EventCancellations, ['GetItem', 'UpdateItem'])
      .usesTable(tables.Events, ['GetItem', 'UpdateItem'])
      .usesTable(tables.Bookings, ['GetItem', 'UpdateItem'])
      .usesTable(tables.Bookings, ['Query'], ['byEvent'])
      .usesTable(tables.Payments, ['GetItem', 'UpdateItem'])
      .usesTable(tables.Refunds, ['PutItem'])
      .usesTable(tables.Tickets, ['UpdateItem'])
      .usesTable(tables.TicketSales, ['Query', 'UpdateItem'])
      .usesTable(tables.TicketStock, ['BatchGetItem', 'UpdateItem'])
      .usesTable(tables.TicketAllowances, ['UpdateItem'])
      .usesTable(tables.TicketHolds, ['GetItem', 'UpdateItem'])
      .usesTable(tables.TicketHolds, ['Query'], ['byStock'])
      .usesTable(tables.Seats, ['DeleteItem'])
      .may(['sqs:SendMessage'], [requests.queue.queueArn])
      .sets('EVENT_CANCELLATIONS_QUEUE_URL', requests.queue.queueUrl)
      .sets('REFUND_STALLED_SECONDS', api.refundStalledSeconds.valueAsString)
      .sets('ORDER_STALLED_SECONDS', api.orderStalledSeconds.valueAsString)
      // Each event's bookings are counted in one row: more at once would be in each other's way.
      .worksOff(requests, 1, 2);
    const sweeper = new Fn(this, 'sweepCancellations', this.fn)
      .usesTable(tables.EventCancellations, ['GetItem'])
      .usesTable(tables.EventCancellations, ['Query'], ['due'])
      .may(['sqs:SendMessage'], [requests.queue.queueArn])
      .sets('EVENT_CANCELLATIONS_QUEUE_URL', requests.queue.queueUrl);
    const everyMinute = new Rule(this, 'EveryMinute', {
      description: 'Cancellations of events that do not move: their message was lost, or a booking is stuck.',
      schedule: Schedule.rate(Duration.minutes(1)),
      targets: [new LambdaFunction(sweeper)],
    });
    alarms.whenUndelivered(everyMinute);
    alarms.whenAbove(this, 'OverdueAlarm', {
      metric: new Metric({
        namespace: 'Marquee',
        metricName: 'OldestEventCancellation',
        dimensionsMap: { stage: config.stage },
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(5),
      }),
      threshold: LATE.toSeconds(),
      says: 'An event is being cancelled for more than an hour: look for bookings of it that are stuck (booking desk, needsAttention), and at the log of bookings/cancelEventBookings.',
    });
    new CfnOutput(this, 'SweepCancellationsFunctionName', { value: sweeper.functionName });
  }

  private countRefunds(): void {
    const { tables, topics, alarms } = this.props.state;
    const outcomes = new Queue(this, 'RefundOutcomes', { alarms, visibility: Duration.minutes(6) }).hears(
      topics.RefundEvents,
      (['SUCCEEDED', 'FAILED', 'CLOSED'] as const).map((status) => refundEventTypes[status]),
      { purchase: 'BOOKING' satisfies PurchaseKind },
    );
    new Fn(this, 'countRefunds', { ...this.fn, timeout: Duration.seconds(60) })
      .usesTable(tables.Refunds, ['GetItem'])
      .usesTable(tables.Bookings, ['GetItem', 'UpdateItem'])
      .usesTable(tables.EventCancellations, ['GetItem', 'UpdateItem'])
      .worksOff(outcomes, 10, 2);
  }

  private tellProgress(): void {
    const { api, state } = this.props;
    const unheard = new DeadLetters(this, 'StreamDeadLetters', {
      alarms: state.alarms,
      says: 'How cancellations of events go on could not be told after ten tries: whoever asks for it sees it.',
    });
    acknowledge(unheard.queue, STREAM_DEAD_LETTERS);
    // AppSync may take 30 seconds; a function that ended before it gave up would be handed the whole batch again.
    new Fn(this, 'publishCancellation', { ...this.fn, timeout: Duration.seconds(30) })
      .may(['appsync:GraphQL'], [`${api.api.arn}/types/Mutation/fields/publishEventCancellationChange`])
      .sets('GRAPHQL_URL', api.api.graphqlUrl)
      .follows(state.tables.EventCancellations, unheard, GATHERED, { atOnce: CHANGES_AT_ONCE });
  }

  private countSales(): void {
    const { tables, topics, alarms } = this.props.state;
    const sales = new Queue(this, 'Sales', { alarms, visibility: Duration.minutes(3) }).hears(topics.BookingEvents, [
      bookingEventTypes.CONFIRMED,
      bookingEventTypes.CANCELLED,
    ]);
    new Fn(this, 'countSales', this.fn)
      .usesTable(tables.TicketSalesEntries, ['PutItem'])
      .usesTable(tables.TicketSalesByDay, ['UpdateItem'])
      .worksOff(sales, 10, 2);
  }

  private tellHolders(): void {
    const { web, state, mail } = this.props;
    const { tables, topics, alarms } = state;
    const news = new Queue(this, 'EventNews', { alarms, visibility: Duration.minutes(3) }).hears(topics.EventEvents, [
      eventEventTypes.PUBLISHED,
      eventEventTypes.POSTPONED,
    ]);
    mail
      .usedBy(new Fn(this, 'tellHolders', this.fn))
      .usesTable(tables.Bookings, ['GetItem'])
      .usesTable(tables.Bookings, ['Query'], ['byEvent'])
      .may(['sqs:SendMessage'], [news.queue.queueArn])
      .sets('EVENT_NEWS_QUEUE_URL', news.queue.queueUrl)
      .sets('WEB_URL', web.origin)
      .worksOff(news, 1);
    const cancelled = new Queue(this, 'CancelledBookings', { alarms, visibility: Duration.minutes(3) }).hears(
      topics.BookingEvents,
      [bookingEventTypes.CANCELLED],
    );
    mail
      .usedBy(new Fn(this, 'mailCancellation', this.fn))
      .usesTable(tables.Bookings, ['GetItem'])
      .usesTable(tables.Events, ['GetItem'])
      .sets('WEB_URL', web.origin)
      .worksOff(cancelled);
  }
}
