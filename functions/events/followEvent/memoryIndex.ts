import type { EventTermRow } from '#model/concerts.ts';
import type { FoundBy, TermKey } from '../terms.ts';
import type { Entries, EventEntry } from './indexEvent.ts';

/** For tests: what an event of the kind `c1` is found by that has this word alone. */
export function foundByWord(eventId: string, word: string, startsAt = '2027-03-27T23:30:00.000Z'): FoundBy {
  return {
    eventId,
    startsAt,
    localDay: startsAt.slice(0, 10),
    words: [word],
    categoryId: 'c1',
    city: 'koln',
    currency: 'EUR',
    lowestPrice: 1,
    highestPrice: 2,
  };
}

export const nameOf = ({ term, startEvent }: TermKey) => `${term}@${startEvent}`;

/** For tests: an index in memory; `turns` says whether whoever was overtaken is kept from writing. */
export function memoryIndex(turns = true) {
  const entries = new Map<string, EventEntry>();
  const index = new Map<string, EventTermRow>();
  const port: Entries = {
    read: (eventId) => Promise.resolve(entries.get(eventId) ?? null),
    put(row, seen) {
      if ((entries.get(row.eventId)?.turn ?? 0) !== seen && turns) return Promise.resolve(false);
      entries.set(row.eventId, row);
      return Promise.resolve(true);
    },
    replace(eventId, turn, rows, gone) {
      if (turns && entries.get(eventId)?.turn !== turn) return Promise.resolve(false);
      for (const row of rows) index.set(nameOf(row), row);
      for (const key of gone) index.delete(nameOf(key));
      return Promise.resolve(true);
    },
  };
  return { port, index, entries };
}

/** For tests: the same port, each of whose calls waits for its turn. */
export function waiting(port: Entries, wait: (what: string) => Promise<unknown>): Entries {
  return {
    async read(id) {
      await wait('read');
      return port.read(id);
    },
    async put(row, seen) {
      await wait('put');
      return port.put(row, seen);
    },
    async replace(id, turn, rows, gone) {
      await wait('replace');
      return port.replace(id, turn, rows, gone);
    },
  };
}
