import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { bookingLife } from '#model/bookings.ts';
import { bookingEventTypes } from '#model/concertEvents.ts';
import type { StageConfig } from '../config.ts';
import type { Fn } from '../constructs/Fn.ts';
import type { PaymentProvider } from '../constructs/PaymentProvider.ts';
import { PurchaseFlow } from '../constructs/PurchaseFlow.ts';
import { Resolvers } from '../constructs/Resolvers.ts';
import type { ApiStack } from '../stacks/ApiStack.ts';
import type { StateStack } from '../stacks/StateStack.ts';
import type { WebStack } from '../stacks/WebStack.ts';
import type { MailStack } from './mail.ts';
import type { ReceiptsStack } from './receipts.ts';
import { TicketHolds } from './ticketHolds.ts';

export interface BookingsStackProps {
  readonly config: StageConfig;
  readonly web: WebStack;
  readonly state: StateStack;
  readonly api: ApiStack;
  readonly mail: MailStack;
  readonly provider: PaymentProvider;
  readonly receipts: ReceiptsStack;
  /** Of the stack before it. */
  readonly exportAttendees: Fn;
}

/** Tickets: held by resolvers, booked by a workflow of the same make as orders', told live and by events. */
export class BookingsStack extends Stack {
  constructor(scope: Construct, id: string, props: BookingsStackProps) {
    const { config, web, state, api, mail, provider, receipts } = props;
    super(scope, id, { description: `Marquee ${config.stage}: bookings` });
    const { tables, topics, alarms, key } = state;
    const looksAtTickets = (fn: Fn) =>
      fn
        .usesTable(tables.TicketHolds, ['GetItem'])
        .usesTable(tables.TicketSales, ['GetItem'])
        .usesTable(tables.TicketStock, ['BatchGetItem'])
        .usesTable(tables.TicketAllowances, ['GetItem'])
        .usesTable(tables.Seats, ['BatchGetItem']);
    const takesTickets = (fn: Fn) =>
      looksAtTickets(fn)
        .usesTable(tables.TicketHolds, ['UpdateItem'])
        .usesTable(tables.TicketStock, ['UpdateItem'])
        .usesTable(tables.TicketAllowances, ['UpdateItem'])
        .usesTable(tables.Seats, ['PutItem', 'UpdateItem']);
    const returnsTickets = (fn: Fn) =>
      looksAtTickets(fn)
        .usesTable(tables.TicketHolds, ['UpdateItem'])
        .usesTable(tables.TicketStock, ['UpdateItem'])
        .usesTable(tables.TicketAllowances, ['UpdateItem'])
        .usesTable(tables.Seats, ['DeleteItem'])
        .usesTable(tables.PromoCodes, ['UpdateItem']);
    const flow = new PurchaseFlow(this, {
      config,
      alarms,
      key,
      domain: 'bookings',
      life: bookingLife,
      kind: 'BOOKING',
      name: 'ProcessBooking',
      one: 'a booking',
      table: tables.Bookings,
      machineVariable: 'PROCESS_BOOKING_STATE_MACHINE',
      steps: {
        validate: ['validateBooking', looksAtTickets],
        save: ['saveBooking'],
        take: ['sellSeats', takesTickets],
        complete: ['confirmBooking', (fn) => fn.usesTable(tables.Tickets, ['PutItem'])],
        giveBack: ['returnSeats', returnsTickets],
      },
      provider,
      receipt: receipts.generateBookingReceipt,
      mails: mail.queue,
      stalledSeconds: api.orderStalledSeconds.valueAsString,
      actionSeconds: api.paymentActionSeconds,
      api: { arn: api.api.arn, graphqlUrl: api.api.graphqlUrl },
      publishes: 'publishBookingChange',
      paymentEvents: topics.PaymentEvents,
      events: topics.BookingEvents,
      eventsVariable: 'BOOKING_EVENTS_TOPIC',
      notifications: 'BookingNotifications',
      endedQueue: 'EndedBookings',
      endedTypes: [bookingEventTypes.FAILED, bookingEventTypes.CANCELLED],
      mailer: (fn) => mail.usedBy(fn.usesTable(tables.Events, ['GetItem']).sets('WEB_URL', web.origin)),
      missing: 'tickets be missing that others could have',
    });
    new Resolvers(this, 'Resolvers', {
      api: api.api,
      domain: 'bookings',
      tables,
      functions: {
        startBooking: flow.start,
        wakeBooking: flow.wake,
        continueBooking: flow.continue,
        exportAttendees: props.exportAttendees,
      },
    });
    new TicketHolds(this, 'TicketHolds', { config, state, api });
  }
}
