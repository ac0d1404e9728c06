import { pieceOf } from './field.ts';
import type { Field } from './field.ts';
import type { Hit } from './hits.ts';
import { KIND } from './labels.ts';
import type { Row } from './rows.ts';
import type { Item } from './table.ts';
import { amountsIn } from './values.ts';

/** Items of a page without headings: a description, and the price at the right end of its row or of the row below, above the first total. */
export function receiptItems(rows: readonly Row[], hits: readonly Hit[]): Item[] {
  const end = rows.findIndex((row) =>
    hits.some(
      (hit) => hit.row === row && KIND[hit.meaning] === 'amount' && !hit.weak && amountsIn(row.text).length > 0,
    ),
  );
  if (end < 0) return [];
  const items: Item[] = [];
  rows.slice(0, end).forEach((row, position) => {
    const amounts = amountsIn(row.text);
    const price = amounts.at(-1);
    if (price === undefined || !price.strong || !/\d[.,]\d{2}/u.test(price.text)) return;
    if (/\p{L}{3,}|\d{5,}/u.test(row.text.slice(price.end))) return;
    if (hits.some((hit) => hit.row === row && KIND[hit.meaning] !== 'text' && hit.opens)) return;
    const first = amounts[0] ?? price;
    const own = row.text.slice(0, first.start);
    const above = rows[position - 1];
    const fields: Field[] = [];
    if (/\p{L}{3,}/u.test(own)) {
      fields.push({ type: 'ITEM', typeConfidence: 75, value: pieceOf(row, 0, first.start) });
    } else if (above !== undefined && /\p{L}{3,}/u.test(above.text) && !hits.some((hit) => hit.row === above)) {
      fields.push({ type: 'ITEM', typeConfidence: 65, value: pieceOf(above, 0, above.text.length) });
    } else return;
    const quantity = amounts
      .slice(0, -1)
      .find((amount) => Number.isInteger(amount.number) && amount.number > 0 && amount.number < 1000);
    if (quantity !== undefined)
      fields.push({ type: 'QUANTITY', typeConfidence: 65, value: pieceOf(row, quantity.start, quantity.end) });
    const unit = amounts.slice(0, -1).findLast((amount) => amount.strong && amount !== quantity);
    if (unit !== undefined)
      fields.push({ type: 'UNIT_PRICE', typeConfidence: 65, value: pieceOf(row, unit.start, unit.end) });
    fields.push({ type: 'PRICE', typeConfidence: 80, value: pieceOf(row, price.start, price.end) });
    items.push({ fields, rows: [row.index] });
  });
  return items;
}

/** How sure a total is that only its payment names. */
const SURE_BY_PAYMENT = 70;

/**
 * The total of a receipt that prints a subtotal and what was paid, both the same, and no total: what was paid. Nothing where the two
 * differ, for then the difference is something unread.
 */
export function paidTotal(fields: readonly Field[]): Field | undefined {
  if (fields.some((field) => field.type === 'TOTAL' || field.type === 'AMOUNT_DUE')) return undefined;
  const amountOf = (field: Field): number | undefined => amountsIn(field.value.text)[0]?.number;
  const subtotals = fields.filter((field) => field.type === 'SUBTOTAL');
  const paid = fields.find(
    (field) =>
      field.type === 'AMOUNT_PAID' &&
      amountOf(field) !== undefined &&
      subtotals.some((subtotal) => amountOf(subtotal) === amountOf(field)),
  );
  return paid === undefined ? undefined : { ...paid, type: 'TOTAL', typeConfidence: SURE_BY_PAYMENT };
}

/** Words that sum up a till roll, and on a page any column. */
const SUMS = /^(?:summe|somme|som|suma|totaal|totale)\b/iu;
const SURE_BY_SUM = 88;

/** The total of a roll that calls it a sum (`SUMME 12,50 €`) and prints no other one. */
export function summedTotal(rows: readonly Row[], fields: readonly Field[]): Field | undefined {
  if (fields.some((field) => field.type === 'TOTAL' || field.type === 'AMOUNT_DUE')) return undefined;
  for (const row of rows) {
    const label = SUMS.exec(row.text);
    const amount = amountsIn(row.text).findLast((one) => one.strong);
    if (label === null || amount === undefined || row.text.slice(label[0].length, amount.start).match(/\p{L}{3,}/u))
      continue;
    return {
      type: 'TOTAL',
      typeConfidence: SURE_BY_SUM,
      label: pieceOf(row, 0, label[0].length),
      value: pieceOf(row, amount.start, amount.end),
      ...(amount.currency === undefined ? {} : { currency: amount.currency }),
    };
  }
  return undefined;
}
