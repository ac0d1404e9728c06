import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountOf, bicOf, currencyOf, dayOf, ibanOf, kindOf, textOf } from './forms.ts';

describe('an amount', () => {
  test.each([
    ['1234.56', '1234.56'],
    [' -3 ', '-3'],
    ['0.000001', '0.000001'],
    ['100.50', '100.50'],
    ['-0.00', '0.00'],
    ['999999999999999', '999999999999999'],
  ])('%j is kept as %s', (given, kept) => {
    expect(amountOf(given)).toBe(kept);
  });

  test.each([
    '',
    '1,5',
    '1.234,56',
    '1e3',
    '+1',
    '.5',
    '1.',
    '00.5',
    '1 000',
    '0.0000001',
    '1234567890123456',
    'NaN',
    '٣',
  ])('%j is none', (given) => {
    expect(amountOf(given)).toBeUndefined();
  });

  test('is never changed but for its sign at zero', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const kept = amountOf(text);
        if (kept !== undefined) expect(Number(kept)).toBeCloseTo(Number(text), 6);
      }),
    );
  });
});

describe('a day', () => {
  test.each(['2024-02-29', '1999-12-31', '2026-01-01'])('%s is one', (day) => {
    expect(dayOf(day)).toBe(day);
  });

  test.each([
    '2025-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '0000-01-01',
    '31.01.2026',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
  ])('%s is none', (day) => {
    expect(dayOf(day)).toBeUndefined();
  });
});

describe('a bank account', () => {
  test('is kept without spaces, in upper case', () => {
    expect(ibanOf('de89 3704 0044 0532 0130 00')).toBe('DE89370400440532013000');
    expect(bicOf('cobadeff xxx')).toBe('COBADEFFXXX');
  });

  test.each([
    'DE89370400440532013001',
    'DE8937040044053201300',
    'XX89370400440532013000',
    '',
    'GB82WEST12345698765431',
  ])('with %j is none', (iban) => {
    expect(ibanOf(iban)).toBeUndefined();
  });

  test.each(['COBADEF', 'COBA1EFF', 'COBADEFFXX', ''])('of bank %j is none', (bic) => {
    expect(bicOf(bic)).toBeUndefined();
  });
});

describe('a text', () => {
  test('is trimmed, one line, and of its length', () => {
    expect(textOf(5)('  abcde ')).toBe('abcde');
    for (const wrong of ['', '   ', 'abcdef', 'a\nb', 'a\u0000', 'a\u202eb', '\ud800']) {
      expect(textOf(5)(wrong)).toBeUndefined();
    }
  });
});

test('a currency and a kind are of their lists', () => {
  expect(currencyOf(' eur ')).toBe('EUR');
  for (const wrong of ['XXX', 'EURO', '', 'constructor', '€']) expect(currencyOf(wrong)).toBeUndefined();
  expect(kindOf('CREDIT_NOTE')).toBe('CREDIT_NOTE');
  for (const wrong of ['credit_note', '', 'QUOTE']) expect(kindOf(wrong)).toBeUndefined();
});
