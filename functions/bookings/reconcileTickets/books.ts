import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { EventRow } from '#model/concerts.ts';
import { CALENDAR, eventCategory, stockShard, ticketAllowance } from '#model/keys.ts';
import type { CategoryFacts } from '#model/reconcile.ts';
import { bookingRow, seatRow, ticketAllowanceRow } from '../../platform/bookingRows.ts';
import { eventRow, ticketSaleRow } from '../../platform/concertRows.ts';
import { documentClient } from '../../platform/documentClient.ts';
import { OvertakenError, getRow } from '../../platform/table.ts';
import { readStockRows } from '../stockRows.ts';
import type { TicketBooks } from './compare.ts';

/** Names of the tables. */
export interface BookTables {
  readonly events: string;
  readonly sales: string;
  readonly stock: string;
  readonly holds: string;
  readonly bookings: string;
  readonly seats: string;
  readonly allowances: string;
}

/** Events that are compared one after the other until the next page is asked for. */
const EVENTS_A_PAGE = 25;

/** What DynamoDB reads in one batch. */
const BATCH = 100;

/** Indexes are behind by less, but for rare moments. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html */
const INDEXED_MS = 2_000;

const heldRow = z.object({
  id: z.string(),
  ownerId: z.string(),
  quantity: z.number(),
  seats: z.array(z.string()),
  shards: z.array(z.object({ shard: z.number(), quantity: z.number() })),
});
const listedBooking = z.object({ id: z.string(), seatsTaken: z.exactOptional(z.boolean()) });
const ids = z.array(z.object({ id: z.string() }));

type Key = Record<string, unknown>;

/** The tables in which everything about tickets is stored. */
export function ticketBooks(tables: BookTables, indexedMs = INDEXED_MS): TicketBooks {
  return {
    async events(since, cursor) {
      const { Items = [], LastEvaluatedKey } = await documentClient.send(
        new QueryCommand({
          TableName: tables.events,
          IndexName: 'byStart',
          KeyConditionExpression: '#calendar = :calendar AND #startsAt >= :since',
          ExpressionAttributeNames: { '#calendar': 'calendar', '#startsAt': 'startsAt' },
          ExpressionAttributeValues: { ':calendar': CALENDAR, ':since': since },
          Limit: EVENTS_A_PAGE,
          ...startAt(cursor),
        }),
      );
      return { ids: z.parse(ids, Items).map(({ id }) => id), cursor: cursorOf(LastEvaluatedKey) };
    },
    event: (id) => getRow(tables.events, { id }, eventRow),
    facts: (event, categoryId, owners) => factsOf(tables, event, categoryId, owners),
    async allowances(cursor) {
      const { Items = [], LastEvaluatedKey } = await documentClient.send(
        new ScanCommand({
          TableName: tables.allowances,
          FilterExpression: '#taken <> :none',
          ExpressionAttributeNames: { '#taken': 'taken' },
          ExpressionAttributeValues: { ':none': 0 },
          ...startAt(cursor),
        }),
      );
      return { ids: z.parse(ids, Items).map(({ id }) => id), cursor: cursorOf(LastEvaluatedKey) };
    },
    untilIndexed: () => sleep(indexedMs),
  };
}

function startAt(cursor: string | null): { ExclusiveStartKey?: Key } {
  return cursor === null ? {} : { ExclusiveStartKey: z.parse(z.record(z.string(), z.unknown()), JSON.parse(cursor)) };
}

function cursorOf(key: Key | undefined): string | null {
  return key ? JSON.stringify(key) : null;
}

async function factsOf(
  tables: BookTables,
  event: EventRow,
  categoryId: string,
  named: readonly string[],
): Promise<CategoryFacts | null> {
  const category = event.ticketCategories.find(({ id }) => id === categoryId);
  if (!category) return null;
  const eventId = event.id;
  const partition = eventCategory(eventId, categoryId);
  const sale = await getRow(tables.sales, { eventId, categoryId }, ticketSaleRow);
  const shards = Array.from({ length: sale?.shards ?? 0 }, (_, shard) => stockShard(eventId, categoryId, shard));
  const [holds, seats, bookings] = await Promise.all([
    Promise.all(shards.map((id) => queryAll(tables.holds, 'byStock', 'heldStock', id, heldRow))).then((found) =>
      found.flat(),
    ),
    category.seatRows.length > 0 ? queryAll(tables.seats, null, 'eventCategory', partition, seatRow) : [],
    bookingsOf(tables.bookings, eventId),
  ]);
  const booked = bookings.filter((booking) => booking.categoryId === categoryId && booking.seatsTaken);
  const owners = [
    ...new Set([...named, ...holds.map(({ ownerId }) => ownerId), ...booked.map(({ ownerId }) => ownerId)]),
  ];
  const taken = await takenBy(tables.allowances, eventId, categoryId, owners);
  // Read last: whatever moved while the rest was read shows in the rows' versions at the next look.
  const stock = sale ? await readStockRows(tables.stock, { eventId, categoryId, shards: sale.shards }) : [];
  return { event, category, sale, stock, holds, bookings: booked, seats, taken };
}

async function queryAll<Row>(
  tableName: string,
  index: string | null,
  attribute: string,
  value: string,
  schema: z.ZodMiniType<Row>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let ExclusiveStartKey: Key | undefined;
  do {
    const page = await documentClient.send(
      new QueryCommand({
        TableName: tableName,
        ...(index === null ? { ConsistentRead: true } : { IndexName: index }),
        KeyConditionExpression: '#attribute = :value',
        ExpressionAttributeNames: { '#attribute': attribute },
        ExpressionAttributeValues: { ':value': value },
        ...(ExclusiveStartKey ? { ExclusiveStartKey } : {}),
      }),
    );
    rows.push(...z.parse(z.array(schema), page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return rows;
}

/** Bookings of an event that have their tickets, as they are. */
async function bookingsOf(tableName: string, eventId: string) {
  const listed = await queryAll(tableName, 'byEvent', 'eventId', eventId, listedBooking);
  const keys = listed.filter(({ seatsTaken }) => seatsTaken).map(({ id }) => ({ id }));
  return batchGet(tableName, keys, bookingRow);
}

async function takenBy(
  tableName: string,
  eventId: string,
  categoryId: string,
  owners: readonly string[],
): Promise<Map<string, number>> {
  const byId = new Map(owners.map((owner) => [ticketAllowance(eventId, categoryId, owner), owner]));
  const rows = await batchGet(
    tableName,
    [...byId.keys()].map((id) => ({ id })),
    ticketAllowanceRow,
  );
  return new Map(rows.map(({ id, taken }) => [byId.get(id) ?? id, taken]));
}

async function batchGet<Row>(tableName: string, keys: readonly Key[], schema: z.ZodMiniType<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let start = 0; start < keys.length; start += BATCH) {
    const { Responses, UnprocessedKeys } = await documentClient.send(
      new BatchGetCommand({
        RequestItems: { [tableName]: { Keys: keys.slice(start, start + BATCH), ConsistentRead: true } },
      }),
    );
    // What was not read is no answer.
    if (Object.keys(UnprocessedKeys ?? {}).length > 0)
      throw new OvertakenError(`Not all of ${tableName} could be read.`);
    rows.push(...z.parse(z.array(schema), Responses?.[tableName] ?? []));
  }
  return rows;
}
