import { readFile } from 'node:fs/promises';
import type { Font } from 'fontkit';
import { REPLACEMENT } from './printable.ts';

/** Whole fonts; a document carries what it uses of them. The build puts each file beside the code of the functions that need it (dev/assets.ts). */
const files = {
  regular: import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  japanese: import.meta.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
  korean: import.meta.resolve('@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf'),
  chinese: import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
} as const;

export type FontName = keyof typeof files;
export type Weight = 'regular' | 'bold';

/** In the order in which they are asked for what Noto Sans lacks. They have one weight: each weighs as much as a whole document. */
const eastAsian = ['japanese', 'korean', 'chinese'] as const satisfies readonly FontName[];

/**
 * OpenType's features that are left out: Noto Sans takes letters apart (ị) into glyphs of which fontkit forgets what they stand for, so that the text
 * could neither be copied nor found.
 */
export const leftOut: Readonly<Record<string, boolean>> = { ccmp: false };

/** Text that one font shows. */
export interface Run {
  readonly font: FontName;
  readonly text: string;
}

/** Fonts with what can be asked of them before anything is drawn. Widths in points. */
export interface Fonts {
  /** The files of those that are loaded. */
  readonly loaded: ReadonlyMap<FontName, Uint8Array>;
  /** Parts of a text by the font that shows them; what none of them shows is U+FFFD. */
  runsOf(text: string, weight: Weight): readonly Run[];
  widthOf(runs: readonly Run[], size: number): number;
}

interface LoadedFont {
  readonly bytes: Uint8Array;
  readonly font: Font;
}

/** They stay with the function: the next document finds them. */
const known = new Map<FontName, Promise<LoadedFont>>();

/** The fonts that these texts need: those of East Asia are megabytes, and are read only for texts that Noto Sans cannot show. */
export async function loadFonts(texts: Iterable<string>): Promise<Fonts> {
  const fonts = new Map<FontName, LoadedFont>([
    ['regular', await load('regular')],
    ['bold', await load('bold')],
  ]);
  let missing = [...new Set([...texts].join(''))].filter((one) => isEastAsian(one) && !shows(fonts, 'regular', one));
  for (const name of eastAsian) {
    if (missing.length === 0) break;
    fonts.set(name, await load(name));
    missing = missing.filter((one) => !shows(fonts, name, one));
  }
  return fontsOf(fonts);
}

function load(name: FontName): Promise<LoadedFont> {
  const there =
    known.get(name) ??
    read(name).catch((cause: unknown) => {
      known.delete(name);
      throw cause;
    });
  known.set(name, there);
  return there;
}

async function read(name: FontName): Promise<LoadedFont> {
  const [bytes, { create }] = await Promise.all([readFile(new URL(files[name])), import('fontkit')]);
  const font = create(bytes);
  if (!('layout' in font)) throw new Error(`${files[name]} is a collection of fonts, and no font.`);
  return { bytes, font };
}

function shows(fonts: ReadonlyMap<FontName, LoadedFont>, name: FontName, character: string): boolean {
  return fonts.get(name)?.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) ?? false;
}

const isEastAsian = (character: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u33ff\ufe30-\ufe4f\uff00-\uffef]/u.test(
    character,
  );

function fontsOf(fonts: ReadonlyMap<FontName, LoadedFont>): Fonts {
  const widths = new Map<string, number>();
  const there = eastAsian.filter((name) => fonts.has(name));
  return {
    loaded: new Map([...fonts].map(([name, { bytes }]) => [name, bytes])),
    runsOf(text, weight) {
      const characters = [...text];
      const foreign = characters.filter((one) => !shows(fonts, weight, one));
      // A name is written by one font where one has all of it: the same character has other forms in Japan and in China.
      const whole = there.find((name) => foreign.every((one) => shows(fonts, name, one) || !isEastAsian(one)));
      const order = whole === undefined ? [weight, ...there] : [weight, whole, ...there];
      const runs: { font: FontName; text: string }[] = [];
      for (const character of characters) {
        const last = runs.at(-1);
        const isMark = /\p{M}/u.test(character);
        // A mark stays in the font of its letter.
        const font =
          isMark && last && shows(fonts, last.font, character)
            ? last.font
            : order.find((name) => shows(fonts, name, character));
        const shown = font === undefined ? { font: weight, text: REPLACEMENT } : { font, text: character };
        if (last?.font === shown.font) last.text += shown.text;
        else runs.push(shown);
      }
      return runs;
    },
    widthOf(runs, size) {
      return runs.reduce((whole, { font, text }) => {
        const key = `${font} ${text}`;
        const width = widths.get(key) ?? widthOfRun(fonts, font, text);
        widths.set(key, width);
        return whole + width * size;
      }, 0);
    },
  };
}

/** At a size of one point. */
function widthOfRun(fonts: ReadonlyMap<FontName, LoadedFont>, name: FontName, text: string): number {
  const font = fonts.get(name)?.font;
  if (!font) throw new Error(`The font ${name} is not loaded.`);
  return font.layout(text, leftOut).advanceWidth / font.unitsPerEm;
}
