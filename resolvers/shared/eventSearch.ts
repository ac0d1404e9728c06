import { util } from '@aws-appsync/utils';
import { catalogLimits, startOf, TERM_LENGTH } from '#model/catalog.ts';
import { CITY_LENGTH } from '#model/concerts.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import type { MoneyInput, QueryEventsArgs } from '#model/generated.ts';
import { eventTerm } from '#model/keys.ts';
import { minorOf } from '#model/money.ts';
import { isoOf, LATEST_MS } from './eventInput.ts';
import { MAXIMUM_EVENTS } from './eventList.ts';
import { cursorOf, pageSize, refuseCursor, tokenOf } from './page.ts';
import { refuse } from './result.ts';
import { searchedWords } from './productInput.ts';
import { comparedName } from './texts.ts';

/** A cursor goes on behind an event, or where the index stopped looking. */
const BEHIND = 'k';
const ONWARDS = 't';

/** `startsAt#id`. */
const START_EVENT = '^[0-9TZ:.-]{24}#[0-9A-Za-z-]{1,64}(?![\\s\\S])';

/** Characters of a city that are looked at, taken apart: the words of a search are looked at in the same step (texts.ts). */
const LONGEST_CITY = 300;

const DAY = '^[0-9]{4}-[0-9]{2}-[0-9]{2}';

/** Behind every key of the index: digits come before it. */
const END = '~';

const HOUR_MS = 60 * 60 * 1000;

/** The clocks of the world differ from UTC by no more, either way. */
const FARTHEST_MS = 14 * HOUR_MS;

const DAY_MS = 24 * HOUR_MS;

/** What the steps of the search hand on. */
export interface SearchStash {
  list: string;
  size: number;
  wanted: WantedEvents;
  found: FoundEvent[];
  endCursor: string | null;
}

/** An event as the index knows it. */
export interface FoundEvent {
  eventId: string;
  startEvent: string;
}

/** What is looked for, in one form. What is not asked for is empty, or null. */
export interface WantedEvents {
  words: string[];
  categoryId: string;
  city: string;
  from: string | null;
  until: string | null;
  currency: CurrencyCode | null;
  minimum: number | null;
  maximum: number | null;
}

/** What is looked for; `BadRequest` where it is none that can be. */
export function wantedEvents(args: QueryEventsArgs): WantedEvents {
  const minimum = priceOf(args.minimumPrice ?? null, 'minimumPrice');
  const maximum = priceOf(args.maximumPrice ?? null, 'maximumPrice');
  if (args.minimumPrice && args.maximumPrice && args.minimumPrice.currency !== args.maximumPrice.currency) {
    return refuse('`minimumPrice` and `maximumPrice` must have one currency.');
  }
  const city = (args.city ?? '').trim();
  return {
    words: wordsOf(args.search ?? null),
    categoryId: args.categoryId ?? '',
    city: city === '' ? '' : comparedCity(city),
    from: dayOf(args.from ?? null, 'from'),
    until: dayOf(args.until ?? null, 'until'),
    currency: (args.minimumPrice ?? args.maximumPrice)?.currency ?? null,
    minimum,
    maximum,
  };
}

/** A city as the index has it. */
export function comparedCity(city: string): string {
  return comparedName(city, LONGEST_CITY).slice(0, CITY_LENGTH);
}

function wordsOf(search: string | null): string[] {
  if (search === null) return [];
  if (search.length > catalogLimits.search) {
    return refuse(`\`search\` must have at most ${catalogLimits.search} characters.`);
  }
  const words = searchedWords(search);
  return words.length > 0 ? words : refuse('`search` must have a letter or a digit.');
}

function priceOf(price: MoneyInput | null, field: string): number | null {
  if (!price) return null;
  const minor = price.amount.length > 20 ? null : minorOf(price.amount, price.currency);
  return minor ?? refuse(`\`${field}\` must be an amount of its currency.`);
}

/** An AWSDate may carry an offset, which a calendar day has not. */
function dayOf(day: string | null, field: string): string | null {
  if (day === null) return null;
  return util.matches(DAY, day) ? day.slice(0, 'YYYY-MM-DD'.length) : refuse(`\`${field}\` must be a day.`);
}

/** The name that cursors of this search carry. */
export function listOf(wanted: WantedEvents): string {
  return `EVENTS ${JSON.stringify(wanted)}`;
}

/**
 * What asks the index: its rows by the longest word, in the order of their start. Days are of each venue's calendar: the index is asked for all
 * instants that may be of these days, and a condition leaves out what is not.
 */
