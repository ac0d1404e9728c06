import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { dueShards, purchasePayment, stockShard } from '#model/keys.ts';
import { eventCancellationRow, bookingRow } from '../platform/bookingRows.ts';
import { eventRow, ticketSaleRow } from '../platform/concertRows.ts';
import { documentClient } from '../platform/documentClient.ts';
import { positive, text } from '../platform/environment.ts';
import { paymentRow } from '../platform/commerceRows.ts';
import { fullJitter } from '../platform/pause.ts';
import { carryOut } from '../platform/plannedWrites.ts';
import { getRow } from '../platform/table.ts';
import type { BookingPage, CancellationPorts } from './cancelEventBookings/cancelEvent.ts';
import { holdPorts, holdSettings } from './connectHolds.ts';
import { endHold } from './endHold.ts';
import { readStockRows } from './stockRows.ts';

/** What a function needs that cancels the bookings of an event. */
export const cancellationSettings = {
  ...holdSettings,
  EVENT_CANCELLATIONS_TABLE: text,
  EVENTS_TABLE: text,
  BOOKINGS_TABLE: text,
  PAYMENTS_TABLE: text,
  REFUNDS_TABLE: text,
  TICKETS_TABLE: text,
  TICKET_SALES_TABLE: text,
  EVENT_CANCELLATIONS_QUEUE_URL: text,
  REFUND_STALLED_SECONDS: positive,
  ORDER_STALLED_SECONDS: positive,
};

type Seconds = 'REFUND_STALLED_SECONDS' | 'ORDER_STALLED_SECONDS';
type Settings = Readonly<Record<Exclude<keyof typeof cancellationSettings, Seconds>, string> & Record<Seconds, number>>;

/** Bookings that are looked at before it is noted how far it is. */
const PAGE = 100;

/** Holds of one row of counts that are ended in one pass; further ones in the next. */
const HOLDS = 1_000;

const sqs = new SQSClient();
const keys = z.array(z.object({ id: z.string() }));
const indexed = z.array(z.object({ id: z.string(), seatsTaken: z.exactOptional(z.boolean()) }));

/** The tables and the queue of an event's cancellation. */
export function cancellationPorts(env: Settings): CancellationPorts {
  const holds = holdPorts(env);
  return {
    progress: (eventId) => getRow(env.EVENT_CANCELLATIONS_TABLE, { eventId }, eventCancellationRow),
    event: (id) => getRow(env.EVENTS_TABLE, { id }, eventRow),
    booking: (id) => getRow(env.BOOKINGS_TABLE, { id }, bookingRow),
    payment: ({ id, payAttempt }) => getRow(env.PAYMENTS_TABLE, { id: purchasePayment(id, payAttempt) }, paymentRow),
    async sales(eventId) {
      const { Items = [] } = await documentClient.send(
        new QueryCommand({ TableName: env.TICKET_SALES_TABLE, ConsistentRead: true, ...partition('eventId', eventId) }),
      );
      return z.parse(z.array(ticketSaleRow), Items);
    },
    async stock({ id: eventId, ticketCategories }) {
      const rows = await Promise.all(
        ticketCategories.map(({ id: categoryId, shards = 0 }) =>
          shards === 0 ? [] : readStockRows(env.TICKET_STOCK_TABLE, { eventId, categoryId, shards }),
        ),
      );
      return rows.flat();
    },
    async holds({ id, ticketCategories }) {
      const rows = ticketCategories.flatMap(({ id: categoryId, shards = 0 }) =>
        Array.from({ length: shards }, (_, shard) => stockShard(id, categoryId, shard)),
      );
      const found = await Promise.all(
        rows.map(async (row) => {
          const { Items = [] } = await documentClient.send(
            new QueryCommand({
              TableName: env.TICKET_HOLDS_TABLE,
              IndexName: 'byStock',
              ...partition('heldStock', row),
              Limit: HOLDS,
            }),
          );
          return z.parse(keys, Items).map((item) => item.id);
        }),
      );
      return found.flat();
    },
    // A booking that is paying for it fails by the sale's being closed, whatever becomes of its hold.
    async endHold(holdId) {
      await endHold(holdId, 'EXPIRED', () => true, holds);
    },
    bookings: (eventId, after) => bookingsOf(env.BOOKINGS_TABLE, eventId, after, PAGE),
    carryOut: (writes, guards) =>
      carryOut(
        writes,
        {
          EventCancellations: env.EVENT_CANCELLATIONS_TABLE,
          Events: env.EVENTS_TABLE,
          Bookings: env.BOOKINGS_TABLE,
          Payments: env.PAYMENTS_TABLE,
          Refunds: env.REFUNDS_TABLE,
          Tickets: env.TICKETS_TABLE,
          TicketSales: env.TICKET_SALES_TABLE,
          TicketStock: env.TICKET_STOCK_TABLE,
          TicketAllowances: env.TICKET_ALLOWANCES_TABLE,
          Seats: env.SEATS_TABLE,
        },
        guards,
      ),
    again: (eventId, pass, afterSeconds) =>
      askAgain(env.EVENT_CANCELLATIONS_QUEUE_URL, { eventId, pass }, afterSeconds),
    pause: fullJitter,
    now: () => new Date(),
    refundStalledSeconds: env.REFUND_STALLED_SECONDS,
    stalledSeconds: env.ORDER_STALLED_SECONDS,
  };
}

/** A page of an event's bookings, by id, as the index knows them. */
export async function bookingsOf(
  tableName: string,
  eventId: string,
  after: string | null,
  limit: number,
): Promise<BookingPage> {
  const { Items = [], LastEvaluatedKey } = await documentClient.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: 'byEvent',
      ...partition('eventId', eventId),
      Limit: limit,
      // The keys of the index and of the table are the same two: a page can begin behind any id.
      ...(after === null ? {} : { ExclusiveStartKey: { eventId, id: after } }),
    }),
  );
  const bookings = z.parse(indexed, Items);
  return { bookings, last: LastEvaluatedKey ? (bookings.at(-1)?.id ?? null) : null };
}

/** Has an event's cancellation gone on with, after so many seconds. */
export async function askAgain(
  queueUrl: string,
  message: { readonly eventId: string; readonly pass: number },
  afterSeconds = 0,
): Promise<void> {
  await sqs.send(
    new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(message), DelaySeconds: afterSeconds }),
  );
}

const running = z.array(z.object({ eventId: z.string(), dueAt: z.string() }));

/** Cancellations that are RUNNING, as an index knows them, and when each is to be looked at if it has not moved on by then: UTC, ISO 8601. */
export async function runningCancellations(tableName: string): Promise<{ eventId: string; dueAt: string }[]> {
  const pages = await Promise.all(
    dueShards.map((shard) =>
      documentClient.send(
        new QueryCommand({ TableName: tableName, IndexName: 'due', ...partition('dueShard', shard) }),
      ),
    ),
  );
  return pages.flatMap(({ Items = [] }) => z.parse(running, Items));
}

function partition(name: string, value: string) {
  return {
    KeyConditionExpression: '#partition = :partition',
    ExpressionAttributeNames: { '#partition': name },
    ExpressionAttributeValues: { ':partition': value },
  };
}
