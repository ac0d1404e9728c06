import type { CurrencyCode } from './currencies.ts';
import type { InvoiceCategory } from './generated.ts';
import type { InvoiceStatus } from './invoices.ts';

/** Statuses in which an invoice is found, counted and handed on. */
export const reportedStatuses: readonly InvoiceStatus[] = ['READ', 'NEEDS_REVIEW', 'APPROVED'];

/** Words of a filter at most. */
export const MAXIMUM_WORDS = 5;

/** Characters of a filter's text at most. */
export const MAXIMUM_TEXT = 200;

/** From this length on a word finds longer ones that begin with it, among vendors and numbers. */
export const SHORTEST_BEGINNING = 3;

/** Digits of an amount before its point and after it, at most: more than a number of DynamoDB's and of JavaScript's holds alike. */
const WHOLE_DIGITS = 12;
const DECIMALS = 3;

/** Filters that one person saves at most. */
export const MAXIMUM_FILTERS = 50;

/** Characters of a saved filter's name at most. */
export const MAXIMUM_FILTER_NAME = 60;

/** Months of one `spend` at most. */
export const MAXIMUM_MONTHS = 36;

/** Sums that one `spend` answers at most: APPSYNC_JS ends loops of 1,000 rounds. */
export const MAXIMUM_SUMS = 1000;

/** Invoices in one file at most, by a filter and by their ids. */
export const MAXIMUM_EXPORTED = 1000;
export const MAXIMUM_EXPORTED_IDS = 100;

/** Key of what is spent where no vendor or no category is known. */
export const UNKNOWN_KEY = 'UNKNOWN';

/** What to look for: every part that is given must match. */
export interface FilterInput {
  text?: string | null | undefined;
  vendorId?: string | null | undefined;
  category?: InvoiceCategory | null | undefined;
  currency?: CurrencyCode | null | undefined;
  minimumTotal?: string | null | undefined;
  maximumTotal?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
}

/** What to look for, with what is not given as null. */
export interface Filter {
  text: string | null;
  vendorId: string | null;
  category: InvoiceCategory | null;
  currency: CurrencyCode | null;
  minimumTotal: string | null;
  maximumTotal: string | null;
  from: string | null;
  to: string | null;
}

/** A part of a filter that breaks its rule, with a sentence for people. */
export interface FilterFault {
  part: keyof Filter;
  message: string;
}

/** A row of the SavedFilters table: all filters of one owner. `version` counts its changes. */
export interface SavedFiltersRow {
  ownerId: string;
  version: number;
  /** By name. */
  filters: { id: string; name: string; filter: Filter; updatedAt: string }[];
}

/** What is added up by. */
export type SpendBy = 'VENDOR' | 'CATEGORY' | 'MONTH';

/** A row of the Spend table. `minor` counts minor units of the currency. */
export interface SpendRow {
  ownerId: string;
  sum: string;
  month: string;
  key: string;
  name: string;
  currency: CurrencyCode;
  minor: number;
  count: number;
}

/** How the index of terms is asked. `low` and `high` bound `dayInvoice`, both included. */
export interface SearchPlan {
  term: string;
  low: string;
  high: string;
  /** What the rows must hold beside the term; null where the term says it all. */
  filter: {
    expression: string;
    expressionNames: Record<string, string>;
    expressionValues: Record<string, string | number | boolean>;
  } | null;
}

const FIRST_DAY = '0000-00-00';
const LAST_DAY = '9999-99-99';

/** Stands after every id. */
const BEHIND_IDS = '~';

/** A filter whose blanks and empty texts are what they mean: not given. */
export function filterOf(input: FilterInput): Filter {
  return {
    text: given(input.text),
    vendorId: given(input.vendorId),
    category: input.category ?? null,
    currency: input.currency ?? null,
    minimumTotal: given(input.minimumTotal),
    maximumTotal: given(input.maximumTotal),
    from: given(input.from),
    to: given(input.to),
  };
}

