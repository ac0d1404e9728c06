/**
 * A text that a stranger wrote, as it may stand in a file for other programs: one line, without control characters and without
 * what turns the direction of writing around. Letters stay as they are.
 */
export function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim();
}
