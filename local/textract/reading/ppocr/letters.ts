import type { Inference } from './models.ts';

/** A letter of a line, and where its middle stands: 0 at the line's left end, 1 at its right. */
export interface Letter {
  readonly text: string;
  /** 0 to 1. */
  readonly likely: number;
  readonly at: number;
}

/** Western print alone: the model knows thousands of Chinese letters besides, and takes smudges for them. */
const WESTERN = /^[ -~£¥€§°±²³·×ßÀ-ÖØ-öø-ÿŁłŃńŚśŹźŻżĄąĆćĘęŒœ–—‘’“”…•™®©]$/u;
const FULL_WIDTH: ReadonlyMap<string, string> = new Map([
  ['，', ','],
  ['！', '!'],
  ['￥', '¥'],
  ['￡', '£'],
  ['：', ':'],
  ['（', '('],
  ['）', ')'],
  ['；', ';'],
]);

/** The numbers of letters that a reading may answer, with what they stand for; number 0 is no letter. */
export function westernLetters(letters: readonly string[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  letters.forEach((letter, number) => {
    const text = FULL_WIDTH.get(letter) ?? letter;
    if (number > 0 && WESTERN.test(text)) found.set(number, text);
  });
  return found;
}

/**
 * Reads the likeliest letter of every step, drops the empty ones and takes the same letter in neighbouring steps for one
 * (CTC, best path: https://www.cs.toronto.edu/~graves/icml_2006.pdf, section 3.2).
 */
export function decode({ data, shape }: Inference, allowed: ReadonlyMap<number, string>): Letter[] {
  const [, steps = 0, classes = 0] = shape;
  const numbers = [0, ...allowed.keys()];
  const found: Letter[] = [];
  let before = 0;
  let run: { number: number; likely: number; from: number; until: number } | undefined;
  const close = (): void => {
    if (run === undefined) return;
    const text = allowed.get(run.number);
    if (text !== undefined) found.push({ text, likely: run.likely, at: (run.from + run.until + 1) / 2 / steps });
    run = undefined;
  };
  for (let step = 0; step < steps; step += 1) {
    let best = 0;
    let likely = -1;
    for (const number of numbers) {
      const value = data[step * classes + number] ?? 0;
      if (value > likely) [best, likely] = [number, value];
    }
    if (best !== before) close();
    if (best !== 0) {
      if (run === undefined) run = { number: best, likely, from: step, until: step };
      else run = { ...run, likely: Math.max(run.likely, likely), until: step };
    }
    before = best;
  }
  close();
  return found;
}
