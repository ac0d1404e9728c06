/** Zeros of the digits that are written on invoices beside our own: Arabic-Indic, Persian, Devanagari and full-width ones. */
const ZEROS = ['\u0660', '\u06f0', '\u0966', '\uff10'].map((zero) => zero.charCodeAt(0));
const OTHERS: Readonly<Record<string, string>> = { '\u066b': '.', '\u066c': ',', '\uff0c': ',', '\uff0e': '.' };

/** The same text with digits 0 to 9, and with points and commas for the separators of other scripts. Its length stays. */
export function westernDigits(text: string): string {
  return text.replace(/[\p{Nd}\u066b\u066c\uff0c\uff0e]/gu, (character) => {
    const code = character.charCodeAt(0);
    const zero = ZEROS.find((first) => code >= first && code <= first + 9);
    return zero === undefined ? (OTHERS[character] ?? character) : String(code - zero);
  });
}
