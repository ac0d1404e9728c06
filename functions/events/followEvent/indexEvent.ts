import { isDeepStrictEqual } from 'node:util';
import type { EventTermRow } from '#model/concerts.ts';
import type { FoundBy, TermKey } from '../terms.ts';
import { termRowsOf } from '../terms.ts';

/** A row of the EventEntries table. */
export interface EventEntry {
  readonly eventId: string;
  /** Whose turn it is to write: whoever comes counts on, and who came before writes no more. */
  readonly turn: number;
  /** Whether the index holds the rows of `standing`, and no other one of the event's. */
  readonly settled: boolean;
  /** Where the event may stand in the index. */
  readonly standing: readonly FoundBy[];
}

/** What stands in the index for events, and the index. */
export interface Entries {
  read(eventId: string): Promise<EventEntry | null>;
  /** Writes the entry where its turn is still `seen` (0: where there is none); answers whether it did. */
  put(row: EventEntry, seen: number): Promise<boolean>;
  /** Writes to the index as long as it is this turn; answers false where it is another's by now. */
  replace(eventId: string, turn: number, rows: readonly EventTermRow[], gone: readonly TermKey[]): Promise<boolean>;
}

/** What became of it: written, nothing to write, or left to who came later and knows the event at least as well. */
export type Indexed = 'written' | 'unchanged' | 'overtaken';

/** Others kept taking their turn. Trying again later helps. */
export class NoTurnError extends Error {
  override readonly name = 'NoTurnError';
}

const ROUNDS = 5;

/**
 * Lets the index say where an event is found, and nowhere else. It may run again, at the same time, and stop anywhere: the entry says where the event
 * may stand, and is written before the index is. `found` reads the event. Whoever has written looks again: the event may have changed since it was
 * read, and who came about that change may have found nothing to write yet. `anew` writes what seems to stand already, too. Throws NoTurnError.
 */
export async function indexEvent(
  eventId: string,
  anew: boolean,
  entries: Entries,
  found: () => Promise<FoundBy | null>,
): Promise<Indexed> {
  let isWritten = false;
  for (let round = 0; round < ROUNDS; round += 1) {
    const entry = await entries.read(eventId);
    const now = await found();
    const standing = entry?.standing ?? [];
    const target = now ? [now] : [];
    const isThere = (entry?.settled ?? true) && isDeepStrictEqual(standing, target);
    if (isThere && (isWritten || !anew)) return isWritten ? 'written' : 'unchanged';

    const seen = entry?.turn ?? 0;
    const turn = seen + 1;
    // Whoever took this turn may have read the event before it changed: what they know is no excuse.
    if (!(await entries.put({ eventId, turn, settled: false, standing: [...standing, ...target] }, seen))) continue;
    if (!(await write({ eventId, turn, standing }, now, entries))) return 'overtaken';
    isWritten = true;
  }
  throw new NoTurnError(eventId);
}

/** Answers false where a later turn was taken meanwhile: by somebody who looks again once they have written. */
async function write(
  { eventId, turn, standing }: Pick<EventEntry, 'eventId' | 'turn' | 'standing'>,
  now: FoundBy | null,
  entries: Entries,
): Promise<boolean> {
  const rows = termRowsOf(now);
  const wanted = new Set(rows.map(nameOf));
  const gone = new Map(
    standing
      .flatMap(termRowsOf)
      .filter((row) => !wanted.has(nameOf(row)))
      .map((row) => [nameOf(row), { term: row.term, startEvent: row.startEvent }]),
  );
  if (!(await entries.replace(eventId, turn, rows, [...gone.values()]))) return false;
  return entries.put({ eventId, turn, settled: true, standing: now ? [now] : [] }, turn);
}

function nameOf({ term, startEvent }: TermKey): string {
  return JSON.stringify([term, startEvent]);
}