function given(text: string | null | undefined): string | null {
  const trimmed = (text ?? '').trim();
  return trimmed === '' ? null : trimmed;
}

/** The first part of a filter that breaks its rule, or null. `words` are those of its text (`tokensIn`). */
export function filterFault(filter: Filter, words: readonly string[]): FilterFault | null {
  const { text, minimumTotal, maximumTotal, from, to } = filter;
  if (text && text.length > MAXIMUM_TEXT) return { part: 'text', message: `At most ${MAXIMUM_TEXT} characters.` };
  if (text && words.length === 0) return { part: 'text', message: 'No word stands in this text.' };
  if (words.length > MAXIMUM_WORDS) return { part: 'text', message: `At most ${MAXIMUM_WORDS} words.` };
  if (filter.vendorId && !isId(filter.vendorId)) return { part: 'vendorId', message: 'This is no id of a vendor.' };
  if (minimumTotal && !isAmount(minimumTotal)) return { part: 'minimumTotal', message: AMOUNT_FORM };
  if (maximumTotal && !isAmount(maximumTotal)) return { part: 'maximumTotal', message: AMOUNT_FORM };
  if ((minimumTotal || maximumTotal) && !filter.currency) {
    return { part: 'currency', message: 'An amount needs its currency.' };
  }
  if (minimumTotal && maximumTotal && parseFloat(minimumTotal) > parseFloat(maximumTotal)) {
    return { part: 'maximumTotal', message: 'The highest total is lower than the lowest.' };
  }
  if (from && !isDay(from)) return { part: 'from', message: DAY_FORM };
  if (to && !isDay(to)) return { part: 'to', message: DAY_FORM };
  if (from && to && from > to) return { part: 'to', message: 'The last day is before the first.' };
  return null;
}

const AMOUNT_FORM = `An amount is a decimal with a point, at most ${WHOLE_DIGITS} digits before it and ${DECIMALS} after it.`;
const DAY_FORM = 'A day is written as 2026-01-31, and the calendar has it.';

/** How the index is asked for a filter that has no fault: by its most selective part, with conditions for the rest. */
export function searchPlan(filter: Filter, words: readonly string[]): SearchPlan {
  const rarest = longestOf(words);
  const conditions: string[] = [];
  const names: Record<string, string> = {};
  const values: Record<string, string | number | boolean> = {};
  words.forEach((word, index) => {
    if (word === rarest) return;
    names['#words'] = 'words';
    values[`:word${index}`] = ` ${word} `;
    if (word.length < SHORTEST_BEGINNING) {
      conditions.push(`contains(#words, :word${index})`);
      return;
    }
    names['#beginnings'] = 'beginnings';
    values[`:beginning${index}`] = ` ${word}`;
    conditions.push(`(contains(#words, :word${index}) OR contains(#beginnings, :beginning${index}))`);
  });
  if (filter.vendorId && rarest) {
    conditions.push('#vendorId = :vendorId');
    names['#vendorId'] = 'vendorId';
    values[':vendorId'] = filter.vendorId;
  }
  if (filter.category && (rarest || filter.vendorId)) {
    conditions.push('#category = :category');
    names['#category'] = 'category';
    values[':category'] = filter.category;
  }
  if (filter.currency) {
    conditions.push('#currency = :currency');
    names['#currency'] = 'currency';
    values[':currency'] = filter.currency;
  }
  if (filter.minimumTotal) {
    conditions.push('#total >= :minimum');
    names['#total'] = 'total';
    values[':minimum'] = parseFloat(filter.minimumTotal);
  }
  if (filter.maximumTotal) {
    conditions.push('#total <= :maximum');
    names['#total'] = 'total';
    values[':maximum'] = parseFloat(filter.maximumTotal);
  }
  if (filter.from || filter.to) {
    conditions.push('#dated = :dated');
    names['#dated'] = 'dated';
    values[':dated'] = true;
  }
  return {
    term: rarest ?? vendorOrCategory(filter),
    low: filter.from ?? FIRST_DAY,
    high: `${filter.to ?? LAST_DAY}${BEHIND_IDS}`,
    filter:
      conditions.length === 0
        ? null
        : { expression: conditions.join(' AND '), expressionNames: names, expressionValues: values },
  };
}

