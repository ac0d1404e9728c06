import * as z from 'zod/mini';
import type { CatalogErrorCode } from '#model/errors.ts';
import { productRow } from '../../platform/commerceRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { OvertakenError, tableOf } from '../../platform/table.ts';
import { bucket } from '../../ports/s3.ts';
import { takeIn } from './takeIn.ts';

const env = environment({ PRODUCTS_TABLE: text, QUARANTINE_BUCKET: text, MEDIA_BUCKET: text });
const ports = {
  products: tableOf(env.PRODUCTS_TABLE, productRow),
  quarantine: bucket(env.QUARANTINE_BUCKET),
  media: bucket(env.MEDIA_BUCKET),
};

const call = z.object({ productId: z.string(), imageId: z.string(), alt: z.string() });

export async function handler(event: unknown): Promise<{ refusal: CatalogErrorCode | null }> {
  const sent = z.parse(call, event);
  try {
    const refusal = await takeIn(sent, ports);
    logger.info('picture looked at', { productId: sent.productId, imageId: sent.imageId, refusal });
    return { refusal };
  } catch (error) {
    if (error instanceof OvertakenError) return { refusal: 'TRY_AGAIN' };
    throw error;
  }
}
