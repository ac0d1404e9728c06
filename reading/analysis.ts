import { around, overlapAcross } from './page.ts';
import type { ReadPage, Word } from './page.ts';
import type { Column } from './columns.ts';
import { pieceOf } from './field.ts';
import type { Field } from './field.ts';
import { hitsOf } from './hits.ts';
import { tokensOf } from './fold.ts';
import { TITLES } from './labels.ts';
import { partyFields } from './parties.ts';
import { paidTotal, receiptItems, summedTotal } from './receipt.ts';
import { rowsOf } from './rows.ts';
import type { Row } from './rows.ts';
import { labelledFields, numberUnderTitle, unlabelledDate } from './summary.ts';
import { tableOf } from './table.ts';
import type { Item, Table } from './table.ts';
import { fold } from './fold.ts';

/** What was understood of one page. */
export interface PageAnalysis {
  readonly page: ReadPage;
  readonly rows: readonly Row[];
  readonly fields: readonly Field[];
  readonly items: readonly Item[];
  /** For a table that goes on, on the next page. */
  readonly columns: readonly Column[] | undefined;
}

/**
 * Understands one page: its table of items first, then labels with their values, then who wrote to whom. `opens` says whether an invoice begins
 * on it: who wrote it is looked for there alone, where no label says so.
 */
export function analysePage(
  page: ReadPage,
  carried: readonly Column[] | undefined,
  opens = page.number === 1,
): PageAnalysis {
  const rows = rowsOf(page);
  const hits = rows.flatMap((row) => hitsOf(row, page.source));
  const table = tableOf(page, rows, hits, carried);
  const isTable = table !== undefined && (table.items.length > 0 || table.rows.size > 0);
  // What follows a table on a further page are its sums: a receipt has no table before.
  const items = isTable ? table.items : carried === undefined ? receiptItems(rows, hits) : [];
  const outside = rowsOf({ ...page, words: wordsOutside(page, rows, table, items) });
  const free = outside.flatMap((row) => hitsOf(row, page.source));
  const fields = [...labelledFields(outside, free), ...partyFields(page, outside, free, opens)];
  if (!fields.some((field) => field.type === 'INVOICE_RECEIPT_DATE')) {
    const date = unlabelledDate(outside, fields, titleRows(outside));
    if (date !== undefined) fields.push(date);
  }
  const paid = table === undefined ? (summedTotal(outside, fields) ?? paidTotal(fields)) : undefined;
  if (paid !== undefined) fields.push(paid);
  if (!fields.some((field) => field.type === 'INVOICE_RECEIPT_ID'))
    fields.push(...numberUnderTitle(outside, titleRows(outside)));
  return { page, rows, fields: settled(fields), items, columns: table?.columns };
}

/** Words that are no part of the table. What stands beside the table, at the height of its lines, is no part of it either. */
function wordsOutside(
  page: ReadPage,
  rows: readonly Row[],
  table: Table | undefined,
  items: readonly Item[],
): readonly Word[] {
  if (table === undefined || table.rows.size === 0) {
    const own = new Set(items.flatMap((item) => item.rows));
    return rows.filter((row) => !own.has(row.index)).flatMap((row) => row.words);
  }
  const area = around([
    ...table.columns,
    ...table.items.flatMap((item) => item.fields.map((field) => field.value.box)),
  ]);
  const inside = new Set(
    rows
      .filter((row) => table.rows.has(row.index))
      .flatMap((row) => row.words.filter((word) => overlapAcross(word, area) > 0)),
  );
  return page.words.filter((word) => !inside.has(word));
}

/** Rows whose first words are the document's title (`Beitragsrechnung`, `Invoice`). */
function titleRows(rows: readonly Row[]): Set<number> {
  const titles = rows.filter((row) =>
    row.segments.some((segment) => {
      const first = tokensOf(segment.text)[0]?.folded ?? '';
      return TITLES.has(first.replace(/^\p{L}+rechnung$/u, 'rechnung'));
    }),
  );
  return new Set(titles.map((row) => row.index));
}

/** The same value twice is one field, the surer one; different values for one type make each other less sure. */
function settled(fields: readonly Field[]): Field[] {
  const result: Field[] = [];
  for (const field of [...fields].sort((a, b) => b.typeConfidence - a.typeConfidence)) {
    const same = result.some(
      (other) =>
        other.type === field.type &&
        fold(other.value.text) === fold(field.value.text) &&
        (other.type === 'TOTAL' ||
          fold(other.label?.text ?? '') === fold(field.label?.text ?? '') ||
          field.label === undefined),
    );
    if (!same) result.push(field);
  }
  return result.sort((a, b) => a.value.box.top - b.value.box.top);
}

/** Words a page must hold to be an answer at all; below this it is blank. */
export const isBlank = (page: ReadPage): boolean => page.words.every((word) => word.text.trim() === '');

/** The text of every row, for the LINE blocks. */
export function linesOf(rows: readonly Row[]): { readonly row: Row; readonly piece: ReturnType<typeof pieceOf> }[] {
  return rows.flatMap((row) =>
    row.segments.map((segment) => ({ row, piece: pieceOf(row, segment.start, segment.end) })),
  );
}
