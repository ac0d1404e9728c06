import type { TextLayer } from '#reading/textLayer.ts';

/** Below this many letters a page's text layer is a stamp or a page number. */
const FEWEST_LETTERS = 40;

/** Whether a document can be read by its text layers alone. */
export function isUsable(layers: readonly TextLayer[]): boolean {
  return layers.some(({ page }) => page.words.reduce((sum, word) => sum + word.text.length, 0) >= FEWEST_LETTERS);
}
