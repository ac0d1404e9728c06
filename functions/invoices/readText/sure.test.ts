import { expect, test } from 'vitest';
import type { ReviewReason } from '#model/reviews.ts';
import { isSure } from './sure.ts';

const doubting = (code: ReviewReason) => ({ status: 'NEEDS_REVIEW', reviews: [{ code, field: null }] }) as const;

test('a reading without a doubt stands for itself', () => {
  expect(isSure({ status: 'READ', reviews: [] })).toBe(true);
});

test.each([
  'TOTAL_MISSING',
  'NUMBER_MISSING',
  'DATE_MISSING',
  'VENDOR_MISSING',
  'AMOUNTS_DISAGREE',
  'SEVERAL_TOTALS',
] as const)('one with %s does not', (code) => {
  expect(isSure(doubting(code))).toBe(false);
});

test.each(['DATE_AMBIGUOUS', 'SEVERAL_CURRENCIES', 'LINES_LEFT_OUT'] as const)(
  'one with %s does: it is printed that way',
  (code) => {
    expect(isSure(doubting(code))).toBe(true);
  },
);

test('what is no invoice to it may be one to another reader', () => {
  expect(isSure({ status: 'REJECTED', reviews: [] })).toBe(false);
});
