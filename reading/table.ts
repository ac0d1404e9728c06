import { overlapAcross } from './page.ts';
import type { Box, ReadPage } from './page.ts';
import { headingAt, misalignment } from './columns.ts';
import type { Column } from './columns.ts';
import { joined, pieceOf } from './field.ts';
import type { Field, Piece } from './field.ts';
import type { Hit } from './hits.ts';
import { KIND } from './labels.ts';
import { boxBetween, heightOf, WIDE_GAP } from './rows.ts';
import type { Row } from './rows.ts';
import { amountsIn, datesIn } from './values.ts';

/** One line of the table: Textract's ITEM, QUANTITY, UNIT_PRICE, PRICE, PRODUCT_CODE. */
export interface Item {
  readonly fields: readonly Field[];
  readonly rows: readonly number[];
}

export interface Table {
  readonly columns: readonly Column[];
  readonly items: readonly Item[];
  /** Rows that belong to the table: headings and items. */
  readonly rows: ReadonlySet<number>;
}

interface Figure extends Box {
  readonly start: number;
  readonly end: number;
}

interface Draft {
  code?: Piece;
  description: Piece[];
  quantity?: Piece;
  unitPrice?: Piece;
  amount: Piece;
  readonly rows: number[];
  bottom: number;
}

const CLOSING = new Set([
  'TOTAL',
  'SUBTOTAL',
  'TAX',
  'AMOUNT_DUE',
  'AMOUNT_PAID',
  'DISCOUNT',
  'PRIOR_BALANCE',
  'SHIPPING_HANDLING_CHARGE',
]);

/**
 * Finds the page's items under a row of headings. `carried` are the columns of the page before, for a table that goes on
 * without headings. Without either, the page has no table here; see `receipt.ts`.
 */
export function tableOf(
  page: ReadPage,
  rows: readonly Row[],
  hits: readonly Hit[],
  carried: readonly Column[] | undefined,
): Table | undefined {
  const own = new Set<number>();
  const items: Item[] = [];
  let columns = carried;
  let begun = carried !== undefined;
  let draft: Draft | undefined;
  let closed = false;
  const finish = (): void => {
    if (draft !== undefined) items.push(finished(draft, columns ?? []));
    draft = undefined;
  };

  for (const row of rows) {
    if (own.has(row.index)) continue;
    const heading = headingAt(rows, row.index);
    if (heading !== undefined) {
      finish();
      columns = heading.columns;
      begun = true;
      closed = false;
      for (const line of heading.rows) own.add(line);
      continue;
    }
    if (!begun || columns === undefined) continue;
    if (
      isHeadOfTotals(row, hits) ||
      (items.length === 0 && draft === undefined && columns === carried && endsCarried(row, hits))
    ) {
      finish();
      begun = false;
      continue;
    }
    const found = figuresOf(row, columns, page.width);
    const closing = hits.some(
      (hit) =>
        hit.row === row && CLOSING.has(hit.meaning) && !hit.weak && hit.opens && !startsInItem(hit, columns ?? []),
    );
    const complete = found.amount !== undefined && (found.quantity !== undefined || found.unitPrice !== undefined);
    const needsMore = columns.some((column) => column.kind === 'quantity' || column.kind === 'unitPrice');
    const startsItem = found.amount !== undefined && (complete || (!needsMore && !closing && !closed));
    const begins = startsItem && !(closing && !complete) ? begin(row, found, columns) : undefined;
    if (begins !== undefined && (begins.description.length > 0 || begins.code !== undefined)) {
      finish();
      draft = begins;
      own.add(row.index);
      continue;
    }
    if (closing) {
      finish();
      closed = true;
      continue;
    }
    if (draft === undefined || closed) continue;
    if (row.top - draft.bottom > 2.4 * heightOf(row) || found.amount !== undefined) {
      finish();
      continue;
    }
    const more = descriptionOf(row, [], columns, draft.description[0]?.box ?? draft.amount.box);
    if (more === undefined || hits.some((hit) => hit.row === row && KIND[hit.meaning] === 'amount' && hit.opens))
      continue;
    draft.description.push(more);
    draft.rows.push(row.index);
    draft.bottom = row.bottom;
    own.add(row.index);
  }
  finish();
  if (columns === undefined) return undefined;
  for (const item of items) for (const row of item.rows) own.add(row);
  return { columns, items, rows: own };
}

