/** A page of invoices' ids behind one of them, and the last that was looked at; null where there are no more. */
export type InvoicePages = (after: string | null) => Promise<{ ids: string[]; last: string | null }>;

/** Puts messages into the queue of the index; answers those that it did not take. */
export type Notices = (bodies: string[]) => Promise<string[]>;

/** How far it came. Where `next` is null it is done; else it goes on from there. */
export interface Progress {
  readonly invoices: number;
  readonly next: string | null;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
const MESSAGES_AT_ONCE = 10;

/** What is left when it stops: one more page takes seconds, and a function that takes nearly all of its time raises an alarm. */
const ENOUGH_MILLISECONDS = 5 * 60_000;

const TRIES = 5;

/** The queue refused messages again and again. */
export class RefusedMessagesError extends Error {
  override readonly name = 'RefusedMessagesError';
}

/**
 * Has every invoice indexed anew, by the queue that all changes come by: what is written there stands in the way of nobody. It
 * ends before its time does and says where to go on; going on twice from the same place does no harm.
 */
export async function rebuild(
  from: string | null,
  invoices: InvoicePages,
  notices: Notices,
  millisecondsLeft: () => number,
): Promise<Progress> {
  let count = 0;
  let next = from;
  for (;;) {
    const { ids, last } = await invoices(next);
    for (let at = 0; at < ids.length; at += MESSAGES_AT_ONCE) {
      const bodies = ids.slice(at, at + MESSAGES_AT_ONCE).map((id) => JSON.stringify({ id, anew: true }));
      await sendAll(bodies, notices);
    }
    count += ids.length;
    next = last;
    if (next === null || millisecondsLeft() < ENOUGH_MILLISECONDS) return { invoices: count, next };
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
