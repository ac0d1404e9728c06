import { describe, expect, it } from 'vitest';
import { COMPARED_LENGTH, tokensIn, wordsIn } from './words.ts';

const decomposed = (text: string): string => text.normalize('NFKD');

describe('words', () => {
  it('are compared without case, accents and ligatures', () => {
    expect(wordsIn(decomposed('MÜLLER Café Łódź Straße œuvre ﬁn'))).toEqual([
      'muller',
      'cafe',
      'lodz',
      'strasse',
      'oeuvre',
      'fin',
    ]);
  });

  it('end where neither a letter nor a digit stands', () => {
    expect(wordsIn(decomposed('INV-2026/17, (no. 4)'))).toEqual(['inv', '2026', '17', 'no', '4']);
  });

  it('are tokens between blanks, without punctuation', () => {
    expect(tokensIn(decomposed('INV-2026/17  O’Neil\t- …'))).toEqual(['inv202617', 'oneil']);
  });

  it('are found in scripts without case', () => {
    expect(wordsIn(decomposed('株式会社、東京 שלום'))).toEqual(['株式会社', '東京', 'שלום']);
  });

  it('are compared by their beginning where they are very long', () => {
    expect(wordsIn('a'.repeat(10_000))).toEqual(['a'.repeat(COMPARED_LENGTH)]);
    expect(tokensIn('a-'.repeat(5000))).toEqual(['a'.repeat(COMPARED_LENGTH)]);
  });

  it('are none in what has none', () => {
    expect(wordsIn(' –…!\u202e ')).toEqual([]);
    expect(tokensIn(' –…!\u202e ')).toEqual([]);
  });
});