const ROWS_ABOVE_CARRIED = 12;

/** A table goes on, on the next page, near its top or not at all. */
function endsCarried(row: Row, hits: readonly Hit[]): boolean {
  if (row.index > ROWS_ABOVE_CARRIED) return true;
  return hits.some(
    (hit) => hit.row === row && hit.opens && !hit.weak && (CLOSING.has(hit.meaning) || hit.meaning === 'PAYMENT_TERMS'),
  );
}

/** Two names of sums side by side without figures: what follows is no item. */
function isHeadOfTotals(row: Row, hits: readonly Hit[]): boolean {
  const sums = hits.filter(
    (hit) => hit.row === row && (hit.meaning === 'TOTAL' || hit.meaning === 'SUBTOTAL' || hit.meaning === 'TAX'),
  );
  return sums.length > 1 && amountsIn(row.text).every((amount) => !amount.strong);
}

/** `Delivery charge` among the descriptions of items is an item, not a total. */
function startsInItem(hit: Hit, columns: readonly Column[]): boolean {
  const description = columns.find((column) => column.kind === 'description');
  if (description === undefined) return false;
  const small =
    hit.meaning === 'SHIPPING_HANDLING_CHARGE' ||
    hit.meaning === 'DISCOUNT' ||
    hit.meaning === 'AMOUNT_PAID' ||
    hit.meaning === 'TAX';
  return small && Math.abs(hit.box.left - description.left) < 4 * heightOf(description);
}

interface RowFigures {
  readonly amount: Figure | undefined;
  readonly quantity: Figure | undefined;
  readonly unitPrice: Figure | undefined;
  readonly all: readonly Figure[];
}

/** Columns whose figures are no part of a description. */
const FIGURES = new Set(['quantity', 'unitPrice', 'amount', 'tax', 'discount', 'unit']);
const NUMERIC = new Set(['quantity', 'unitPrice', 'amount', 'tax', 'discount', 'unit', 'position', 'code', 'date']);

/** Gives each figure of a row to the column that it stands under. */
function figuresOf(row: Row, columns: readonly Column[], pageWidth: number): RowFigures {
  const dates = datesIn(row.text);
  const figures: Figure[] = amountsIn(row.text)
    .filter((amount) => !dates.some((date) => amount.start < date.end && amount.end > date.start))
    .map((amount) => ({ start: amount.start, end: amount.end, ...boxBetween(row, amount.start, amount.end) }));
  const best = new Map<Column, { figure: Figure; distance: number }>();
  const limit = 0.09 * pageWidth;
  for (const figure of figures) {
    const nearest = columns
      .map((column) => ({ column, distance: misalignment(figure, column) }))
      .filter(
        ({ column, distance }) => distance < limit && (NUMERIC.has(column.kind) || insideText(figure, column, columns)),
      )
      .sort((a, b) => a.distance - b.distance)[0];
    if (nearest === undefined || nearest.column.kind === 'description') continue;
    const before = best.get(nearest.column);
    if (before === undefined || nearest.distance < before.distance)
      best.set(nearest.column, { figure, distance: nearest.distance });
  }
  const under = (kind: string): Figure | undefined => [...best].find(([column]) => column.kind === kind)?.[1].figure;
  const amount = under('amount');
  const strong =
    amount !== undefined && (/[.,]\d{2,4}\D*$/u.test(row.text.slice(amount.start, amount.end)) || figures.length > 1);
  return {
    amount: strong ? amount : undefined,
    quantity: under('quantity'),
    unitPrice: under('unitPrice'),
    all: [...best].flatMap(([column, { figure }]) => (FIGURES.has(column.kind) ? [figure] : [])),
  };
}

function insideText(figure: Box, column: Column, columns: readonly Column[]): boolean {
  const next = columns.find((other) => other.left > column.left);
  return figure.left >= column.left && (next === undefined || figure.right < next.left);
}

function begin(row: Row, found: RowFigures, columns: readonly Column[]): Draft {
  const piece = (figure: Figure): Piece => pieceOf(row, figure.start, figure.end);
  const description = descriptionOf(row, found.all, columns);
  const code = codeOf(row, columns);
  return {
    description: description === undefined ? [] : [description],
    ...(code === undefined ? {} : { code }),
    ...(found.quantity === undefined ? {} : { quantity: piece(found.quantity) }),
    ...(found.unitPrice === undefined ? {} : { unitPrice: piece(found.unitPrice) }),
    amount: found.amount === undefined ? pieceOf(row, 0, 0) : piece(found.amount),
    rows: [row.index],
    bottom: row.bottom,
  };
}

