import type { EventRow } from '#model/concerts.ts';
import { isOpen, stockKeys } from '#model/publication.ts';

/** The counts of tickets. */
export interface Counts {
  /** Versions of the event by which rows say whether tickets are sold, by key. */
  openVersions(keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Has a row say it, unless it goes by a later version. */
  open(key: string, isOpen: boolean, openVersion: number): Promise<void>;
}

/**
 * Has every row that counts tickets of an event say whether they are sold. `postponeEvent` and `cancelEvent` do so at once where no hold is in their
 * way; this does what they could not. Answers how many rows were behind.
 */
export async function settleStock(event: EventRow | null, counts: Counts): Promise<number> {
  const { openVersion } = event ?? {};
  if (!event || openVersion === undefined) return 0;
  const keys = stockKeys(event.id, event.ticketCategories);
  const known = await counts.openVersions(keys);
  const behind = keys.filter((key) => (known.get(key) ?? openVersion) < openVersion);
  await Promise.all(behind.map((key) => counts.open(key, isOpen(event.status), openVersion)));
  return behind.length;
}
