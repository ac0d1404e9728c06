import { BatchGetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { bookingRow, ticketRow } from '../../platform/bookingRows.ts';
import { documentClient } from '../../platform/documentClient.ts';
import { fullJitter } from '../../platform/pause.ts';
import { OvertakenError } from '../../platform/table.ts';
import type { Attending } from './attendeeFile.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const BATCH = 100;

/** What DynamoDB did not get to is asked for again, so often. */
const ROUNDS = 8;

const keys = z.array(z.object({ id: z.string() }));
const tickets = z.array(ticketRow);
const bookings = z.array(bookingRow);

export interface AttendeeTables {
  readonly tickets: string;
  readonly bookings: string;
}

/** Everybody who comes to an event, in the order of the list `attendees`. Throws OvertakenError and the SDK's errors. */
export async function attendeesOf(eventId: string, tables: AttendeeTables): Promise<Attending[]> {
  const attending: Attending[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await documentClient.send(
      new QueryCommand({
        TableName: tables.tickets,
        IndexName: 'byEvent',
        KeyConditionExpression: '#goodFor = :eventId',
        ExpressionAttributeNames: { '#goodFor': 'goodFor' },
        ExpressionAttributeValues: { ':eventId': eventId },
        Limit: BATCH,
        ExclusiveStartKey: start,
      }),
    );
    const ids = z.parse(keys, page.Items ?? []).map(({ id }) => id);
    const found = new Map(z.parse(tickets, await rowsOf(tables.tickets, ids)).map((row) => [row.id, row]));
    const bookingIds = [...new Set([...found.values()].map(({ bookingId }) => bookingId))];
    const booked = new Map(z.parse(bookings, await rowsOf(tables.bookings, bookingIds)).map((row) => [row.id, row]));
    for (const id of ids) {
      const ticket = found.get(id);
      const booking = ticket && booked.get(ticket.bookingId);
      // One that was cancelled since the index was asked comes no more.
      if (ticket?.status === 'VALID' && booking) attending.push({ ticket, booking });
    }
    start = page.LastEvaluatedKey;
  } while (start);
  return attending;
}

async function rowsOf(tableName: string, ids: readonly string[]): Promise<unknown[]> {
  const rows: unknown[] = [];
  let left: Record<string, unknown>[] = ids.map((id) => ({ id }));
  for (let round = 0; left.length > 0; round += 1) {
    if (round === ROUNDS) throw new OvertakenError(`${left.length} rows could not be read.`);
    if (round > 0) await fullJitter(round);
    const { Responses, UnprocessedKeys } = await documentClient.send(
      new BatchGetCommand({ RequestItems: { [tableName]: { Keys: left, ConsistentRead: true } } }),
    );
    rows.push(...(Responses?.[tableName] ?? []));
    left = UnprocessedKeys?.[tableName]?.Keys ?? [];
  }
  return rows;
}
