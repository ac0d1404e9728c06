import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';

/** An event of the events' topic, or the same from `rebuildEvents` (`anew`) or about its kind: which event to look at is all that counts. */
const eventNotice = z.object({ id: z.string(), anew: z.optional(z.boolean()) });

/** That a kind of events has another name: its events are looked at, those first that begin first. `from`: where to go on. */
const categoryNotice = z.object({ categoryId: z.string(), from: z.optional(z.string()) });

/** What the queue of changed events carries. */
export const notice = z.union([eventNotice, categoryNotice]);

/** What the queue of changed events carries. */
export type Notice = z.infer<typeof notice>;

/** As many messages as a queue takes in one request. */
export const NOTICES_AT_ONCE = 10;

/** The queue did not take a message. Whoever asks again sends it again; one that comes twice does no harm. */
export class NotAskedError extends Error {
  override readonly name = 'NotAskedError';
}

/** Puts notices into the queue of changed events at `queueUrl`. Throws NotAskedError and the SDK's errors. */
export function changedEvents(queueUrl: string): (notices: readonly Notice[]) => Promise<void> {
  const sqs = new SQSClient();
  return async (notices) => {
    for (let start = 0; start < notices.length; start += NOTICES_AT_ONCE) {
      const { Failed = [] } = await sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: queueUrl,
          Entries: notices
            .slice(start, start + NOTICES_AT_ONCE)
            .map((each, index) => ({ Id: `${index}`, MessageBody: JSON.stringify(each) })),
        }),
      );
      if (Failed.length > 0) throw new NotAskedError(`${Failed.length} messages were not taken.`);
    }
  };
}
