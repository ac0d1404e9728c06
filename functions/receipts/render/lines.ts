import type { Fonts, Run, Weight } from './fonts.ts';

/** How text is set. Sizes in points. */
export interface Setting {
  readonly weight: Weight;
  readonly size: number;
}

/** One line of text with its width in points. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What may stand alone on a line: a character of Chinese or Japanese, or letters up to a space or behind a hyphen. */
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef][、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】ぁぃぅぇぉっゃゅょァィゥェォッャュョ…‥]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef-]+-*|-+|\s+/gu;

/**
 * Breaks text into as many lines as it takes: at spaces, behind hyphens, between characters of Chinese and Japanese; inside of what is wider
 * than a line by itself. Never empty.
 */
export function linesOf(fonts: Fonts, text: string, { weight, size }: Setting, width: number): Line[] {
  const widthOf = (part: string): number => fonts.widthOf(fonts.runsOf(part, weight), size);
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  for (const piece of text.match(PIECES) ?? []) {
    const wide = widthOf(piece);
    if (filled + wide <= width || (line === '' && wide <= width)) {
      line += piece;
      filled += wide;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    filled = 0;
    if (piece.trim() === '') continue;
    for (const { segment } of wide <= width ? [{ segment: piece }] : graphemes.segment(piece)) {
      const part = widthOf(segment);
      if (filled + part > width && line !== '') {
        lines.push(line);
        line = '';
        filled = 0;
      }
      line += segment;
      filled += part;
    }
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines.map((one) => lineOf(fonts, one, { weight, size }));
}

/** At most so many lines; what is left out shows as an ellipsis. */
export function clippedLinesOf(fonts: Fonts, text: string, setting: Setting, width: number, most: number): Line[] {
  const room = width - fonts.widthOf(fonts.runsOf(ELLIPSIS, setting.weight), setting.size);
  const all = linesOf(fonts, text, setting, width);
  if (all.length <= most) return all;
  const kept = linesOf(fonts, text, setting, room).slice(0, most);
  const last = kept.pop();
  const rest = last?.runs.map((run) => run.text).join('') ?? '';
  return [...kept, lineOf(fonts, `${rest}${ELLIPSIS}`, setting)];
}

const ELLIPSIS = '…';

/** Text on one line. */
export function lineOf(fonts: Fonts, text: string, { weight, size }: Setting): Line {
  const runs = fonts.runsOf(text, weight);
  return { runs, width: fonts.widthOf(runs, size) };
}
