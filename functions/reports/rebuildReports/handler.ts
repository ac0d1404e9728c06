import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { indexQueue } from '../indexQueue.ts';
import type { InvoicePages, Progress } from './rebuild.ts';
import { rebuild } from './rebuild.ts';

const env = environment({ INVOICES_TABLE: text, INDEX_QUEUE_URL: text });
const documents = DynamoDBDocumentClient.from(new DynamoDBClient());
const notices = indexQueue(env.INDEX_QUEUE_URL);

/** Where to go on: `next` of the answer before; from the beginning where it is left out. */
const input = z.object({ from: z.optional(z.string()) });

const invoices: InvoicePages = async (after) => {
  const { Items = [], LastEvaluatedKey } = await documents.send(
    new ScanCommand({
      TableName: env.INVOICES_TABLE,
      ProjectionExpression: '#id',
      ExpressionAttributeNames: { '#id': 'id' },
      ExclusiveStartKey: after === null ? undefined : { id: after },
    }),
  );
  const ids = z.parse(z.array(z.object({ id: z.string() })), Items).map(({ id }) => id);
  return { ids, last: LastEvaluatedKey ? z.parse(z.object({ id: z.string() }), LastEvaluatedKey).id : null };
};

export async function handler(event: unknown, context: Context): Promise<Progress> {
  const { from } = z.parse(input, event ?? {});
  const progress = await rebuild(from ?? null, invoices, notices, () => context.getRemainingTimeInMillis());
  logger.info('rebuilding reports', { ...progress });
  return progress;
}
