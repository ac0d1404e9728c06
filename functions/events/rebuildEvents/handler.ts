import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { documentClient } from '../../platform/documentClient.ts';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';

const env = environment({ EVENTS_TABLE: text, EVENT_CHANGES_QUEUE_URL: text });
const sqs = new SQSClient();

/** Where to go on: `next` of the answer before. */
const input = z.object({ from: z.optional(z.string()) });
const place = z.record(z.string(), z.string());
const onlyId = z.array(z.object({ id: z.string() }));

/** Events that are asked for at once, which is as many messages as a queue takes in one request. */
const AT_ONCE = 10;

/** What is left when it stops: one more page takes seconds, and a function that takes nearly all of its time raises an alarm. */
const ENOUGH_MILLISECONDS = 5 * 60_000;

/** The queue did not take a message. Going on from `next` of the answer before sends it again. */
class NotAskedError extends Error {
  override readonly name = 'NotAskedError';
}

/**
 * Has every event followed anew, by the queue that all changes come by. It ends before its time does and says where to go on; going on twice from the
 * same place does no harm.
 */
export async function handler(event: unknown, context: Context): Promise<{ events: number; next: string | null }> {
  let next = z.parse(input, event ?? {}).from ?? null;
  let events = 0;
  do {
    const page: ScanCommandOutput = await documentClient.send(
      new ScanCommand({
        TableName: env.EVENTS_TABLE,
        ProjectionExpression: '#id',
        ExpressionAttributeNames: { '#id': 'id' },
        Limit: AT_ONCE,
        ...(next === null ? {} : { ExclusiveStartKey: parseJson(place, next) }),
      }),
    );
    const ids = z.parse(onlyId, page.Items ?? []).map(({ id }) => id);
    await ask(ids);
    events += ids.length;
    next = page.LastEvaluatedKey ? JSON.stringify(page.LastEvaluatedKey) : null;
  } while (next !== null && context.getRemainingTimeInMillis() > ENOUGH_MILLISECONDS);
  logger.info('rebuilding the events', { events, next });
  return { events, next };
}

async function ask(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { Failed = [] } = await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: env.EVENT_CHANGES_QUEUE_URL,
      Entries: ids.map((id, index) => ({ Id: `${index}`, MessageBody: JSON.stringify({ id, anew: true }) })),
    }),
  );
  if (Failed.length > 0) throw new NotAskedError(`${Failed.length} messages were not taken.`);
}
