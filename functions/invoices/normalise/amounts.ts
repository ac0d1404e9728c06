import type { Decimal } from '#model/invoices.ts';
import { westernDigits } from './digits.ts';
import { scaled } from '../checks/decimals.ts';

/** Amounts with decimals in a text, signs and brackets with them; percentages are none. A space parts thousands, and else two amounts. */
export const AMOUNTS =
  /(?<![\d/])[-–−(]?\s?(?<!\d)(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d[\d.,'’]*?)[.,]\d{2}(?!\d|\s?%)\)?-?/gu;

/** Which character a document writes before the decimals. */
export type DecimalMark = '.' | ',';

/** A number; `.50` and `,75` begin with their decimal mark. */
const RUN = /(?:(?<![\d\p{L}][.,]?)[.,](?=\d{1,2}(?!\d)))?\d(?:[\d.,'’´`\s]*\d)?/u;
const SPACES = /[\s\u00a0\u202f]/gu;

/**
 * A printed amount as an exact decimal: `1.234,56`, `1'234.56`, `1,23,456.00`, `(12.00)`, `12,00-`, `$ 1 234`. Undefined where there
 * is no number. `mark` decides where one separator with three digits after it may be either (`1.234`).
 */
export function parseAmount(printed: string, mark: DecimalMark | undefined): Decimal | undefined {
  const text = westernDigits(printed);
  const match = RUN.exec(text);
  if (match === null) return undefined;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  const negative =
    /[-–−]\s*[^\d\p{L}]*$/u.test(before) ||
    /(?:^|\s)[-–−]\s*\p{L}{0,3}\s*$/u.test(before) ||
    (/\(\s*[^\d)]{0,4}$/u.test(before) && /^\s*[^\d(]{0,4}\)/u.test(after)) ||
    /^\s?[-–−](?!\s?\d|\s?\p{L})/u.test(after) ||
    /^\s?CR\b/u.test(after);
  const number = plain(match[0], mark);
  if (number === undefined) return undefined;
  return negative && !/^[0.]*$/u.test(number) ? `-${number}` : number;
}

function plain(printed: string, mark: DecimalMark | undefined): string | undefined {
  const text = printed
    .replace(/\s*([.,])\s*/gu, '$1')
    .replace(/['’´`]/gu, '')
    .replace(SPACES, '');
  const at = decimalsAt(text, mark);
  const whole = (at < 0 ? text : text.slice(0, at)).replace(/\D/gu, '').replace(/^0+(?=\d)/u, '');
  const decimals = at < 0 ? '' : text.slice(at + 1).replace(/\D/gu, '');
  if (whole === '' && decimals === '') return undefined;
  return decimals === '' ? whole : `${whole === '' ? '0' : whole}.${decimals}`;
}

/** Where the decimal separator stands; -1 for a whole number. */
function decimalsAt(text: string, mark: DecimalMark | undefined): number {
  const point = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (point < 0 && comma < 0) return -1;
  const last = Math.max(point, comma);
  if (point >= 0 && comma >= 0) return last;
  const separator = text.charAt(last);
  const groups = text.split(separator);
  if (groups.length > 2)
    return groups.slice(1).every((group) => group.length === 3) || /^\d{1,2}(?:,\d{2})+,\d{3}$/u.test(text) ? -1 : last;
  const digits = text.length - last - 1;
  if (digits !== 3) return last;
  if (/^0/u.test(text)) return last;
  return mark === separator ? last : -1;
}

/** The decimal mark that the surer ones among these amounts use, if they agree. */
export function decimalMarkOf(texts: readonly string[]): DecimalMark | undefined {
  let points = 0;
  let commas = 0;
  for (const text of texts) {
    const decimals = /(?:^|[\d\s])([.,])(\d{2})(?!\d|[.,]\d)/u.exec(text);
    if (decimals?.[1] === '.') points += 1;
    if (decimals?.[1] === ',') commas += 1;
  }
  if (points === commas) return undefined;
  return points > commas ? '.' : ',';
}

export const isZero = (amount: Decimal): boolean => scaled(amount) === 0n;
