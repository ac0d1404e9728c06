import { joinedWords, MAXIMUM_TERM_WORDS, startOf, TERM_LENGTH } from '#model/catalog.ts';
import type { EventRow, EventTermRow } from '#model/concerts.ts';
import { CITY_LENGTH, isListed, priceRange } from '#model/concerts.ts';
import { eventTerm, startEvent } from '#model/keys.ts';
import { wordsIn } from '#model/words.ts';

/** Where an event is found: what its rows in the index are made of. */
export type FoundBy = Omit<EventTermRow, 'term' | 'startEvent' | 'words'> & {
  readonly startsAt: string;
  readonly words: readonly string[];
};

/** What names a row of the index. */
export type TermKey = Pick<EventTermRow, 'term' | 'startEvent'>;

/** Where an event is found at `now` (UTC, ISO 8601); null where it is not. */
export function foundBy(event: EventRow | null, categoryName: string, now: string): FoundBy | null {
  if (!event || !isListed(event, now)) return null;
  const { lowest, highest } = priceRange(event);
  return {
    eventId: event.id,
    startsAt: event.startsAt,
    localDay: event.localStart.slice(0, 'YYYY-MM-DD'.length),
    words: wordsOf(event, categoryName),
    categoryId: event.categoryId,
    city: comparedCity(event.venue.city),
    currency: event.currency,
    lowestPrice: lowest,
    highestPrice: highest,
  };
}

/** A city as cities are compared: resolvers/shared/texts.ts does the same. */
export function comparedCity(city: string): string {
  const words = wordsIn(city.normalize('NFKD')).join(' ');
  return (words === '' ? city : words).slice(0, CITY_LENGTH);
}

/**
 * The rows that lead to an event: by nothing, by its kind, by its city and by both, each alone and with the first one to six characters of each of its
 * words.
 */
export function termRowsOf(found: FoundBy | null): EventTermRow[] {
  if (!found) return [];
  const { startsAt, words, ...facts } = found;
  const beginnings = ['', ...new Set(words.flatMap(beginningsOf))];
  const rest = { ...facts, startEvent: startEvent(startsAt, found.eventId), words: joinedWords(words) };
  return ['', found.categoryId].flatMap((categoryId) =>
    ['', found.city].flatMap((city) =>
      beginnings.map((word) => ({ ...rest, term: eventTerm({ categoryId, city, word }) })),
    ),
  );
}

/** The words of its title, venue, city and kind, each once; those of a very long title are what is left out last. */
function wordsOf({ title, venue }: EventRow, categoryName: string): string[] {
  const found = [categoryName, venue.city, venue.name, title].flatMap((text) => wordsIn(text.normalize('NFKD')));
  return [...new Set(found)].slice(0, MAXIMUM_TERM_WORDS);
}

function beginningsOf(word: string): string[] {
  const lengths = Array.from({ length: Math.min(TERM_LENGTH, word.length) }, (_, index) => index + 1);
  return lengths.map((length) => startOf(word, length)).filter((beginning) => beginning !== '');
}
