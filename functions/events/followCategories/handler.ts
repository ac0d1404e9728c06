import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { eachRecord } from '../../platform/stream.ts';
import { changedEvents } from '../eventChanges.ts';
import { renamedCategories } from './renamed.ts';

const env = environment({ EVENT_CHANGES_QUEUE_URL: text });
const tell = changedEvents(env.EVENT_CHANGES_QUEUE_URL);

/** Changes of the list of kinds of events: has the events of those that were renamed followed, whose words are others now. */
export const handler = eachRecord(
  async ({ dynamodb }) => {
    const renamed = renamedCategories(dynamodb?.OldImage, dynamodb?.NewImage);
    await tell(renamed.map((categoryId) => ({ categoryId })));
    logger.info('kinds of events followed', { renamed });
  },
  ({ dynamodb }, error) => {
    logger.error('kinds of events not followed', {
      sequenceNumber: dynamodb?.SequenceNumber,
      error: error instanceof Error ? error.message : 'unknown',
    });
  },
);
