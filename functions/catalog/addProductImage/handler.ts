import * as z from 'zod/mini';
import { catalogLimits } from '#model/catalog.ts';
import type { CatalogErrorCode } from '#model/errors.ts';
import { productImage, quarantinedImage } from '#model/keys.ts';
import { productRow } from '../../platform/commerceRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { takeIn } from '../../platform/pictures/takeIn.ts';
import { OvertakenError, tableOf } from '../../platform/table.ts';
import { bucket } from '../../ports/s3.ts';

const env = environment({ PRODUCTS_TABLE: text, QUARANTINE_BUCKET: text, MEDIA_BUCKET: text });
const ports = {
  rows: tableOf(env.PRODUCTS_TABLE, productRow),
  quarantine: bucket(env.QUARANTINE_BUCKET),
  media: bucket(env.MEDIA_BUCKET),
};

const call = z.object({ productId: z.string(), imageId: z.string(), alt: z.string() });

export async function handler(event: unknown): Promise<{ refusal: CatalogErrorCode | null }> {
  const { productId, imageId, alt } = z.parse(call, event);
  const sent = {
    id: productId,
    imageId,
    alt,
    waiting: quarantinedImage(productId, imageId),
    shownAt: (extension: string) => productImage(productId, imageId, extension),
  };
  try {
    const refusal = await takeIn(sent, catalogLimits, ports);
    logger.info('picture looked at', { productId, imageId, refusal });
    return { refusal };
  } catch (error) {
    if (error instanceof OvertakenError) return { refusal: 'TRY_AGAIN' };
    throw error;
  }
}
