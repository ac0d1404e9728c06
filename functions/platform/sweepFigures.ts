import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { dueShards } from '#model/keys.ts';
import { ATTENTION } from '#model/purchases.ts';
import { documentClient } from './documentClient.ts';

const dueRows = z.array(z.object({ id: z.string(), dueAt: z.string() }));

/** More than so many need a person anyway, whatever their number. */
const COUNTED = 1000;

/** Of each shard of the `due` index the row that is, or will be, due for longest. `dueAt`: UTC, ISO 8601. */
export async function firstDue(tableName: string): Promise<{ id: string; dueAt: string }[]> {
  const pages = await Promise.all(
    dueShards.map((shard) =>
      documentClient.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: 'due',
          KeyConditionExpression: '#shard = :shard',
          ExpressionAttributeNames: { '#shard': 'dueShard' },
          ExpressionAttributeValues: { ':shard': shard },
          Limit: 1,
        }),
      ),
    ),
  );
  return pages.flatMap(({ Items }) => z.parse(dueRows, Items ?? []));
}

/** How many rows wait for a person, 1,000 at most. */
export async function needingAttention(tableName: string): Promise<number> {
  const { Count } = await documentClient.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: 'byAttention',
      KeyConditionExpression: '#attention = :attention',
      ExpressionAttributeNames: { '#attention': 'attention' },
      ExpressionAttributeValues: { ':attention': ATTENTION },
      Select: 'COUNT',
      Limit: COUNTED,
    }),
  );
  return Count ?? 0;
}
