import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { dueShards } from '#model/keys.ts';
import { ATTENTION } from '#model/orders.ts';
import { documentClient } from '../../platform/documentClient.ts';

const ids = z.array(z.object({ id: z.string() }));

/** More than so many need a person anyway, whatever their number. */
const COUNTED = 1000;

/** Of each shard the unfinished order that was moved or looked at longest ago. */
export async function leastRecent(tableName: string): Promise<string[]> {
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
  return pages.flatMap(({ Items }) => z.parse(ids, Items ?? []).map(({ id }) => id));
}

/** How many orders need a person, 1,000 at most. */
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

/** Seconds since the oldest of these orders was placed; 0 where there is none. */
export function ageOfOldest(orders: readonly { readonly placedAt: string }[], now: Date): number {
  const placed = orders.map(({ placedAt }) => Date.parse(placedAt));
  return placed.length === 0 ? 0 : Math.max(0, Math.round((now.getTime() - Math.min(...placed)) / 1000));
}
