import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { eachRecord } from '../../platform/stream.ts';
import { indexQueue } from '../indexQueue.ts';
import { notify } from '../notices.ts';
import { mustBeShownAnew } from './renamed.ts';

const env = environment({ VENDOR_INVOICES_TABLE: text, INDEX_QUEUE_URL: text });
const client = DynamoDBDocumentClient.from(new DynamoDBClient());
const notices = indexQueue(env.INDEX_QUEUE_URL);
const image = z.custom<Record<string, AttributeValue>>((value) => typeof value === 'object' && value !== null);
const shownVendor = z.object({
  id: z.string(),
  name: z.string(),
  defaultCategory: z.nullish(z.string()),
  mergedInto: z.optional(z.string()),
});

/** Vendors that people renamed or gave another category: their invoices are found and added up by it. */
export const handler = eachRecord(
  async (record) => {
    const before = vendorOf(record.dynamodb?.OldImage);
    const after = vendorOf(record.dynamodb?.NewImage);
    if (!mustBeShownAnew(before, after)) return;
    const pages = paginateQuery(
      { client },
      {
        TableName: env.VENDOR_INVOICES_TABLE,
        IndexName: 'byVendor',
        KeyConditionExpression: '#vendorId = :vendorId',
        ProjectionExpression: '#invoiceId',
        ExpressionAttributeNames: { '#vendorId': 'vendorId', '#invoiceId': 'invoiceId' },
        ExpressionAttributeValues: { ':vendorId': after.id },
      },
    );
    for await (const { Items = [] } of pages) {
      const ids = z.parse(z.array(z.object({ invoiceId: z.string() })), Items).map(({ invoiceId }) => invoiceId);
      await notify(ids, false, notices);
    }
    logger.info('vendor followed', { vendorId: after.id });
  },
  (record, error) => {
    logger.error('vendor not followed', { sequenceNumber: record.dynamodb?.SequenceNumber, error: String(error) });
  },
);

function vendorOf(attributes: unknown) {
  return attributes === undefined ? null : z.parse(shownVendor, unmarshall(z.parse(image, attributes)));
}
