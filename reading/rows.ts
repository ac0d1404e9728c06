import { around } from './page.ts';
import type { Box, ReadPage, Word } from './page.ts';

/** Stands in a row's text where the gap is too wide for a space, so that no expression reads across columns. */
export const WIDE_GAP = '\t';

/** In letter heights. A space is a quarter to a third; justified and monospaced text reach 0.8, and printers of tills more. */
const WIDEST_SPACE = { text: 0.9, picture: 1.2 };
const SAME_ROW = 0.5;

/** Words that stand at one height, across all columns of the page. */
export interface Row extends Box {
  readonly index: number;
  readonly page: number;
  readonly words: readonly Word[];
  /** Words joined by a space, or by {@link WIDE_GAP}. */
  readonly text: string;
  /** Where each word starts in `text`. */
  readonly starts: readonly number[];
  readonly segments: readonly Segment[];
}

/** Words of one row that belong together because no wide gap parts them. */
export interface Segment extends Box {
  readonly row: number;
  readonly text: string;
  readonly words: readonly Word[];
  /** Where it stands in the row's text. */
  readonly start: number;
  readonly end: number;
}

export const heightOf = (box: Box): number => box.bottom - box.top;
const middleOf = (box: Box): number => (box.top + box.bottom) / 2;

/** Groups a page's words into rows from top to bottom, and each row into segments. */
export function rowsOf(page: ReadPage): Row[] {
  const groups: { words: Word[]; middle: number; height: number }[] = [];
  const words = page.words.filter((word) => word.text.trim() !== '').sort((a, b) => middleOf(a) - middleOf(b));
  for (const word of words) {
    const height = heightOf(word);
    const group = groups.slice(-4).find((candidate) => fits(candidate, word));
    if (group === undefined) {
      groups.push({ words: [word], middle: middleOf(word), height });
      continue;
    }
    group.words.push(word);
    group.middle += (middleOf(word) - group.middle) / group.words.length;
    group.height = Math.max(group.height, height);
  }
  return groups
    .sort((a, b) => a.middle - b.middle)
    .map((group, index) =>
      row(
        index,
        page.number,
        WIDEST_SPACE[page.source],
        group.words.sort((a, b) => a.left - b.left),
      ),
    );
}

function fits(group: { words: Word[]; middle: number; height: number }, word: Word): boolean {
  const height = Math.min(group.height, heightOf(word));
  if (Math.abs(group.middle - middleOf(word)) > SAME_ROW * height) return false;
  return !group.words.some(
    (other) => Math.min(other.right, word.right) - Math.max(other.left, word.left) > 0.5 * heightOf(word),
  );
}

function row(index: number, page: number, widest: number, words: readonly Word[]): Row {
  let text = '';
  const starts: number[] = [];
  const segments: Segment[] = [];
  let from = 0;
  const close = (until: number): void => {
    const own = words.slice(from, until);
    if (own.length === 0) return;
    const start = starts[from] ?? 0;
    segments.push({ row: index, text: text.slice(start), words: own, start, end: text.length, ...around(own) });
    from = until;
  };
  words.forEach((word, position) => {
    const before = words[position - 1];
    if (before !== undefined) {
      const gap = word.left - before.right;
      const height = Math.min(heightOf(before), heightOf(word));
      if (gap > widest * height) {
        close(position);
        text += WIDE_GAP;
      } else {
        text += ' ';
      }
    }
    starts.push(text.length);
    text += word.text;
  });
  close(words.length);
  return { index, page, words, text, starts, segments, ...around(words) };
}

/** The words of a row that a stretch of its text touches. */
export function wordsBetween(row: Row, start: number, end: number): Word[] {
  return row.words.filter((word, position) => {
    const from = row.starts[position] ?? 0;
    return from < end && from + word.text.length > start;
  });
}

/** Where a stretch of a row's text stands, cutting into words in proportion to their letters. */
export function boxBetween(row: Row, start: number, end: number): Box {
  const touched: Box[] = [];
  row.words.forEach((word, position) => {
    const from = row.starts[position] ?? 0;
    const length = word.text.length;
    if (from >= end || from + length <= start) return;
    const width = word.right - word.left;
    touched.push({
      top: word.top,
      bottom: word.bottom,
      left: word.left + (Math.max(0, start - from) / length) * width,
      right: word.left + (Math.min(length, end - from) / length) * width,
    });
  });
  return touched.length === 0 ? row : around(touched);
}
