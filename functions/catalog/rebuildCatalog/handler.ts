import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { documentClient } from '../../platform/documentClient.ts';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';

const env = environment({ PRODUCTS_TABLE: text });

/** Where to go on: `next` of the answer before. */
const input = z.object({ from: z.optional(z.string()) });
const place = z.record(z.string(), z.string());
const onlyId = z.array(z.object({ id: z.string() }));

/** Products that are touched at once. */
const AT_ONCE = 25;

/** What is left when it stops: one more page takes seconds. */
const ENOUGH_MILLISECONDS = 60_000;

/**
 * Has every product followed anew, by touching it: its stream tells, and nothing else writes to the index. Doing it again, or twice
 * from the same place, does no harm.
 */
export async function handler(event: unknown, context: Context): Promise<{ products: number; next: string | null }> {
  const rebuiltAt = new Date().toISOString();
  let next = z.parse(input, event ?? {}).from ?? null;
  let products = 0;
  do {
    const page: ScanCommandOutput = await documentClient.send(
      new ScanCommand({
        TableName: env.PRODUCTS_TABLE,
        ProjectionExpression: '#id',
        ExpressionAttributeNames: { '#id': 'id' },
        Limit: AT_ONCE,
        ...(next === null ? {} : { ExclusiveStartKey: parseJson(place, next) }),
      }),
    );
    const ids = z.parse(onlyId, page.Items ?? []).map(({ id }) => id);
    await Promise.all(ids.map((id) => touch(id, rebuiltAt)));
    products += ids.length;
    next = page.LastEvaluatedKey ? JSON.stringify(page.LastEvaluatedKey) : null;
  } while (next !== null && context.getRemainingTimeInMillis() > ENOUGH_MILLISECONDS);
  logger.info('rebuilding the catalogue', { products, next });
  return { products, next };
}

async function touch(id: string, rebuiltAt: string): Promise<void> {
  try {
    await documentClient.send(
      new UpdateCommand({
        TableName: env.PRODUCTS_TABLE,
        Key: { id },
        UpdateExpression: 'SET #rebuiltAt = :now',
        ConditionExpression: 'attribute_exists(#id)',
        ExpressionAttributeNames: { '#id': 'id', '#rebuiltAt': 'rebuiltAt' },
        ExpressionAttributeValues: { ':now': rebuiltAt },
      }),
    );
  } catch (error) {
    // It was removed by hand meanwhile: there is nothing to follow.
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
