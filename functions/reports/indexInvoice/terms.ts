import { COMPARED_LENGTH, tokensIn, wordsIn } from '#model/words.ts';
import { EVERYTHING, SHORTEST_BEGINNING, categoryTerm, vendorTerm } from '#model/reports.ts';
import type { ReportedInvoice } from '../reportedInvoice.ts';

/**
 * Terms of one invoice at most. Each is a row to write, so an invoice costs as many write units; the words of a usual one
 * are about a hundred. What goes beyond is left out from the end: vendor, number and order come first, lines last.
 */
export const MAXIMUM_TERMS = 300;

/** Beginnings of vendors' and numbers' words at most: shorter ones first, which find what longer ones find. */
const MAXIMUM_BEGINNINGS = 120;

/** Words of a vendor's name, and parts of a number, that are looked at. */
const MAXIMUM_NAME_WORDS = 12;
const MAXIMUM_NUMBER_PARTS = 5;

/** Characters of one text that are looked at. */
const MAXIMUM_TEXT = 2000;

/** Every term an invoice is found by, and what its rows carry for searches by several words. */
export interface Terms {
  readonly terms: readonly string[];
  /** Its words, each between blanks. */
  readonly words: string;
  /** The words that may be found by their beginning, each after a blank. */
  readonly beginnings: string;
}

/** The terms of an invoice; `vendorNames` are those its vendor goes by, beside the one that is printed. */
export function termsOf(invoice: ReportedInvoice, vendorNames: readonly string[]): Terms {
  const names = [...new Set([invoice.vendor?.value ?? '', ...vendorNames].flatMap(namesWords))];
  const numbers = [...new Set([...numberWords(invoice.number?.value), ...numberWords(invoice.purchaseOrder?.value)])];
  const others = otherTexts(invoice).flatMap(allWords);
  const fixed = [
    EVERYTHING,
    ...(invoice.vendorId ? [vendorTerm(invoice.vendorId)] : []),
    ...(invoice.category ? [categoryTerm(invoice.category)] : []),
  ];
  const begun = [...new Set([...names, ...numbers])];
  const beginnings = beginningsOf(begun);
  const room = MAXIMUM_TERMS - fixed.length - beginnings.length;
  const words = [...new Set([...begun, ...others])].slice(0, room);
  return {
    terms: [...new Set([...fixed, ...words, ...beginnings])],
    words: ` ${words.join(' ')} `,
    beginnings: ` ${begun.join(' ')}`,
  };
}

function otherTexts(invoice: ReportedInvoice): string[] {
  const { vendorVatNumber, iban, paymentTerms, lines, details } = invoice;
  return [
    vendorVatNumber?.value,
    iban?.value,
    ...lines.flatMap(({ description, code }) => [description?.value, code?.value]),
    paymentTerms?.value,
    ...details.map(({ value }) => value),
  ].filter((text) => typeof text === 'string');
}

function decomposed(text: string): string {
  return text.slice(0, MAXIMUM_TEXT).normalize('NFKD');
}

function namesWords(name: string): string[] {
  const text = decomposed(name);
  return [...wordsIn(text).slice(0, MAXIMUM_NAME_WORDS), ...tokensIn(text).slice(0, MAXIMUM_NAME_WORDS)];
}

/** A number is found whole, by its parts, and by parts that stand side by side: people leave punctuation out. */
function numberWords(number: string | undefined): string[] {
  const parts = wordsIn(decomposed(number ?? '')).slice(0, MAXIMUM_NUMBER_PARTS);
  const runs = parts.flatMap((_, start) =>
    parts.slice(start).map((_part, length) => parts.slice(start, start + length + 1).join('')),
  );
  return runs.map((run) => run.slice(0, COMPARED_LENGTH));
}

function allWords(text: string): string[] {
  const given = decomposed(text);
  return [...wordsIn(given), ...tokensIn(given)];
}

function beginningsOf(words: readonly string[]): string[] {
  const beginnings = new Set<string>();
  for (let length = SHORTEST_BEGINNING; length < COMPARED_LENGTH; length += 1) {
    for (const word of words) {
      if (word.length <= length) continue;
      if (beginnings.size === MAXIMUM_BEGINNINGS) return [...beginnings];
      beginnings.add(word.slice(0, length));
    }
  }
  return [...beginnings];
}
