import type { Notices } from '../notices.ts';
import { notify } from '../notices.ts';

/** A page of invoices' ids behind a place, and the place where it ended; null where there are no more. */
export type InvoicePages = (after: string | null) => Promise<{ ids: string[]; last: string | null }>;

/** How far it came. Where `next` is null it is done; else it goes on from there. */
export interface Progress {
  readonly invoices: number;
  readonly next: string | null;
}

/** What is left when it stops: one more page takes seconds, and a function that takes nearly all of its time raises an alarm. */
const ENOUGH_MILLISECONDS = 5 * 60_000;

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
    await notify(ids, true, notices);
    count += ids.length;
    next = last;
    if (next === null || millisecondsLeft() < ENOUGH_MILLISECONDS) return { invoices: count, next };
  }
}
