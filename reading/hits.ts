import type { Box } from './page.ts';
import { nearlySame, tokensOf } from './fold.ts';
import type { Token } from './fold.ts';
import { LABELS, LONGEST_LABEL } from './labels.ts';
import type { Meaning, Phrase } from './labels.ts';
import { boxBetween, WIDE_GAP } from './rows.ts';
import type { Row } from './rows.ts';

/** A label found in a row. */
export interface Hit {
  readonly row: Row;
  readonly meaning: Meaning;
  readonly weak: boolean;
  readonly phrase: string;
  /** In the row's text; `end` is after the colon that follows. */
  readonly start: number;
  readonly end: number;
  readonly box: Box;
  /** Whether it opens its segment: a label inside a sentence is worth less. */
  readonly opens: boolean;
}

const MISREAD_TOTAL = 'total';
const LONG_PHRASES = [...LABELS.keys()].filter((phrase) => phrase.length >= 6);

/** Labels of a row from left to right, the longest where several begin at one word. */
export function hitsOf(row: Row, source: 'text' | 'picture'): Hit[] {
  const tokens = tokensOf(row.text);
  const hits: Hit[] = [];
  for (let at = 0; at < tokens.length; ) {
    const match = matchAt(row.text, tokens, at, source);
    if (match === undefined) {
      at += 1;
      continue;
    }
    const first = tokens[at];
    const last = tokens[at + match.length - 1];
    if (first === undefined || last === undefined) break;
    const tail = /^[.)\]]?\s?[:;=]?/u.exec(row.text.slice(last.end))?.[0] ?? '';
    const end = last.end + (tail.trim() === '' ? 0 : tail.length);
    hits.push({
      row,
      meaning: match.phrase.meaning,
      weak: match.phrase.weak,
      phrase: match.text,
      start: first.start,
      end,
      box: boxBetween(row, first.start, last.end),
      opens: row.segments.some(
        (segment) => segment.start <= first.start && !/[\p{L}\d]/u.test(row.text.slice(segment.start, first.start)),
      ),
    });
    at += match.length;
  }
  return hits;
}

function matchAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  source: 'text' | 'picture',
): { phrase: Phrase; text: string; length: number } | undefined {
  for (let length = Math.min(LONGEST_LABEL, tokens.length - at); length > 0; length -= 1) {
    const own = tokens.slice(at, at + length);
    const first = own[0];
    const last = own.at(-1);
    if (first === undefined || last === undefined) continue;
    const printed = text.slice(first.start, last.end);
    if (printed.includes(WIDE_GAP) || /[:;|]\s/u.test(printed)) continue;
    const joined = own.map((token) => token.folded).join(' ');
    const exact = LABELS.get(joined) ?? LABELS.get(joined.replace(/\p{L}*rechnung\b/gu, 'rechnung'));
    if (exact !== undefined) return { phrase: exact, text: joined, length };
    if (source === 'text') continue;
    // The one short label that decides most; a misread letter of it must not lose the sum at the end of its row.
    if (joined.length === MISREAD_TOTAL.length && nearlySame(MISREAD_TOTAL, joined) && /\d[.,]\d{2}/u.test(text)) {
      const phrase = LABELS.get(MISREAD_TOTAL);
      if (phrase !== undefined) return { phrase, text: MISREAD_TOTAL, length };
    }
    if (joined.length < 6) continue;
    const near = LONG_PHRASES.find((phrase) => nearlySame(phrase, joined));
    const phrase = near === undefined ? undefined : LABELS.get(near);
    if (near !== undefined && phrase !== undefined && !phrase.weak) return { phrase, text: near, length };
  }
  return undefined;
}
