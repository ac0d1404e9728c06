/**
 * How words are compared wherever people look for something: in lower case, without accents, letters and digits alone.
 * Every function here takes text that is decomposed already (Unicode's NFKD), because only their callers know how: APPSYNC_JS
 * by `util.str.normalize`, Node by `String.normalize`. Nothing here is an error; what holds no word has none.
 */

/** Characters of a word that are compared; what follows is the same word. */
export const COMPARED_LENGTH = 40;

/** Letters that Unicode does not take apart, as people without them on their keyboard write them. */
const spelt: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};

/** Ranges of what is neither letter nor digit, among what has no case. */
const separators: readonly (readonly [string, string])[] = [
  ['\u2000', '\u2e7f'],
  ['\u3000', '\u3004'],
  ['\u3008', '\u3020'],
  ['\u30fb', '\u30fb'],
  ['\u060c', '\u060d'],
  ['\u061b', '\u061f'],
  ['\u066a', '\u066d'],
  ['\ufd3e', '\ufd3f'],
  ['\ufe10', '\ufe6f'],
  ['\ufeff', '\uff0f'],
];

/** Hebrew and what follows: scripts whose letters have no case. */
const FIRST_CASELESS = '\u05d0';

function isMark(character: string): boolean {
  return character >= '\u0300' && character <= '\u036f';
}

function isLetterOrDigit(character: string): boolean {
  if (character >= '0' && character <= '9') return true;
  if (character.toLowerCase() !== character.toUpperCase()) return true;
  if (character < FIRST_CASELESS) return false;
  return !separators.some(([first, last]) => character >= first && character <= last);
}

/** The parts of a decomposed text that are words, folded, in their order, repeated where they are repeated. */
export function wordsIn(decomposed: string): string[] {
  const words: string[] = [];
  let word = '';
  for (const character of decomposed.toLowerCase().split('')) {
    if (isLetterOrDigit(character)) word = `${word}${spelt[character] ?? character}`;
    else if (!isMark(character)) {
      if (word !== '') words.push(word.slice(0, COMPARED_LENGTH));
      word = '';
    }
  }
  if (word !== '') words.push(word.slice(0, COMPARED_LENGTH));
  return words;
}

/** What stands between blanks in a decomposed text, each as one word without its punctuation: `INV-2026/17` is `inv202617`. */
export function tokensIn(decomposed: string): string[] {
  const tokens: string[] = [];
  let token = '';
  for (const character of decomposed.toLowerCase().split('')) {
    if (isLetterOrDigit(character)) token = `${token}${spelt[character] ?? character}`;
    else if (isBlank(character)) {
      if (token !== '') tokens.push(token.slice(0, COMPARED_LENGTH));
      token = '';
    }
  }
  if (token !== '') tokens.push(token.slice(0, COMPARED_LENGTH));
  return tokens;
}

function isBlank(character: string): boolean {
  return (
    character <= ' ' ||
    character === '\u00a0' ||
    character === '\u3000' ||
    (character >= '\u2000' && character <= '\u200b')
  );
}
