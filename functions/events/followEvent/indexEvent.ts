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

/**
 * Lets the index say where an event is found, and nowhere else. It may run again, at the same time, and stop anywhere: the entry says where the event
 * may stand, and is written before the index is. `found` reads the event, after the entry was read, so that whoever takes a later turn knows no less.
 * `anew` writes what seems to stand already, too.
 */
export async function indexEvent(
  eventId: string,
  anew: boolean,
  entries: Entries,
  found: () => Promise<FoundBy | null>,
): Promise<Indexed> {
  const entry = await entries.read(eventId);
  const now = await found();
  const standing = entry?.standing ?? [];
  const target = now ? [now] : [];
  if (!anew && (entry?.settled ?? true) && JSON.stringify(standing) === JSON.stringify(target)) return 'unchanged';

  const seen = entry?.turn ?? 0;
  const turn = seen + 1;
  if (!(await entries.put({ eventId, turn, settled: false, standing: [...standing, ...target] }, seen))) {
    return 'overtaken';
  }
  const rows = termRowsOf(now);
  const wanted = new Set(rows.map(nameOf));
  const gone = new Map(
    standing
      .flatMap(termRowsOf)
      .filter((row) => !wanted.has(nameOf(row)))
      .map((row) => [nameOf(row), { term: row.term, startEvent: row.startEvent }]),
  );
  if (!(await entries.replace(eventId, turn, rows, [...gone.values()]))) return 'overtaken';
  return (await entries.put({ eventId, turn, settled: true, standing: target }, turn)) ? 'written' : 'overtaken';
}

function nameOf({ term, startEvent }: TermKey): string {
  return JSON.stringify([term, startEvent]);
}
