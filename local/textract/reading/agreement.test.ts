import { describe, expect, test } from 'vitest';
import type { Word } from '#reading/page.ts';
import { confirmed, missed } from './agreement.ts';

const word = (text: string, left = 0, confidence = 90): Word => ({
  text,
  confidence,
  left,
  right: left + 10 * text.length,
  top: 0,
  bottom: 20,
});
const sureness = (first: Word, ...second: readonly Word[]): number => confirmed([first], second)[0]?.confidence ?? -1;

describe('two engines', () => {
  test('make a figure sure that both see, however they part its words', () => {
    expect(sureness(word('1,234.50'), word('1,234.50'))).toBeGreaterThan(95);
    expect(sureness(word('RM1.38'), word('RM'), word('1.38', 20))).toBeGreaterThan(95);
    expect(sureness(word('1.38', 20), word('RM1.38'))).toBeGreaterThan(95);
  });

  test.each([
    ['another figure', '20.40', '20.10'],
    ['a point that only one of them sees', '138', '1.38'],
    ['one figure more', '1.38', '11.38'],
  ])('make a figure doubtful where one sees %s', (_name, one, other) => {
    expect(sureness(word(one, 0, 99), word(other))).toBeLessThan(65);
  });

  test('leave a figure that only one of them sees below what needs no second look', () => {
    expect(sureness(word('20.40', 0, 99))).toBeLessThan(80);
    expect(sureness(word('20.40', 0, 99), word('20.40', 500))).toBeLessThan(80);
  });

  test('agree on a name but for accents and case, and the accents are taken', () => {
    const [read] = confirmed([word('Koln', 0, 70)], [word('Köln')]);
    expect(read).toMatchObject({ text: 'Köln' });
    expect(read?.confidence).toBeGreaterThan(90);
    expect(sureness(word('Müller', 0, 99), word('Möbel'))).toBeLessThan(80);
  });

  test('take the sign of a currency from the one that saw it, and no other sign', () => {
    expect(confirmed([word('32.30')], [word('£32.30')])[0]?.text).toBe('£32.30');
    expect(confirmed([word('32.30')], [word('#32.30')])[0]?.text).toBe('32.30');
  });

  test('take the points and commas that make an amount', () => {
    expect(confirmed([word('51.770.82')], [word('51.770,82')])[0]?.text).toBe('51.770,82');
    expect(confirmed([word('51.770,82')], [word('51.770.82')])[0]?.text).toBe('51.770,82');
    expect(confirmed([word('937.78')], [word('937,78')])[0]?.text).toBe('937.78');
  });

  test('add what one has passed over, but not what it saw otherwise, nor dirt', () => {
    const first = [word('TOTAL')];
    expect(missed(first, [word('TOTAI'), word('9.00', 100), word('~i', 300, 30)], 60).map(({ text }) => text)).toEqual([
      '9.00',
    ]);
  });
});
