import type { Block, BoundingBox, ExpenseDocument } from '@aws-sdk/client-textract';
import type { Place } from '#model/invoices.ts';

/** A stretch of text that stands together. */
interface Segment {
  readonly text: string;
  readonly box: BoundingBox | undefined;
  /** 0 to 1. */
  readonly confidence: number;
  readonly words: readonly { readonly start: number; readonly end: number; readonly box: BoundingBox | undefined }[];
}

/** What stands at one height of a page, from left to right; stretches with a gap between them are parted by a tabulator. */
export interface PrintedRow {
  readonly page: number;
  readonly text: string;
  readonly segments: readonly Segment[];
  /** How far down the page it stands, 0 to 1; undefined where the answer does not say. */
  readonly top: number | undefined;
}

/** Shares of the lower one's height that two stretches of a row must have in common. */
const OVERLAP = 0.5;
/** What a stretch is worth whose answer says nothing of confidence. */
const UNKNOWN_CONFIDENCE = 0.9;

/** Rows of all pages, top down. An answer without blocks gives a row for each field: its label and its value. */
export function printedRows(documents: readonly ExpenseDocument[]): PrintedRow[] {
  return documents.flatMap((document, index) => {
    const blocks = document.Blocks ?? [];
    const lines = blocks.filter((block) => block.BlockType === 'LINE' && (block.Text ?? '') !== '');
    if (lines.length === 0) return fieldRows(document, index + 1);
    const words = new Map(
      blocks.flatMap((block) => (block.BlockType === 'WORD' && block.Id ? [[block.Id, block]] : [])),
    );
    return joinedRows(
      lines.map((line) => segmentOf(line, words)),
      lines[0]?.Page ?? index + 1,
    );
  });
}

function segmentOf(line: Block, words: ReadonlyMap<string, Block>): Segment {
  const text = line.Text ?? '';
  let from = 0;
  const ids = line.Relationships?.find(({ Type }) => Type === 'CHILD')?.Ids ?? [];
  const placed = ids.flatMap((id) => {
    const word = words.get(id);
    const start = word?.Text === undefined ? -1 : text.indexOf(word.Text, from);
    if (word?.Text === undefined || start < 0) return [];
    from = start + word.Text.length;
    return [{ start, end: from, box: word.Geometry?.BoundingBox }];
  });
  return {
    text,
    box: line.Geometry?.BoundingBox,
    confidence: line.Confidence === undefined ? UNKNOWN_CONFIDENCE : line.Confidence / 100,
    words: placed,
  };
}

function joinedRows(segments: readonly Segment[], page: number): PrintedRow[] {
  const rows: Segment[][] = [];
  for (const segment of segments) {
    const row = rows.find((others) => others.some((other) => besides(other, segment)));
    if (row === undefined) rows.push([segment]);
    else row.push(segment);
  }
  return rows
    .map((row) => [...row].sort((one, other) => (one.box?.Left ?? 0) - (other.box?.Left ?? 0)))
    .map((row) => ({
      page,
      text: row.map((segment) => segment.text).join('\t'),
      segments: row,
      top: row[0]?.box?.Top,
    }))
    .sort((one, other) => (one.top ?? 0) - (other.top ?? 0));
}

function besides(one: Segment, other: Segment): boolean {
  if (one.box?.Top === undefined || other.box?.Top === undefined) return false;
  const [first, second] = [one.box, other.box];
  const [firstTop = 0, secondTop = 0] = [first.Top, second.Top];
  const [firstHeight = 0, secondHeight = 0] = [first.Height, second.Height];
  const common = Math.min(firstTop + firstHeight, secondTop + secondHeight) - Math.max(firstTop, secondTop);
  const apart =
    (first.Left ?? 0) + (first.Width ?? 0) <= (second.Left ?? 0) + 0.002 ||
    (second.Left ?? 0) + (second.Width ?? 0) <= (first.Left ?? 0) + 0.002;
  return apart && common > OVERLAP * Math.min(firstHeight, secondHeight);
}

function fieldRows(document: ExpenseDocument, page: number): PrintedRow[] {
  const fields = [
    ...(document.SummaryFields ?? []),
    ...(document.LineItemGroups ?? []).flatMap((group) =>
      (group.LineItems ?? []).flatMap((item) => item.LineItemExpenseFields ?? []),
    ),
  ];
  return fields.flatMap((field) => {
    const text = `${field.LabelDetection?.Text ?? ''} ${field.ValueDetection?.Text ?? ''}`.replace(/\s+/gu, ' ').trim();
    if (text === '') return [];
    const box = field.ValueDetection?.Geometry?.BoundingBox;
    const confidence = (field.ValueDetection?.Confidence ?? UNKNOWN_CONFIDENCE * 100) / 100;
    return [{ page: field.PageNumber ?? page, text, segments: [{ text, box, confidence, words: [] }], top: undefined }];
  });
}

/** Where a stretch of a row stands (`start` and `end` count in its text), and how surely it was read. */
export function stretchOf(row: PrintedRow, start: number, end: number): { place: Place | null; confidence: number } {
  let at = 0;
  const boxes: BoundingBox[] = [];
  let confidence = 1;
  for (const segment of row.segments) {
    const from = at;
    at += segment.text.length + 1;
    if (from + segment.text.length <= start || from >= end) continue;
    confidence = Math.min(confidence, segment.confidence);
    const words = segment.words.filter((word) => from + word.start < end && from + word.end > start);
    const own = words.length > 0 ? words.map((word) => word.box) : [segment.box];
    boxes.push(...own.flatMap((box) => box ?? []));
  }
  return { place: around(row.page, boxes), confidence };
}

function around(page: number, boxes: readonly BoundingBox[]): Place | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.Left ?? 0));
  const top = Math.min(...boxes.map((box) => box.Top ?? 0));
  const right = Math.max(...boxes.map((box) => (box.Left ?? 0) + (box.Width ?? 0)));
  const bottom = Math.max(...boxes.map((box) => (box.Top ?? 0) + (box.Height ?? 0)));
  return { page, left, top, width: right - left, height: bottom - top };
}
