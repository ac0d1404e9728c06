import { util } from '@aws-appsync/utils';
import { wordsIn } from '#model/words.ts';

/** No control character, and none that turns the direction of what follows. */
const LINE = '^[^\\u0000-\\u001F\\u007F-\\u009F\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]+(?![\\s\\S])';

/** The same over several lines, and it may be empty. */
const TEXT =
  '^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]*(?![\\s\\S])';

/** Some characters are taken apart into eighteen; APPSYNC_JS ends loops of 1,000 rounds. */
const LONGEST_DECOMPOSED = 900;

/** Whether it is one line of at most so many characters, and not empty. */
export function isLine(text: string, most: number): boolean {
  return text.length <= most && util.matches(LINE, text);
}

/** Whether it is one line or several, of at most so many characters; it may be empty. */
export function isPlainText(text: string, most: number): boolean {
  return text.length <= most && util.matches(TEXT, text);
}

/** Blanks around it are nobody's intent; what is far too long is not worth the work. */
export function trimmed(text: string, most: number): string {
  return text.length > most * 2 ? text : text.trim();
}

/** A text as words are compared (model/words.ts): taken apart. Whoever compares several in one step takes fewer characters of each. */
export function decomposed(text: string, most = LONGEST_DECOMPOSED): string {
  return util.str.normalize(text, 'nfkd').slice(0, most);
}

/** A name as names are compared: in lower case, without accents; as it is where it has neither letter nor digit. `most`: as of `decomposed`. */
export function comparedName(text: string, most = LONGEST_DECOMPOSED): string {
  const words = wordsIn(decomposed(text, most)).join(' ');
  return words === '' ? text : words;
}
