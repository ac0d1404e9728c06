import type { ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { documentClient } from '../../platform/documentClient.ts';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { changedEvents, NOTICES_AT_ONCE } from '../eventChanges.ts';

const env = environment({ EVENTS_TABLE: text, EVENT_CHANGES_QUEUE_URL: text });
const ask = changedEvents(env.EVENT_CHANGES_QUEUE_URL);

/** Where to go on: `next` of the answer before. */
const input = z.object({ from: z.optional(z.string()) });
const place = z.record(z.string(), z.string());
const onlyId = z.array(z.object({ id: z.string() }));

/** What is left when it stops: one more page takes seconds, and a function that takes nearly all of its time raises an alarm. */
const ENOUGH_MILLISECONDS = 5 * 60_000;

/**
 * Has every event followed anew, by the queue that all changes come by. It ends before its time does and says where to go on; going on twice from the
 * same place does no harm. Throws NotAskedError: going on from `next` of the answer before sends again what was not taken.
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
        Limit: NOTICES_AT_ONCE,
        ...(next === null ? {} : { ExclusiveStartKey: parseJson(place, next) }),
      }),
    );
    const ids = z.parse(onlyId, page.Items ?? []).map(({ id }) => id);
    await ask(ids.map((id) => ({ id, anew: true })));
    events += ids.length;
    next = page.LastEvaluatedKey ? JSON.stringify(page.LastEvaluatedKey) : null;
  } while (next !== null && context.getRemainingTimeInMillis() > ENOUGH_MILLISECONDS);
  logger.info('rebuilding the events', { events, next });
  return { events, next };
}