function vendorOrCategory(filter: Filter): string {
  if (filter.vendorId) return vendorTerm(filter.vendorId);
  return filter.category ? categoryTerm(filter.category) : EVERYTHING;
}

/** The term that every invoice has. */
export const EVERYTHING = '*';

/** The term of a vendor's invoices. No word holds its sign. */
export function vendorTerm(vendorId: string): string {
  return `vendor:${vendorId}`;
}

/** The term of a category's invoices. No word holds its sign. */
export function categoryTerm(category: string): string {
  return `category:${category}`;
}

function longestOf(words: readonly string[]): string | null {
  let longest: string | null = null;
  for (const word of words) if (!longest || word.length > longest.length) longest = word;
  return longest;
}

/** Every month from the first to the last, or null where one is none, they are in the wrong order, or there are too many. */
export function monthsBetween(from: string, to: string): number | null {
  if (!isMonth(from) || !isMonth(to) || from > to) return null;
  const count = monthNumber(to) - monthNumber(from) + 1;
  return count > MAXIMUM_MONTHS ? null : count;
}

function monthNumber(month: string): number {
  return parseInt(month.slice(0, 4)) * 12 + parseInt(month.slice(5));
}

function isMonth(text: string): boolean {
  return text.length === 7 && isDay(`${text}-01`);
}

const DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a text is a day of the calendar, as `2026-01-31`. */
export function isDay(text: string): boolean {
  const [year = '', month = '', day = '', ...more] = text.split('-');
  if (more.length > 0 || year.length !== 4 || month.length !== 2 || day.length !== 2) return false;
  if (!isDigits(year) || !isDigits(month) || !isDigits(day)) return false;
  const days = DAYS[parseInt(month) - 1];
  if (!days || parseInt(day) < 1) return false;
  return parseInt(day) <= (month === '02' && isLeap(parseInt(year)) ? 29 : days);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Whether a text is a decimal with a point that the index can compare. */
export function isAmount(text: string): boolean {
  const [whole = '', decimals = '', ...more] = (text.startsWith('-') ? text.slice(1) : text).split('.');
  if (more.length > 0 || text.endsWith('.')) return false;
  if (whole === '' || whole.length > WHOLE_DIGITS || !isDigits(whole)) return false;
  return decimals.length <= DECIMALS && isDigits(decimals);
}

function isDigits(text: string): boolean {
  return text.split('').every((character) => character >= '0' && character <= '9');
}

const ID_CHARACTERS = '0123456789abcdefghijklmnopqrstuvwxyz-';
const LONGEST_ID = 64;

function isId(text: string): boolean {
  const lower = text.toLowerCase();
  return text.length <= LONGEST_ID && lower.split('').every((character) => ID_CHARACTERS.includes(character));
}

/** Whether a filter may be saved under this name. */
export function isFilterName(name: string): boolean {
  if (name.trim() === '' || name.length > MAXIMUM_FILTER_NAME) return false;
  return name.split('').every((character) => character >= ' ' && (character < '\u007f' || character > '\u009f'));
}

/** Minor units as a decimal with a point: 14990 of two digits is `149.90`. Exact up to 2^53. */
export function decimalOf(minor: number, digits: number): string {
  const sign = minor < 0 ? '-' : '';
  const figures = `${minor < 0 ? -minor : minor}`;
  if (digits === 0) return `${sign}${figures}`;
  const padded = `${'0000'.slice(0, digits + 1)}${figures}`;
  const whole = padded.slice(0, padded.length - digits);
  return `${sign}${withoutZeros(whole, figures.length - digits)}.${padded.slice(padded.length - digits)}`;
}

function withoutZeros(whole: string, length: number): string {
  return length < 1 ? '0' : whole.slice(whole.length - length);
}
