import type { VendorHint } from '#model/vendors.ts';
import { fold, nearlySame } from '#reading/fold.ts';
import type { Word } from '#reading/page.ts';
import { overlapAcross } from '#reading/page.ts';
import type { Row, Segment } from '#reading/rows.ts';
import { heightOf } from '#reading/rows.ts';
import type { PrintedPage } from './pages.ts';
import { placeOf } from './pages.ts';
import type { HintedField } from './values.ts';
import { formOf, mostWords, valueIn } from './values.ts';
import type { Place } from '#model/invoices.ts';

/** A value that stands where a label says. */
export interface Found {
  readonly value: string;
  /** 0 to 1: of the word that was read least surely. */
  readonly confidence: number;
  readonly place: Place;
  readonly words: readonly Word[];
}

/** In heights of the label: what stands farther below belongs to something else. */
const FARTHEST_BELOW = 4;
/** Rows that are looked at below a label. */
const ROWS_BELOW = 3;

/** Where a label is printed. */
interface LabelPlace {
  readonly row: Row;
  readonly rowIndex: number;
  readonly words: readonly Word[];
}

/** The value beside or below the hint's label: of the first one, by page and height, that has such a value. Null where there is none. */
export function findBeside(field: HintedField, hint: VendorHint, pages: readonly PrintedPage[]): Found | null {
  const label = foldedWords(hint.label);
  if (label.length === 0) return null;
  for (const page of pages) {
    for (const place of placesOf(label, page)) {
      const found =
        hint.direction === 'RIGHT' ? toTheRight(field, hint, place, page.number) : below(field, hint, place, page);
      if (found) return found;
    }
  }
  return null;
}

/** A label's words as labels are compared. */
export function foldedWords(text: string): string[] {
  return text
    .split(/\s+/u)
    .map(fold)
    .filter((word) => word !== '');
}

function placesOf(label: readonly string[], page: PrintedPage): LabelPlace[] {
  return page.rows.flatMap((row, rowIndex) => {
    const words = row.words.map((word) => ({ word, folded: fold(word.text) })).filter(({ folded }) => folded !== '');
    return words.flatMap((_, start): LabelPlace[] => {
      const stretch = words.slice(start, start + label.length);
      const isLabel =
        stretch.length === label.length &&
        stretch.every(({ folded }, at) => nearlySame(folded, label[at] ?? '')) &&
        // Words of one label stand together: no column lies between them.
        inOneSegment(
          row,
          stretch.map(({ word }) => word),
        );
      return isLabel ? [{ row, rowIndex, words: stretch.map(({ word }) => word) }] : [];
    });
  });
}

function inOneSegment(row: Row, words: readonly Word[]): boolean {
  return row.segments.some((segment) => words.every((word) => segment.words.includes(word)));
}

function toTheRight(field: HintedField, hint: VendorHint, { row, words }: LabelPlace, page: number): Found | null {
  const last = words.at(-1);
  if (!last) return null;
  const after = row.words.slice(row.words.indexOf(last) + 1);
  const first = after.find((word) => fold(word.text) !== '');
  if (!first) return null;
  // A value ends where its column does.
  const segment = row.segments.find((each) => each.words.includes(first));
  return firstValue(
    field,
    hint,
    after.slice(after.indexOf(first)).filter((word) => segment?.words.includes(word)),
    page,
  );
}

function below(field: HintedField, hint: VendorHint, label: LabelPlace, page: PrintedPage): Found | null {
  const [first] = label.words;
  const last = label.words.at(-1);
  if (!first || !last) return null;
  const box = { left: first.left, right: last.right, top: label.row.top, bottom: label.row.bottom };
  const farthest = box.bottom + FARTHEST_BELOW * heightOf(first);
  for (const row of page.rows.slice(label.rowIndex + 1, label.rowIndex + 1 + ROWS_BELOW)) {
    if (row.top > farthest) return null;
    const segment = row.segments.find((each) => standsUnder(each, box));
    const found = segment && firstValue(field, hint, segment.words, page.number);
    if (found) return found;
    // Something else stands there: what is farther below is not this label's.
    if (segment) return null;
  }
  return null;
}

function standsUnder(segment: Segment, box: { left: number; right: number; top: number; bottom: number }): boolean {
  return overlapAcross(segment, box) > 0;
}

/** The value at the beginning of these words: of as many as the hint says, else as few as make one. */
function firstValue(field: HintedField, hint: VendorHint, words: readonly Word[], page: number): Found | null {
  const form = formOf(field);
  const most = Math.min(mostWords[form], words.length);
  // An identifier or a text is as long as it was; figures may be printed in more words or fewer.
  const lengths =
    form === 'identifier' || form === 'text'
      ? [Math.min(hint.words, most)]
      : [hint.words, ...Array.from({ length: most }, (_, at) => most - at)].filter((length) => length <= most);
  for (const length of lengths) {
    const taken = words.slice(0, length);
    const value = valueIn(field, taken.map((word) => word.text).join(' '), hint);
    if (value === null || taken.length === 0) continue;
    return {
      value,
      confidence: Math.min(...taken.map((word) => word.confidence)) / 100,
      place: placeOf(page, taken),
      words: taken,
    };
  }
  return null;
}
