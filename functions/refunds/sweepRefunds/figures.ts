import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { dueShards } from '#model/keys.ts';
import { ATTENTION } from '#model/orders.ts';
import { documentClient } from '../../platform/documentClient.ts';

const due = z.array(z.object({ dueAt: z.string() }));

/** More than so many need a person anyway, whatever their number. */
const COUNTED = 1000;

/** How many refunds failed and wait for a person, 1,000 at most. */
export async function failedRefunds(tableName: string): Promise<number> {
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

/** When the refund was to be looked at that is due for longest: UTC, ISO 8601; null where none is under way. */
export async function longestDue(tableName: string): Promise<string | null> {
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
  return pages.flatMap(({ Items }) => z.parse(due, Items ?? []).map(({ dueAt }) => dueAt)).sort()[0] ?? null;
}

/** Seconds by which the sweeper is behind: 0 where nothing is due. */
export function behind(dueAt: string | null, now: Date): number {
  return dueAt === null ? 0 : Math.max(0, Math.round((now.getTime() - Date.parse(dueAt)) / 1000));
}
