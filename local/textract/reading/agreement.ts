import { overlapAcross, overlapDown } from '#reading/page.ts';
import type { Word } from '#reading/page.ts';

/** How sure a word is at least, or at most, by what the other engine says of it (0 to 100). */
const SURE = {
  /** Two engines that share neither model nor training see the same figure. */
  sameFigure: 96,
  sameLetters: 93,
  otherFigure: 55,
  otherLetters: 72,
  /** Only one of them sees it at all. */
  figureAlone: 76,
  lettersAlone: 82,
} as const;

/** Words of the first engine with confidences that the second one confirms or denies. No word is added and none dropped. */
export function confirmed(first: readonly Word[], second: readonly Word[]): Word[] {
  return first.map((word) => {
    const others = second.filter((other) => coincide(word, other)).sort((a, b) => a.left - b.left);
    const own = plain(word.text);
    const theirs = plain(others.map((other) => other.text).join(''));
    if (own === '') return word;
    const figure = /\d/u.test(own);
    if (theirs === '')
      return { ...word, confidence: Math.min(word.confidence, figure ? SURE.figureAlone : SURE.lettersAlone) };
    if (agrees(own, theirs, figure)) {
      const other = others.length === 1 ? (others[0]?.text ?? '') : '';
      const text = withMarks(withSymbol(withAccents(word.text, other), other), other);
      return { ...word, text, confidence: Math.max(word.confidence, figure ? SURE.sameFigure : SURE.sameLetters) };
    }
    return { ...word, confidence: Math.min(word.confidence, figure ? SURE.otherFigure : SURE.otherLetters) };
  });
}

/** Words of the second engine where the first has none, if sure enough by themselves; they count as seen by one alone. */
export function missed(first: readonly Word[], second: readonly Word[], surest: number): Word[] {
  return second
    .filter(
      (word) =>
        word.confidence >= surest &&
        !first.some(
          (own) =>
            overlapAcross(own, word) > 0 && overlapDown(own, word) > 0.3 * Math.min(heightOf(own), heightOf(word)),
        ),
    )
    .map((word) => ({
      ...word,
      confidence: Math.min(word.confidence, /\d/u.test(word.text) ? SURE.figureAlone : SURE.lettersAlone),
    }));
}

const heightOf = (word: Word): number => word.bottom - word.top;

function coincide(one: Word, other: Word): boolean {
  const across = overlapAcross(one, other);
  const down = overlapDown(one, other);
  return (
    across > 0.35 * Math.min(one.right - one.left, other.right - other.left) &&
    down > 0.4 * Math.min(heightOf(one), heightOf(other))
  );
}

/** Letters without accents and case, figures with their points: `RM1,234.50` → `rm1.234.50`. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ł/gu, 'l')
    .replace(/ß/gu, 'ss')
    .replace(/(?<=\d)[.,:](?=\d)/gu, '.')
    .replace(/[^\p{L}\p{N}.]/gu, '')
    .replace(/^\.+|\.+$/gu, '');
}

/** Where words were parted otherwise, one reading stands inside the other. */
function agrees(own: string, theirs: string, figure: boolean): boolean {
  if (own === theirs) return true;
  if (figure) {
    const [mine, yours] = [figuresOf(own), figuresOf(theirs)];
    return mine === yours || (mine.length > 2 && contains(yours, mine));
  }
  return own.length > 2 && theirs.includes(own);
}

const figuresOf = (text: string): string => text.replace(/[^\d.]/gu, '').replace(/^\.+|\.+$/gu, '');

/** `1.38` stands in `20.1.38`, not in `11.38`: whole groups of figures alone. */
function contains(whole: string, part: string): boolean {
  return `.${whole}.`.includes(`.${part}.`);
}

/** PP-OCR's alphabet lacks most accents; where the letters are the same but for those, the accented ones are printed. */
function withAccents(word: string, other: string): string {
  const bare = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return /[^\p{ASCII}]/u.test(other) && /\p{L}/u.test(other) && word !== other && bare(word) === bare(other)
    ? other
    : word;
}

/** PP-OCR passes over most signs of currencies; where the figures are the same, the other reading's sign is printed. */
function withSymbol(word: string, other: string): string {
  const sign = /^([£€$¥])\s?(?=-?\d)/u.exec(other)?.[0];
  if (sign !== undefined && other.slice(sign.length) === word) return other;
  const after = /(?<=\d)\s?[£€$¥]$/u.exec(other)?.[0];
  return after !== undefined && other.slice(0, -after.length) === word ? other : word;
}

/** `51.770,82` and `1,234.50`, but not `51.770.82`: a mark that parts thousands does not part cents, too. */
const WELL_MARKED = /^\D*\d{1,3}(?:([.,])\d{3})+(?:(?!\1)[.,]\d{2})?\D*$/u;
const ILL_MARKED = /^\D*\d{1,3}(?:([.,])\d{3})*\1\d{2}\D*$/u;

/** A comma and a point are hardly told apart: of two readings of the same figures, the one that can be an amount is printed. */
function withMarks(word: string, other: string): string {
  const figures = (text: string): string => text.replace(/[.,]/gu, '');
  return ILL_MARKED.test(word) && WELL_MARKED.test(other) && figures(word) === figures(other) ? other : word;
}
