import type { InvoiceLine, InvoiceTax, ReadValue } from '#model/invoices.ts';
import { scaled } from '../checks/decimals.ts';
import { parseAmount } from './amounts.ts';
import { stretchOf } from './rows.ts';
import type { PrintedRow } from './rows.ts';
import { countedOf } from './units.ts';

const RATE = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,3})?)\s?%/gu;

/**
 * What the answer leaves out of a line and its printed row shows: the unit beside the quantity, and the rate of tax, where it is one that
 * the document prints its tax at (another percentage may be a discount).
 */
export function completedLine(
  line: InvoiceLine,
  rows: readonly PrintedRow[],
  taxes: readonly InvoiceTax[],
): InvoiceLine {
  if (line.unit !== null && line.taxRate !== null) return line;
  const row = rowOf(line, rows);
  if (row === undefined) return line;
  return { ...line, unit: line.unit ?? unitIn(row, line), taxRate: line.taxRate ?? rateIn(row, taxes) };
}

/** The printed row that a line stands in; undefined where its answer does not say where that is. */
export function rowOf(line: InvoiceLine, rows: readonly PrintedRow[]): PrintedRow | undefined {
  const place = line.amount?.place ?? line.quantity?.place;
  if (place === undefined || place === null) return undefined;
  const middle = place.top + place.height / 2;
  return rows.find(
    (row) =>
      row.page === place.page &&
      row.segments.some(
        ({ box }) => box?.Top !== undefined && middle > box.Top && middle < box.Top + (box.Height ?? 0),
      ),
  );
}

function unitIn(row: PrintedRow, line: InvoiceLine): ReadValue<string> | null {
  const quantity = line.quantity;
  if (quantity === null) return null;
  let at = 0;
  for (const segment of row.segments) {
    const start = at;
    at += segment.text.length + 1;
    const { figure, unit } = countedOf(segment.text);
    const value = parseAmount(figure, undefined);
    if (unit === undefined || value === undefined || scaled(value) !== scaled(quantity.value)) continue;
    const from = start + segment.text.lastIndexOf(unit);
    return { value: unit, ...stretchOf(row, from, from + unit.length) };
  }
  return null;
}

function rateIn(row: PrintedRow, taxes: readonly InvoiceTax[]): ReadValue<string> | null {
  const found = [...row.text.matchAll(RATE)].flatMap((match) => {
    const value = parseAmount(match[1] ?? '', undefined);
    const known =
      value !== undefined && taxes.some(({ rate }) => rate !== null && scaled(rate.value) === scaled(value));
    return known ? [{ value, ...stretchOf(row, match.index, match.index + match[0].length) }] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}
