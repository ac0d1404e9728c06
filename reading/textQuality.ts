import type { Word } from './page.ts';
import type { TextLayer } from './textLayer.ts';

/** What a page is for a reader of text layers. `empty` bears nothing: a back side, or no more than a page number. */
export type PageNature = 'text' | 'picture' | 'garbled' | 'empty';

/** Below this many letters a page's text layer is a stamp or a page number. */
const FEWEST_LETTERS = 40;
/** Below this many letters on a page that is one picture they are a scanner's line, or what a mail program put on top. */
const FEWEST_LETTERS_ON_PICTURE = 250;
/** Part of a page that a picture covers which may be the page. A logo is smaller. */
const PICTURE = 0.15;
const PICTURE_OF_A_PAGE = 0.5;
/** Shapes of a page without text that are letters turned into curves. */
const CURVES = 150;
/** Characters that stand for no letter: what a font without a table of its letters (ToUnicode) leaves. */
const MOST_STRANGE = 0.02;
/** Words of four letters without a vowel: letters were mixed up, by a font or by recognition. Abbreviations and IBANs are a few. */
const MOST_WITHOUT_VOWEL = 0.35;
const FEWEST_LONG_WORDS = 8;
/** Single letters: words that were taken apart. */
const MOST_SINGLE = 0.6;

/**
 * Whether a document can be read by its text layers alone: some page has text, and no other page shows what its text layer does not say.
 * A document of which one page is a scan is read as a picture, whole: what stands on the scan may be the total.
 */
export function isUsable(layers: readonly TextLayer[]): boolean {
  const natures = layers.map(natureOf);
  return natures.includes('text') && natures.every((nature) => nature === 'text' || nature === 'empty');
}

/** What a page is, by its text layer and by how much of it are pictures. */
export function natureOf(layer: TextLayer): PageNature {
  const { page, pictured, recognised, shapes, annotated } = layer;
  // Whoever made the file may have put other words under a picture than those it shows: a person approves what the picture shows.
  if (annotated || recognised) return 'picture';
  const letters = page.words.reduce((sum, word) => sum + word.text.length, 0);
  if (letters < FEWEST_LETTERS) return pictured >= PICTURE || shapes >= CURVES ? 'picture' : 'empty';
  if (pictured >= PICTURE_OF_A_PAGE && letters < FEWEST_LETTERS_ON_PICTURE) return 'picture';
  return isPlausible(page.words) ? 'text' : 'garbled';
}

/** Whether words are words of some language, not what a broken font or a bad recognition leaves. */
export function isPlausible(words: readonly Pick<Word, 'text'>[]): boolean {
  const text = words.map((word) => word.text).join('');
  const strange = text.match(/[\p{Co}\p{Cc}\p{Cn}\p{Cs}\ufffd]/gu)?.length ?? 0;
  if (strange > text.length * MOST_STRANGE) return false;
  const single = words.filter((word) => /^\p{L}$/u.test(word.text)).length;
  if (single > words.length * MOST_SINGLE) return false;
  const long = words.flatMap(
    (word) => /^[\p{Script=Latin}]{4,}/u.exec(word.text.normalize('NFKD').replace(/\p{M}/gu, ''))?.[0] ?? [],
  );
  const withoutVowel = long.filter((word) => !/[aeiouyøæœıw]/iu.test(word)).length;
  return long.length < FEWEST_LONG_WORDS || withoutVowel <= long.length * MOST_WITHOUT_VOWEL;
}
