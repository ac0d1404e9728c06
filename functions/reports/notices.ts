/** Puts messages into the queue of the index; answers those that it did not take. */
export type Notices = (bodies: string[]) => Promise<string[]>;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
const MESSAGES_AT_ONCE = 10;

const TRIES = 5;

/** The queue refused messages again and again. */
export class RefusedMessagesError extends Error {
  override readonly name = 'RefusedMessagesError';
}

/** Has these invoices looked at again; `anew` writes what seems to stand already, too. Throws RefusedMessagesError. */
export async function notify(ids: readonly string[], anew: boolean, notices: Notices): Promise<void> {
  for (let at = 0; at < ids.length; at += MESSAGES_AT_ONCE) {
    await sendAll(
      ids.slice(at, at + MESSAGES_AT_ONCE).map((id) => JSON.stringify({ id, anew })),
      notices,
    );
  }
}

async function sendAll(bodies: string[], notices: Notices): Promise<void> {
  let waiting = bodies;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    waiting = await notices(waiting);
    if (waiting.length === 0) return;
  }
  throw new RefusedMessagesError(`${waiting.length} messages were refused ${TRIES} times.`);
}
