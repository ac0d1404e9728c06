import { describe, expect, it } from 'vitest';
import { inDoubtOrder, valueTyped } from './fields.ts';

describe('what was typed', () => {
  it.each([
    ['1234.56', '1234.56'],
    ['1 234,5', '1234.5'],
    [' -12 ', '-12'],
    ['', ''],
  ])('is taken as an amount: “%s”', (typed, value) => {
    expect(valueTyped('amount', typed)).toEqual({ value });
  });

  it.each(['1,234', '1.234,56', '12 EUR', 'twelve'])(
    'is asked about where it could mean two things or none: %s',
    (typed) => {
      expect(valueTyped('amount', typed)).toHaveProperty('problem');
    },
  );

  it('is a day of the calendar, or none', () => {
    expect(valueTyped('day', '2028-02-29')).toEqual({ value: '2028-02-29' });
    expect(valueTyped('day', '2026-02-29')).toHaveProperty('problem');
    expect(valueTyped('day', '31.01.2026')).toHaveProperty('problem');
  });

  it('is a currency in any case of letters', () => {
    expect(valueTyped('currency', 'eur')).toEqual({ value: 'EUR' });
    expect(valueTyped('currency', '€')).toHaveProperty('problem');
  });
});

describe('fields in doubt', () => {
  it('come first, each once, in the order of their doubts; lines are none', () => {
    const reviews = (['total', 'lines.2.amount', 'iban', 'total', null] as const).map((field) => ({
      code: 'LOW_CONFIDENCE' as const,
      field,
      message: '',
    }));
    const { doubtful, others } = inDoubtOrder({ reviews });
    expect(doubtful).toEqual(['TOTAL', 'IBAN']);
    expect(others).toHaveLength(17);
    expect(others).not.toContain('TOTAL');
  });
});