export function findEvents(
  { list, wanted, size }: SearchStash,
  { after, nowMs }: { after: string | null | undefined; nowMs: number },
  lookedThrough: number,
) {
  const lead = longestOf(wanted.words);
  const { behind, token } = startAt(list, after);
  const others = wanted.words.filter((word) => word !== lead || word.length > TERM_LENGTH);
  const filter = conditionOf(wanted, others);
  const term = eventTerm({ categoryId: wanted.categoryId, city: wanted.city, word: startOf(lead, TERM_LENGTH) });
  // No key lies between one and the same with a blank behind it.
  const start = behind === null ? earliest(wanted.from, nowMs) : `${behind} `;
  const end = wanted.until === null ? END : isoOf(Math.min(LATEST_MS, startOfDay(wanted.until) + DAY_MS + FARTHEST_MS));
  return {
    operation: 'Query',
    query: {
      expression: '#term = :term AND #startEvent BETWEEN :start AND :end',
      expressionNames: { '#term': 'term', '#startEvent': 'startEvent' },
      expressionValues: util.dynamodb.toMapValues({
        ':term': term,
        ':start': start,
        ':end': start > end ? start : end,
      }),
    },
    projection: {
      expression: '#eventId, #startEvent',
      expressionNames: { '#eventId': 'eventId', '#startEvent': 'startEvent' },
    },
    limit: filter ? lookedThrough : size + 1,
    ...(token ? { nextToken: token } : {}),
    ...(filter ? { filter } : {}),
  };
}

/** What began two days ago is of today nowhere; what began earlier than 15 days ago is over. */
function earliest(from: string | null, nowMs: number): string {
  if (from === null) return isoOf(nowMs - 2 * DAY_MS);
  return isoOf(Math.max(startOfDay(from) - FARTHEST_MS, nowMs - 15 * DAY_MS));
}

function startOfDay(day: string): number {
  return util.time.parseISO8601ToEpochMilliSeconds(`${day}T00:00:00Z`);
}

function longestOf(words: string[]): string {
  let longest = '';
  for (const word of words) if (word.length > longest.length) longest = word;
  return longest;
}

function conditionOf({ from, until, currency, minimum, maximum }: WantedEvents, words: string[]) {
  const values: Record<string, unknown> = {};
  const names: Record<string, string> = {};
  const parts = words.map((word, index) => {
    names['#words'] = 'words';
    values[`:word${index}`] = ` ${word}`;
    return `contains(#words, :word${index})`;
  });
  if (from !== null) {
    names['#localDay'] = 'localDay';
    values[':from'] = from;
    parts.push('#localDay >= :from');
  }
  if (until !== null) {
    names['#localDay'] = 'localDay';
    values[':until'] = until;
    parts.push('#localDay <= :until');
  }
  if (currency !== null) {
    names['#currency'] = 'currency';
    values[':currency'] = currency;
    parts.push('#currency = :currency');
  }
  if (minimum !== null) {
    names['#highestPrice'] = 'highestPrice';
    values[':minimum'] = minimum;
    parts.push('#highestPrice >= :minimum');
  }
  if (maximum !== null) {
    names['#lowestPrice'] = 'lowestPrice';
    values[':maximum'] = maximum;
    parts.push('#lowestPrice <= :maximum');
  }
  if (parts.length === 0) return null;
  return {
    expression: parts.join(' AND '),
    expressionNames: names,
    expressionValues: util.dynamodb.toMapValues(values),
  };
}

/** Where the page begins that a cursor names; `BadRequest` for one that this search never gave out. */
function startAt(list: string, after: string | null | undefined): { behind: string | null; token: string | null } {
  const token = tokenOf(list, after);
  if (!token) return { behind: null, token: null };
  const rest = token.slice(1);
  if (token.startsWith(ONWARDS) && rest.length > 0) return { behind: null, token: rest };
  if (!token.startsWith(BEHIND) || !util.matches(START_EVENT, rest)) return refuseCursor();
  return { behind: rest, token: null };
}

/** How many events a page holds: 100 are read at once, the list of their kinds among them. */
export function eventPageSize(first: number | null | undefined): number {
  return Math.min(pageSize(first), MAXIMUM_EVENTS);
}

/** Keeps what the index found: one more than the page holds tells that there is a next one. */
export function keepFound(stash: SearchStash, found: FoundEvent[], nextToken: string | null): null {
  const { list, size } = stash;
  stash.found = found.slice(0, size);
  const end = stash.found[size - 1];
  stash.endCursor =
    found.length > size && end
      ? cursorOf(list, `${BEHIND}${end.startEvent}`)
      : cursorOf(list, nextToken ? `${ONWARDS}${nextToken}` : null);
  return null;
}
