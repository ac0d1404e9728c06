import { expect, test } from 'vitest';
import { presentable } from './invoiceMaterial.ts';
import { beginningOf } from './beginning.ts';

test('a text is cut between characters, not within one', () => {
  expect(beginningOf('ab🎤', 3)).toBe('ab');
  expect(beginningOf('ab🎤', 4)).toBe('ab🎤');
  expect(presentable('abc🎤defgh', 5)).toBe('abc…');
});

test('a text that came with half a character has none afterwards', () => {
  expect(beginningOf('a\ud83cb', 9).isWellFormed()).toBe(true);
});