/** The words under the heading of the descriptions, up to the next column's. */
function descriptionOf(
  row: Row,
  figures: readonly Figure[],
  columns: readonly Column[],
  above?: Box,
): Piece | undefined {
  const column =
    columns.find((candidate) => candidate.kind === 'description') ??
    columns.find((candidate) => candidate.kind === 'code');
  if (column === undefined) return undefined;
  const next = columns.find((other) => other.left > column.right);
  const before = columns.findLast((other) => other.right < column.left);
  const slack = 1.5 * heightOf(row);
  const until = next === undefined ? Infinity : next.left;
  const lead = leadOf(
    row,
    { ...column, left: Math.min(column.left, above?.left ?? Infinity) },
    until,
    above !== undefined,
  );
  if (lead === undefined) return undefined;
  const from =
    before === undefined
      ? lead
      : Math.min(column.left - 0.5 * slack, Math.max(before.right + slack, column.left - 6 * slack));
  const taken = row.words.map((word, position) => {
    const start = row.starts[position] ?? 0;
    if (figures.some((figure) => start < figure.end && start + word.text.length > figure.start)) return false;
    return word.left >= from && (word.left + word.right) / 2 < until && word.left < until - 0.2 * slack;
  });
  const first = taken.indexOf(true);
  const last = taken.lastIndexOf(true);
  if (first < 0) return undefined;
  const lastWord = row.words[last];
  if (lastWord === undefined) return undefined;
  const text = row.words
    .filter((_, position) => taken[position] === true)
    .map((word) => word.text)
    .join(' ')
    .trim();
  if (!/\p{L}|\d{3}/u.test(text)) return undefined;
  const whole = pieceOf(row, row.starts[first] ?? 0, (row.starts[last] ?? 0) + lastWord.text.length);
  return { ...whole, text };
}

/** Where a description starts: with the text under its heading, or, for a heading centred over a wide column, with the text nearest to it. */
function leadOf(row: Row, column: Box, until: number, continues: boolean): number | undefined {
  const segments = row.segments.filter((segment) => segment.left < until);
  const under = segments.filter(
    (segment) => overlapAcross(segment, { ...column, right: Math.min(until, column.right) }) > 0,
  );
  if (under.length > 0) return Math.min(...under.map((segment) => segment.left));
  if (continues) return undefined;
  return segments
    .filter((segment) => /\p{L}/u.test(segment.text))
    .sort((a, b) => overlapAcross(b, column) - overlapAcross(a, column))[0]?.left;
}

function codeOf(row: Row, columns: readonly Column[]): Piece | undefined {
  const column = columns.find((candidate) => candidate.kind === 'code');
  if (column === undefined || !columns.some((candidate) => candidate.kind === 'description')) return undefined;
  const segment = row.segments.find((candidate) => misalignment(candidate, column) < 2 * heightOf(row));
  if (segment === undefined || /\s/u.test(segment.text) || segment.text.includes(WIDE_GAP)) return undefined;
  return pieceOf(row, segment.start, segment.end);
}

function finished(draft: Draft, columns: readonly Column[]): Item {
  const heading = (kind: string): Piece | undefined => {
    const column = columns.find((candidate) => candidate.kind === kind);
    return column === undefined ? undefined : { text: column.heading, box: column, confidence: 99 };
  };
  const field = (type: string, kind: string, value: Piece, typeConfidence: number): Field => {
    const label = heading(kind);
    return { type, typeConfidence, value, ...(label === undefined ? {} : { label }) };
  };
  const fields: Field[] = [];
  if (draft.code !== undefined) fields.push(field('PRODUCT_CODE', 'code', draft.code, 90));
  if (draft.description.length > 0) fields.push(field('ITEM', 'description', joined(draft.description), 95));
  if (draft.quantity !== undefined) fields.push(field('QUANTITY', 'quantity', draft.quantity, 95));
  if (draft.unitPrice !== undefined) fields.push(field('UNIT_PRICE', 'unitPrice', draft.unitPrice, 95));
  fields.push(field('PRICE', 'amount', draft.amount, 95));
  return { fields, rows: draft.rows };
}
