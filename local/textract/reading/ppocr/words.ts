import type { Box, Word } from '#reading/page.ts';
import type { Letter } from './letters.ts';
import { greyOf, thresholdOf } from './raster.ts';
import type { Raster } from './raster.ts';

/** A stretch of columns without ink, in dots of the line's raster. */
interface Gap {
  readonly left: number;
  readonly right: number;
}

/** In heights of the line: a gap this wide parts two words, whatever the reading says. */
const CERTAIN_SPACE = 0.62;
/** A gap this wide does where it is much wider than those between letters. */
const LIKELY_SPACE = 0.2;
const WIDER_THAN_BETWEEN_LETTERS = 2.6;
/** Ink below this share of the height is dust. */
const FAINT = 0.04;

/**
 * Words of one line: its letters, parted where the reading has a space or the picture a gap too wide for one word, so that columns that
 * were found as one line come apart. `line` is where the raster was cut from.
 */
export function wordsOf(letters: readonly Letter[], raster: Raster, line: Box): Word[] {
  const gaps = gapsIn(raster);
  const inked = letters.filter((letter) => letter.text !== ' ');
  const between = inked.slice(1).map((letter, index) => widest(gaps, inked[index], letter, raster.width));
  const usual = middle(between.map(widthOf).filter((width) => width > 0));
  const words: Letter[][] = [];
  let own: Letter[] = [];
  let spaced = false;
  let index = -1;
  for (const letter of letters) {
    if (letter.text === ' ') {
      spaced = true;
      continue;
    }
    index += 1;
    const gap = index === 0 ? 0 : widthOf(between[index - 1]);
    const apart =
      spaced ||
      gap > CERTAIN_SPACE * raster.height ||
      (gap > LIKELY_SPACE * raster.height &&
        gap > WIDER_THAN_BETWEEN_LETTERS * Math.max(usual, 1) &&
        !inFigure(own.at(-1), letter));
    if (apart && own.length > 0) {
      words.push(own);
      own = [];
    }
    own.push(letter);
    spaced = false;
  }
  if (own.length > 0) words.push(own);
  const parted = words.flatMap(withoutTime);
  return parted.map((word, position) =>
    placed(word, parted[position - 1]?.at(-1), parted[position + 1]?.[0], gaps, raster, line),
  );
}

/** Figures are as wide as each other, a one and a point however thin: gaps beside them part no words. */
const inFigure = (before: Letter | undefined, next: Letter): boolean =>
  /[\d.,/:-]/u.test(next.text) && /[\d.,/:-]/u.test(before?.text ?? '');

/** Tills print date and time without a space that a model would see: `25/12/20188:13:39`. */
const DATE_BEFORE_TIME = /\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}(?=\d{1,2}:\d{2})/u;

function withoutTime(word: readonly Letter[]): (readonly Letter[])[] {
  const date = DATE_BEFORE_TIME.exec(word.map((letter) => letter.text).join(''));
  if (date === null) return [word];
  const until = date.index + date[0].length;
  return [word.slice(0, until), word.slice(until)];
}

const widthOf = (gap: Gap | undefined): number => (gap === undefined ? 0 : gap.right - gap.left);

/** Stretches of columns without ink. */
function gapsIn(raster: Raster): Gap[] {
  const grey = greyOf(raster);
  const threshold = thresholdOf(grey);
  const gaps: Gap[] = [];
  let from: number | undefined;
  for (let x = 0; x <= raster.width; x += 1) {
    let ink = 0;
    for (let y = 0; x < raster.width && y < raster.height; y += 1)
      if ((grey[y * raster.width + x] ?? 255) <= threshold) ink += 1;
    const empty = x < raster.width && ink <= FAINT * raster.height;
    if (empty) from ??= x;
    else if (from !== undefined) {
      gaps.push({ left: from, right: x });
      from = undefined;
    }
  }
  return gaps;
}

function widest(gaps: readonly Gap[], before: Letter | undefined, after: Letter, width: number): Gap | undefined {
  const left = (before?.at ?? 0) * width;
  const right = after.at * width;
  let best: Gap | undefined;
  for (const gap of gaps) {
    const inside = { left: Math.max(gap.left, left), right: Math.min(gap.right, right) };
    if (widthOf(inside) > widthOf(best)) best = inside;
  }
  return best;
}

/** The word's place by the ink between its neighbours, else by the middles of its letters. */
function placed(
  word: readonly Letter[],
  before: Letter | undefined,
  after: Letter | undefined,
  gaps: readonly Gap[],
  raster: Raster,
  line: Box,
): Word {
  const first = word[0];
  const last = word.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('A word has letters.');
  const edgeLeft = widest(gaps, before, first, raster.width)?.right ?? first.at * raster.width;
  const open: Letter = { text: '', likely: 1, at: 1 };
  const edgeRight = widest(gaps, last, after ?? open, raster.width)?.left ?? last.at * raster.width;
  const scale = (line.right - line.left) / raster.width;
  const left = Math.min(edgeLeft, first.at * raster.width - 2);
  const right = Math.max(edgeRight, last.at * raster.width + 2);
  return {
    text: word.map((letter) => letter.text).join(''),
    // The weakest letter is what may be wrong, yet a comma read for a point must not decide alone.
    confidence:
      100 *
      Math.min(mean(word.map((letter) => letter.likely)), Math.min(...word.map((letter) => letter.likely)) + 0.25),
    left: line.left + left * scale,
    right: line.left + right * scale,
    top: line.top,
    bottom: line.bottom,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
