import * as z from 'zod/mini';
import { catalogLimits } from '#model/catalog.ts';
import { eventLimits } from '#model/concerts.ts';
import type { EventErrorCode } from '#model/errors.ts';
import { eventImage, quarantinedEventImage } from '#model/keys.ts';
import { eventRow } from '../../platform/concertRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { takeIn } from '../../platform/pictures/takeIn.ts';
import { OvertakenError, tableOf } from '../../platform/table.ts';
import { bucket } from '../../ports/s3.ts';

const env = environment({ EVENTS_TABLE: text, QUARANTINE_BUCKET: text, MEDIA_BUCKET: text });
const ports = {
  rows: tableOf(env.EVENTS_TABLE, eventRow),
  quarantine: bucket(env.QUARANTINE_BUCKET),
  media: bucket(env.MEDIA_BUCKET),
};

const bounds = { images: eventLimits.images, imageBytes: catalogLimits.imageBytes };
const call = z.object({ eventId: z.string(), imageId: z.string(), alt: z.string() });

export async function handler(event: unknown): Promise<{ refusal: EventErrorCode | null }> {
  const { eventId, imageId, alt } = z.parse(call, event);
  const sent = {
    id: eventId,
    imageId,
    alt,
    waiting: quarantinedEventImage(eventId, imageId),
    shownAt: (extension: string) => eventImage(eventId, imageId, extension),
  };
  try {
    const refusal = await takeIn(sent, bounds, ports);
    logger.info('picture looked at', { eventId, imageId, refusal });
    return { refusal };
  } catch (error) {
    if (error instanceof OvertakenError) return { refusal: 'TRY_AGAIN' };
    throw error;
  }
}
