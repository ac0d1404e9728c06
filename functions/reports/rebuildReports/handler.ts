import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { QueryCommandOutput, ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { indexQueue } from '../indexQueue.ts';
import type { InvoicePages, Progress } from './rebuild.ts';
import { rebuild } from './rebuild.ts';

const env = environment({ INVOICES_TABLE: text, INDEX_QUEUE_URL: text });
const documents = DynamoDBDocumentClient.from(new DynamoDBClient());
const notices = indexQueue(env.INDEX_QUEUE_URL);

/** Whose invoices (everybody's where it is left out), and where to go on: `next` of the answer before. */
const input = z.object({ owner: z.optional(z.string()), from: z.optional(z.string()) });

const place = z.record(z.string(), z.string());
const onlyIds = { ProjectionExpression: '#id', ExpressionAttributeNames: { '#id': 'id' } };

function startOf(after: string | null): { ExclusiveStartKey?: Record<string, string> } {
  return after === null ? {} : { ExclusiveStartKey: parseJson(place, after) };
}

function pageOf({ Items = [], LastEvaluatedKey }: QueryCommandOutput | ScanCommandOutput) {
  const ids = z.parse(z.array(z.object({ id: z.string() })), Items).map(({ id }) => id);
  return { ids, last: LastEvaluatedKey ? JSON.stringify(LastEvaluatedKey) : null };
}

const everybodys: InvoicePages = async (after) =>
  pageOf(await documents.send(new ScanCommand({ TableName: env.INVOICES_TABLE, ...onlyIds, ...startOf(after) })));

const invoicesOf = (owner: string): InvoicePages => {
  const ofOwner = {
    TableName: env.INVOICES_TABLE,
    IndexName: 'byUpload',
    KeyConditionExpression: '#ownerId = :ownerId',
    ...onlyIds,
    ExpressionAttributeNames: { ...onlyIds.ExpressionAttributeNames, '#ownerId': 'ownerId' },
    ExpressionAttributeValues: { ':ownerId': owner },
  };
  return async (after) => pageOf(await documents.send(new QueryCommand({ ...ofOwner, ...startOf(after) })));
};

export async function handler(event: unknown, context: Context): Promise<Progress> {
  const { owner, from } = z.parse(input, event ?? {});
  const invoices = owner === undefined ? everybodys : invoicesOf(owner);
  const progress = await rebuild(from ?? null, invoices, notices, () => context.getRemainingTimeInMillis());
  logger.info('rebuilding reports', { ...progress });
  return progress;
}
