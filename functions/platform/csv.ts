import { stringify } from 'csv-stringify/sync';
import { plainText } from './plainText.ts';

/**
 * A text that a spreadsheet would take for a formula, whatever stands before its sign; the wide forms are signs to some, too.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const FORMULA = /^[\s'"\p{Cf}]*[=+\-@＝＋－＠]/u;

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** How a file of CSV is called on its way to whoever downloads it. */
export const CSV_TYPE = 'text/csv; charset=utf-8';

/** A cell that no spreadsheet runs: what looks like a formula gets an apostrophe before it. */
export function text(value: string | null | undefined): string {
  const plain = plainText(value ?? '');
  return FORMULA.test(plain) ? `'${plain}` : plain;
}

/** An amount stays a number, a negative one too; anything else is a text. */
export function amount(value: string | null | undefined): string {
  return value && NUMBER.test(value) ? value : text(value);
}

/**
 * The first line of a file, with a byte order mark: without it, spreadsheets take UTF-8 for something else.
 * https://www.rfc-editor.org/rfc/rfc4180
 */
export function csvHeading(names: readonly string[]): string {
  return stringify([[...names]], { record_delimiter: '\r\n', bom: true });
}

/** A line of a file, of cells that `text` or `amount` made. */
export function csvRow(cells: readonly string[]): string {
  return stringify([[...cells]], { record_delimiter: '\r\n' });
}
