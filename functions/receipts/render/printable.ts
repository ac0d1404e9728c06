/** Stands for what no font here has a picture of. https://www.unicode.org/charts/PDF/UFFF0.pdf */
export const REPLACEMENT = '\u{fffd}';

/**
 * Text as it may stand on a document and in its XML, on one line: composed (NFC), every kind of space one space, and nothing that is not seen:
 * controls, marks of direction, joiners, variants. What is no character (halves of surrogates, U+FFFE) is U+FFFD. May be empty.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
    .replace(/\p{Noncharacter_Code_Point}/gu, REPLACEMENT)
    .trim();
}

/** The same for what must not be empty: U+FFFD where nothing of it is left. */
export function printableName(text: string): string {
  const shown = printable(text);
  return shown === '' ? REPLACEMENT : shown;
}
