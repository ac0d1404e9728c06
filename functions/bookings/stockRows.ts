import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { stockShard } from '#model/keys.ts';
import type { TicketStockRow } from '#model/tickets.ts';
import { ticketStockRow } from '../platform/concertRows.ts';
import { documentClient } from '../platform/documentClient.ts';
import { OvertakenError } from '../platform/table.ts';

/** All rows that count tickets of one kind, as they are at this moment. Throws OvertakenError where DynamoDB did not get to all of them. */
export async function readStockRows(
  tableName: string,
  { eventId, categoryId, shards }: { readonly eventId: string; readonly categoryId: string; readonly shards: number },
): Promise<TicketStockRow[]> {
  const Keys = Array.from({ length: shards }, (_, shard) => ({ id: stockShard(eventId, categoryId, shard) }));
  const { Responses, UnprocessedKeys } = await documentClient.send(
    new BatchGetCommand({ RequestItems: { [tableName]: { Keys, ConsistentRead: true } } }),
  );
  // What was not read is no answer.
  if (Object.keys(UnprocessedKeys ?? {}).length > 0) throw new OvertakenError('Not all stock could be read.');
  return z.parse(z.array(ticketStockRow), Responses?.[tableName] ?? []);
}
