import { util } from '@aws-appsync/utils';
import type { Filter } from '#model/reports.ts';
import { MAXIMUM_TEXT } from '#model/reports.ts';
import { tokensIn } from '#model/words.ts';

/** Some characters are taken apart into eighteen; APPSYNC_JS ends loops of 1,000 rounds. */
const LONGEST_DECOMPOSED = 900;

/** The words of a filter's text, as the index has them. */
export function wordsOf(filter: Filter): string[] {
  if (!filter.text) return [];
  const decomposed = util.str.normalize(filter.text.slice(0, MAXIMUM_TEXT), 'nfkd');
  return tokensIn(decomposed.slice(0, LONGEST_DECOMPOSED));
}

/** A cursor goes on behind an invoice, or where the index stopped looking. */
export const BEHIND = 'k';
export const ONWARDS = 't';

/** What the steps of `searchInvoices` hand on: what was found, and where the next page goes on. */
export interface SearchStash {
  list: string;
  size: number;
  /** The last of the page before: the key condition names it, so it is found again. */
  last: string | null;
  found: { invoiceId: string; dayInvoice: string }[];
  endCursor: string | null;
}
