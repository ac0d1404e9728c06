import type { ReadPage } from '../reading/page.ts';
import type { Column } from './columns.ts';
import { pieceOf } from './field.ts';
import type { Field } from './field.ts';
import { hitsOf } from './hits.ts';
import { tokensOf } from './fold.ts';
import { TITLES } from './labels.ts';
import { partyFields } from './parties.ts';
import { receiptItems } from './receipt.ts';
import { rowsOf } from './rows.ts';
import type { Row } from './rows.ts';
import { labelledFields, unlabelledDate } from './summary.ts';
import { tableOf } from './table.ts';
import type { Item } from './table.ts';
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

/** Understands one page: its table of items first, then labels with their values, then who wrote to whom. */
export function analysePage(page: ReadPage, carried: readonly Column[] | undefined): PageAnalysis {
  const rows = rowsOf(page);
  const hits = rows.flatMap((row) => hitsOf(row, page.source));
  const table = tableOf(page, rows, hits, carried);
  const items =
    table !== undefined && (table.items.length > 0 || table.rows.size > 0) ? table.items : receiptItems(rows, hits);
  const own = new Set([...(table?.rows ?? []), ...items.flatMap((item) => item.rows)]);
  const fields = [...labelledFields(rows, hits, own), ...partyFields(page, rows, hits, own)];
  if (!fields.some((field) => field.type === 'INVOICE_RECEIPT_DATE')) {
    const date = unlabelledDate(
      rows.filter((row) => !own.has(row.index)),
      fields,
      titleRows(rows),
    );
    if (date !== undefined) fields.push(date);
  }
  return { page, rows, fields: settled(fields), items, columns: table?.columns };
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
