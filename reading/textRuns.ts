import type { Box, ReadPage, Word } from './page.ts';

/** What is printed is certain in a text layer; only the meaning is not. */
const TEXT_LAYER_CONFIDENCE = 99.5;

/** A run of text as pdf.js gives it: `matrix` leads from the run's own space to the page's, whose origin is the top left corner. */
export interface TextRun {
  readonly text: string;
  readonly matrix: readonly number[];
  readonly width: number;
}

interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Quarter turns clockwise of the writing direction; undefined where it is slanted. */
  readonly turns: 0 | 1 | 2 | 3 | undefined;
}

/** The words of a page's text layer, upright: a page that is written sideways is turned. Words on hidden places of the page, as it lies, are left out. */
export function pageOfRuns(
  number: number,
  size: { readonly width: number; readonly height: number },
  texts: readonly TextRun[],
  isHidden: (box: Box) => boolean = () => false,
): ReadPage {
  const runs = texts.map(({ text, matrix, width }): Run => {
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = matrix;
    return { text, x, y, width, height: Math.hypot(c, d), turns: turnsOf(a, b) };
  });
  const turns = prevailing(runs);
  const sideways = turns === 1 || turns === 3;
  const width = sideways ? size.height : size.width;
  const height = sideways ? size.width : size.height;
  const words = runs
    .filter((run) => run.turns === turns)
    .flatMap((run) => split(upright(run, size.width, size.height, turns)))
    .filter((word) => stands((word.left + word.right) / 2, width) && stands((word.top + word.bottom) / 2, height))
    .filter((word) => !isHidden(lying(word, size.width, size.height, turns)));
  return { number, width, height, words, source: 'text' };
}

/** Where an upright box stands on the page as it lies. */
function lying(box: Box, width: number, height: number, turns: 0 | 1 | 2 | 3): Box {
  switch (turns) {
    case 0:
      return box;
    case 1:
      return { left: width - box.bottom, right: width - box.top, top: box.left, bottom: box.right };
    case 2:
      return { left: width - box.right, right: width - box.left, top: height - box.bottom, bottom: height - box.top };
    case 3:
      return { left: box.top, right: box.bottom, top: height - box.right, bottom: height - box.left };
  }
}

const stands = (middle: number, length: number): boolean => middle > 0 && middle < length;

function turnsOf(a: number, b: number): Run['turns'] {
  const angle = Math.atan2(b, a) / (Math.PI / 2);
  const nearest = Math.round(angle);
  if (Math.abs(angle - nearest) > 0.06) return undefined;
  const turns = ((nearest % 4) + 4) % 4;
  return turns === 1 ? 1 : turns === 2 ? 2 : turns === 3 ? 3 : 0;
}

/** The direction most letters are written in: a page scanned or printed sideways is read sideways. */
function prevailing(runs: readonly Run[]): 0 | 1 | 2 | 3 {
  const letters = [0, 0, 0, 0];
  for (const run of runs) if (run.turns !== undefined) letters[run.turns] = (letters[run.turns] ?? 0) + run.text.length;
  const most = letters.indexOf(Math.max(...letters));
  return most === 1 ? 1 : most === 2 ? 2 : most === 3 ? 3 : 0;
}

function upright(run: Run, width: number, height: number, turns: 0 | 1 | 2 | 3): Run {
  switch (turns) {
    case 0:
      return run;
    case 1:
      return { ...run, x: run.y, y: width - run.x };
    case 2:
      return { ...run, x: width - run.x, y: height - run.y };
    case 3:
      return { ...run, x: height - run.y, y: run.x };
  }
}

/** pdf.js gives runs of text, not words: cut at spaces, in proportion to the usual widths of letters. */
function split(run: Run): Word[] {
  const widths = [...run.text].map(letterWidth);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const scale = whole === 0 ? 0 : run.width / whole;
  const words: Word[] = [];
  let text = '';
  let left = run.x;
  let at = run.x;
  const close = (): void => {
    if (text !== '')
      words.push({
        text,
        left,
        right: at,
        top: run.y - 0.78 * run.height,
        bottom: run.y + 0.22 * run.height,
        confidence: TEXT_LAYER_CONFIDENCE,
      });
    text = '';
  };
  [...run.text].forEach((letter, index) => {
    const width = (widths[index] ?? 0) * scale;
    if (/\s/u.test(letter)) {
      close();
      at += width;
      left = at;
      return;
    }
    text += letter;
    at += width;
  });
  close();
  return words;
}

function letterWidth(letter: string): number {
  if (/[ijl.,:;'|!tfrI\s()[\]/]/u.test(letter)) return 0.3;
  if (/[mwMW@%]/u.test(letter)) return 0.86;
  if (/\p{Lu}/u.test(letter)) return 0.68;
  return 0.55;
}
