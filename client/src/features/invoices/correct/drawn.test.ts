import { describe, expect, it } from 'vitest';
import { valueDrawn } from './drawn.ts';

describe('the text in a box that was drawn', () => {
  it.each([
    ['$42,233.51', '42233.51'],
    ['1.234,56 €', '1234.56'],
    ["CHF 1'234.50", '1234.50'],
    ['2 999,55', '2999.55'],
    ['1,23,456.00', '123456.00'],
    ['−12,5', '-12.5'],
    ['1,234', '1234'],
  ])('is an amount in any notation: %s', (text, value) => {
    expect(valueDrawn('amount', text)).toBe(value);
  });

  it.each(['18/05/2026', '(12.00)', '12.00-', '19 %', 'PO-1234', 'Total', 'Invoice 12', ''])(
    'is no amount where that would be a guess: %s',
    (text) => {
      expect(valueDrawn('amount', text)).toBeNull();
    },
  );

  it('is a day only where it can be read in one way', () => {
    expect(valueDrawn('day', '2026-01-31')).toBe('2026-01-31');
    expect(valueDrawn('day', '03/07/2026')).toBeNull();
  });

  it('loses the spaces that group an IBAN, and keeps those of a name', () => {
    expect(valueDrawn('code', 'de02 1203 0000 0000 2020 51')).toBe('DE02120300000000202051');
    expect(valueDrawn('text', ' Blue Note Catering ')).toBe('Blue Note Catering');
  });
});
