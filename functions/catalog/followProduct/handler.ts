import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { productRow } from '../../platform/commerceRows.ts';
import { documentClient } from '../../platform/documentClient.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { eachRecord } from '../../platform/stream.ts';
import { getRow } from '../../platform/table.ts';
import { bucket } from '../../ports/s3.ts';
import type { FollowPorts } from './follow.ts';
import { follow } from './follow.ts';
import { markLow } from './markLow.ts';

const env = environment({ PRODUCTS_TABLE: text, PRODUCT_TERMS_TABLE: text, MEDIA_BUCKET: text });
const media = bucket(env.MEDIA_BUCKET);
const image = z.custom<Record<string, AttributeValue>>((value) => typeof value === 'object' && value !== null);

const ports: FollowPorts = {
  product: (id) => getRow(env.PRODUCTS_TABLE, { id }, productRow),
  async put(rows) {
    await Promise.all(
      rows.map((row) => documentClient.send(new PutCommand({ TableName: env.PRODUCT_TERMS_TABLE, Item: { ...row } }))),
    );
  },
  async remove(keys) {
    await Promise.all(
      keys.map((key) =>
        documentClient.send(new DeleteCommand({ TableName: env.PRODUCT_TERMS_TABLE, Key: { ...key } })),
      ),
    );
  },
  markLow: (id, isLow) => markLow(env.PRODUCTS_TABLE, id, isLow),
  async forget(key) {
    const versions = await media.versions(key);
    await Promise.all(versions.map((version) => media.remove(version.key, version.versionId)));
  },
};

/** Changes of products: what finds them, what is low on stock, pictures that were taken off. */
export const handler = eachRecord(
  async (record) => {
    const before = productOf(record.dynamodb?.OldImage);
    const after = productOf(record.dynamodb?.NewImage);
    // A row that is gone is not told.
    if (!after) return;
    const followed = await follow(before, after, ports);
    logger.info('product followed', { productId: after.id, ...followed });
  },
  (record, error) => {
    logger.error('product not followed', { sequenceNumber: record.dynamodb?.SequenceNumber, error: String(error) });
  },
);

function productOf(attributes: unknown) {
  return attributes === undefined ? null : z.parse(productRow, unmarshall(z.parse(image, attributes)));
}
