import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { EventRow } from '#model/concerts.ts';
import { ALL_CATEGORIES } from '#model/keys.ts';
import { eventCategoriesRow, eventRow } from '../../platform/concertRows.ts';
import { documentClient } from '../../platform/documentClient.ts';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { getRow } from '../../platform/table.ts';
import { bucket } from '../../ports/s3.ts';
import { notice } from '../eventChanges.ts';
import { foundBy } from '../terms.ts';
import { countsIn } from './counts.ts';
import { entriesOf } from './entries.ts';
import { followCategory } from './followCategory.ts';
import type { RemovedImages } from './forgetImages.ts';
import { forgetImages } from './forgetImages.ts';
import { indexEvent } from './indexEvent.ts';
import { kindsIn } from './kinds.ts';
import { settleStock } from './settleStock.ts';

const env = environment({
  EVENTS_TABLE: text,
  EVENT_CATEGORIES_TABLE: text,
  EVENT_ENTRIES_TABLE: text,
  EVENT_TERMS_TABLE: text,
  TICKET_STOCK_TABLE: text,
  MEDIA_BUCKET: text,
  EVENT_CHANGES_QUEUE_URL: text,
});
const entries = entriesOf({ entries: env.EVENT_ENTRIES_TABLE, terms: env.EVENT_TERMS_TABLE });
const kinds = kindsIn(env.EVENT_TERMS_TABLE, env.EVENT_CHANGES_QUEUE_URL);
const media = bucket(env.MEDIA_BUCKET);

const counts = countsIn(env.TICKET_STOCK_TABLE);

const images: RemovedImages = {
  async forget(key) {
    const versions = (await media.versions(key)).filter((version) => version.key === key);
    await Promise.all(versions.map((version) => media.remove(version.key, version.versionId)));
  },
  async forgotten({ id, version }) {
    try {
      await documentClient.send(
        new UpdateCommand({
          TableName: env.EVENTS_TABLE,
          Key: { id },
          UpdateExpression: 'REMOVE #removedImages',
          ConditionExpression: '#version = :seen',
          ExpressionAttributeNames: { '#removedImages': 'removedImages', '#version': 'version' },
          ExpressionAttributeValues: { ':seen': version },
        }),
      );
    } catch (error) {
      // Whoever follows the change in between deletes nothing that is left.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  },
};

async function nameOfCategory(categoryId: string): Promise<string> {
  const list = await getRow(env.EVENT_CATEGORIES_TABLE, { id: ALL_CATEGORIES }, eventCategoriesRow);
  return list?.categories.find(({ id }) => id === categoryId)?.name ?? '';
}

async function readEvent(id: string): Promise<EventRow | null> {
  return getRow(env.EVENTS_TABLE, { id }, eventRow);
}

/** Changes of events: what finds them, whether their counts say that tickets are sold, pictures that were taken off. Of a kind of events: all that are of it. */
export const handler = eachMessage(async (body) => {
  const told = parseJson(notice, body);
  if ('categoryId' in told) {
    const events = await followCategory(told.categoryId, told.from ?? null, kinds);
    logger.info('kind of events followed', { categoryId: told.categoryId, events });
    return;
  }
  await followEvent(told.id, told.anew ?? false);
});

async function followEvent(id: string, anew: boolean): Promise<void> {
  const indexed = await indexEvent(id, anew, entries, async () => {
    const event = await readEvent(id);
    return event && foundBy(event, await nameOfCategory(event.categoryId), new Date().toISOString());
  });
  const event = await readEvent(id);
  const settled = await settleStock(event, counts);
  const forgotten = await forgetImages(event, images);
  logger.info('event followed', { eventId: id, indexed, settled, forgotten });
}
