import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import type { InvoicePages, Notices, Progress } from './rebuild.ts';
import { rebuild } from './rebuild.ts';

const env = environment({ INVOICES_TABLE: text, INDEX_QUEUE_URL: text });
const documents = DynamoDBDocumentClient.from(new DynamoDBClient());
const sqs = new SQSClient();

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

const notices: Notices = async (bodies) => {
  const { Failed = [] } = await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: env.INDEX_QUEUE_URL,
      Entries: bodies.map((MessageBody, index) => ({ Id: `${index}`, MessageBody })),
    }),
  );
  return Failed.map(({ Id }) => bodies[Number(Id)]).filter((body) => body !== undefined);
};

export async function handler(event: unknown, context: Context): Promise<Progress> {
  const { from } = z.parse(input, event ?? {});
  const progress = await rebuild(from ?? null, invoices, notices, () => context.getRemainingTimeInMillis());
  logger.info('rebuilding reports', { ...progress });
  return progress;
}
