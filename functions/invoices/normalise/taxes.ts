import type { InvoiceTax, ReadValue } from '#model/invoices.ts';
import { magnitude, percentOf, scaled } from '../checks/decimals.ts';
import { AMOUNTS, parseAmount } from './amounts.ts';
import type { DecimalMark } from './amounts.ts';
import type { Amount } from './sums.ts';
import { stretchOf } from './rows.ts';
import type { PrintedRow } from './rows.ts';

const TAX_WORD =
  /\b(?:vat|tax|gst|hst|pst|qst|cgst|sgst|igst|sst|mwst|m\.w\.st|ust|umsatzsteuer|mehrwertsteuer|steuer\p{L}*|tva|t\.v\.a|taxe|btw|iva|imposta|imposte|podatek|ptu|moms|mva|alv|dph)\b/iu;
const TOTAL_WORD =
  /\b(?:in[ck]l\p{L}*|ttc|total\p{L}*|gesamt\p{L}*|brutto\p{L}*|gross|totaal\p{L}*|razem|net|netto\p{L}*|basis|subtotal|discount|rabatt|skonto|remise|korting)\b/iu;
/** Percentages that are no tax. */
const DISCOUNT_WORD =
  /discount|rabatt|skonto|remise|rabais|escompte|korting|sconto|descuento|upust|zni[żz]k|interest|zins|verzug|p[ée]nalit/iu;
/** A word between a rate and what it is on. */
const ON = /\b(?:on|of|auf|von|aus|sur|de|van|over|op|su|di|sobre|od|z)\b/iu;
const RATE = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,3})?)\s?%/gu;
/** Letters that a row of a table of taxes has besides its words for tax and currency. */
const LETTERS = 14;
/** A hundredth and a half: what tax on one basis is rounded by. */
const ROUNDED = 15_000n;

interface Found {
  readonly tax: InvoiceTax;
  readonly complete: boolean;
}

/**
 * Tax by rate, in printed order: rows with a rate and amounts that are told to be tax, or whose amounts come out as basis and tax. Rows of
 * items are given by their texts and left aside. `printed` are the amounts that were read as tax.
 */
export function taxesOf(
  rows: readonly PrintedRow[],
  items: readonly string[],
  printed: readonly Amount[],
  mark: DecimalMark | undefined,
): InvoiceTax[] {
  const itemTexts = items.map(compact).filter((text) => text.length > 3);
  const found = rows
    .filter((row) => !itemTexts.some((item) => isPartOf(compact(row.text), item)))
    .flatMap((row) => taxIn(row, printed, mark) ?? []);
  return found
    .filter((one, index) => found.findIndex((other) => same(other.tax, one.tax)) === index)
    .map((first) => (found.find((other) => other.complete && same(other.tax, first.tax)) ?? first).tax);
}

const compact = (text: string): string => text.replace(/\s+/gu, '');

function isPartOf(row: string, item: string): boolean {
  return row === item || (row.length > 6 && item.includes(row));
}

function same(one: InvoiceTax, other: InvoiceTax): boolean {
  return one.rate?.value === other.rate?.value && one.amount?.value === other.amount?.value;
}

function taxIn(row: PrintedRow, printed: readonly Amount[], mark: DecimalMark | undefined): Found | undefined {
  const rates = [...row.text.matchAll(RATE)];
  const [match] = rates;
  const rateValue = match === undefined ? undefined : parseAmount(match[1] ?? '', undefined);
  if (match === undefined || rates.length !== 1 || rateValue === undefined) return undefined;
  const rate = read(row, match.index, match.index + match[0].length, rateValue);
  const amounts = [...row.text.matchAll(AMOUNTS)]
    .filter((amount) => amount.index >= match.index + match[0].length || amount.index + amount[0].length <= match.index)
    .flatMap((amount) => {
      const value = parseAmount(amount[0], mark);
      return value === undefined ? [] : [read(row, amount.index, amount.index + amount[0].length, value)];
    });
  if (DISCOUNT_WORD.test(row.text)) return undefined;
  const named = TAX_WORD.test(row.text);
  const table = row.text.replace(TAX_WORD, '').replace(/[^\p{L}]/gu, '').length <= LETTERS;
  if (!named && !table) return undefined;
  const pair = pairOf(amounts, rate.value);
  if (pair !== undefined) return { tax: { rate, ...pair }, complete: true };
  if (!named) return undefined;
  const [first, second] = amounts;
  if (first !== undefined && second !== undefined)
    return amounts.length === 2 && ON.test(row.text.slice(match.index))
      ? { tax: { rate, basis: first, amount: second }, complete: true }
      : undefined;
  if (first === undefined) return undefined;
  const isTax = printed.some((tax) => scaled(tax.value) === scaled(first.value));
  if (!isTax && (printed.length > 0 || TOTAL_WORD.test(row.text))) return undefined;
  return { tax: { rate, basis: null, amount: first }, complete: false };
}

/** Basis and tax among the amounts of a row: the one comes out of the other by the rate. */
function pairOf(
  amounts: readonly ReadValue<string>[],
  rate: string,
): { basis: ReadValue<string>; amount: ReadValue<string> } | undefined {
  for (const basis of amounts) {
    for (const amount of amounts) {
      if (basis === amount || scaled(basis.value) === 0n) continue;
      const difference = magnitude(percentOf(scaled(basis.value), scaled(rate)) - scaled(amount.value));
      if (difference <= ROUNDED) return { basis, amount };
    }
  }
  return undefined;
}

function read(row: PrintedRow, start: number, end: number, value: string): ReadValue<string> {
  const stretch = stretchOf(row, start, end);
  return { value, confidence: stretch.confidence, place: stretch.place };
}

/** Tax amounts without a rate, for documents that print several and no table of them. */
export function taxesOfFields(taxes: readonly Amount[]): InvoiceTax[] {
  return taxes.map(({ value, field }) => {
    const rate = parseAmount(/(\d{1,2}(?:[.,]\d{1,3})?)\s?%/u.exec(field.label)?.[1] ?? '', undefined);
    const amount = { value, confidence: field.confidence, place: field.place };
    return { rate: rate === undefined ? null : { ...amount, value: rate }, basis: null, amount };
  });
}
