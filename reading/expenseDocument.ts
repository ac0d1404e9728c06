import { createHash } from 'node:crypto';
import type {
  Block,
  ExpenseDetection,
  ExpenseDocument,
  ExpenseField,
  Geometry,
  LineItemFields,
} from '@aws-sdk/client-textract';
import { linesOf } from './analysis.ts';
import type { PageAnalysis } from './analysis.ts';
import { joined } from './field.ts';
import type { Field, Piece } from './field.ts';
import type { Item } from './table.ts';
import type { Box, ReadPage } from './page.ts';

/** The twelve codes that Textract answers. https://docs.aws.amazon.com/textract/latest/dg/API_ExpenseCurrency.html */
const CURRENCIES = new Set(['USD', 'CAD', 'INR', 'GBP', 'EUR', 'JPY', 'AUD', 'CNY', 'BRL', 'IDR', 'MXN', 'CHF']);

/** One page's findings in the shape of Textract's `ExpenseDocument`. Ids are the same for the same page. */
export function expenseDocument(analysis: PageAnalysis, index: number): ExpenseDocument {
  const { page } = analysis;
  const ids = idsFor(page);
  return {
    ExpenseIndex: index,
    SummaryFields: analysis.fields.map((field) => summaryField(field, page, ids)),
    LineItemGroups:
      analysis.items.length === 0
        ? []
        : [{ LineItemGroupIndex: 1, LineItems: analysis.items.map((item) => lineItem(item, page)) }],
    Blocks: blocksOf(analysis, ids),
  };
}

type Ids = (name: string) => string;

function idsFor(page: ReadPage): Ids {
  const seed = `${page.number}:${page.words.map((word) => word.text).join(' ')}`;
  return (name) => {
    const hash = createHash('sha256').update(`${seed}:${name}`).digest('hex');
    return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
  };
}

function summaryField(field: Field, page: ReadPage, ids: Ids): ExpenseField {
  const base = expenseField(field, page);
  return {
    ...base,
    ...(field.currency === undefined || !CURRENCIES.has(field.currency)
      ? {}
      : { Currency: { Code: field.currency === 'BRL' ? 'BZR' : field.currency, Confidence: 95 } }),
    ...(field.group === undefined
      ? {}
      : { GroupProperties: [{ Types: [...field.group.types], Id: ids(field.group.id) }] }),
  };
}

function expenseField(field: Field, page: ReadPage): ExpenseField {
  return {
    Type: { Text: field.type, Confidence: field.typeConfidence },
    ...(field.label === undefined ? {} : { LabelDetection: detection(field.label, page) }),
    ValueDetection: detection(field.value, page),
    PageNumber: page.number,
  };
}

function lineItem(item: Item, page: ReadPage): LineItemFields {
  const fields = item.fields.map((field) => expenseField(field, page));
  const row = joined(
    item.fields.map((field) => field.value),
    ' ',
  );
  return {
    LineItemExpenseFields: [
      ...fields,
      { Type: { Text: 'EXPENSE_ROW', Confidence: 95 }, ValueDetection: detection(row, page), PageNumber: page.number },
    ],
  };
}

function detection(piece: Piece, page: ReadPage): ExpenseDetection {
  return { Text: piece.text, Confidence: piece.confidence, Geometry: geometry(piece.box, page) };
}

function geometry(box: Box, page: ReadPage): Geometry {
  const share = (value: number, whole: number): number => Math.min(1, Math.max(0, value / whole));
  const left = share(box.left, page.width);
  const top = share(box.top, page.height);
  const right = share(box.right, page.width);
  const bottom = share(box.bottom, page.height);
  return {
    BoundingBox: { Width: right - left, Height: bottom - top, Left: left, Top: top },
    Polygon: [
      { X: left, Y: top },
      { X: right, Y: top },
      { X: right, Y: bottom },
      { X: left, Y: bottom },
    ],
  };
}

function blocksOf(analysis: PageAnalysis, ids: Ids): Block[] {
  const { page } = analysis;
  const lines: Block[] = [];
  const words: Block[] = [];
  const textType = 'PRINTED';
  linesOf(analysis.rows).forEach(({ row, piece }, position) => {
    const own = row.words
      .filter((word) => word.left >= piece.box.left - 0.5 && word.right <= piece.box.right + 0.5)
      .map(
        (word, at): Block => ({
          BlockType: 'WORD',
          Id: ids(`word ${position} ${at}`),
          Text: word.text,
          Confidence: word.confidence,
          TextType: textType,
          Geometry: geometry(word, page),
          Page: page.number,
        }),
      );
    words.push(...own);
    lines.push({
      BlockType: 'LINE',
      Id: ids(`line ${position}`),
      Text: piece.text,
      Confidence: piece.confidence,
      Geometry: geometry(piece.box, page),
      Page: page.number,
      ...(own.length === 0 ? {} : { Relationships: [{ Type: 'CHILD', Ids: own.flatMap((word) => word.Id ?? []) }] }),
    });
  });
  const whole: Block = {
    BlockType: 'PAGE',
    Id: ids('page'),
    Geometry: geometry({ left: 0, top: 0, right: page.width, bottom: page.height }, page),
    Page: page.number,
    ...(lines.length === 0 ? {} : { Relationships: [{ Type: 'CHILD', Ids: lines.flatMap((line) => line.Id ?? []) }] }),
  };
  return [whole, ...lines, ...words];
}
