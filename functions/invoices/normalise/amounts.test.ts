import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scaled } from '../checks/decimals.ts';
import { decimalMarkOf, parseAmount } from './amounts.ts';

describe('parseAmount', () => {
  test.each([
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ["1'234.56", '1234.56'],
    ['1,23,456.00', '123456.00'],
    ['1 234,56 zł', '1234.56'],
    ['1\u202f234,56\u00a0€', '1234.56'],
    ['$1810.46', '1810.46'],
    ['$899.99 S', '899.99'],
    ['-$12.50', '-12.50'],
    ['$-19172.54', '-19172.54'],
    ['€ -9,32', '-9.32'],
    ['(35.13)', '-35.13'],
    ['12,00-', '-12.00'],
    ['12.00 CR', '-12.00'],
    ['¥12,345', '12345'],
    ['0.025 €', '0.025'],
    ['12.345.678', '12345678'],
    ['007,50', '7.50'],
    ['RM 5. 00', '5.00'],
    ['-0.00', '0.00'],
    ['1.234,-', '1234'],
    ['1234-', '-1234'],
    ['EUR 1.234,56-', '-1234.56'],
    ['(1,234.50)', '-1234.50'],
    ['¥1,235', '1235'],
    ['.50', '0.50'],
    ['$ .75', '0.75'],
    ['Rs.50', '50'],
    ['CHF 1’234.50', '1234.50'],
    ['١٬٢٣٤٫٥٦', '1234.56'],
    ['１，２３４．５０', '1234.50'],
  ])('reads %s as %s', (text, value) => {
    expect(parseAmount(text, undefined)).toBe(value);
  });

  test('finds no number where none is', () => {
    expect(parseAmount('Visa', undefined)).toBeUndefined();
    expect(parseAmount('', undefined)).toBeUndefined();
  });

  test('takes three digits after a single separator by the mark of the document', () => {
    expect(parseAmount('1.234', ',')).toBe('1234');
    expect(parseAmount('1.234', '.')).toBe('1.234');
    expect(parseAmount('1,234', undefined)).toBe('1234');
  });

  test('answers a plain decimal or nothing, whatever is printed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[-(€$ ]{0,3}[\d.,' ]{0,20}[-)CR ]{0,3}$/u)),
        (text) => {
          expect(parseAmount(text, undefined) ?? '0').toMatch(/^-?\d+(?:\.\d+)?$/u);
        },
      ),
    );
  });

  test('reads back every amount as Intl prints it', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -999_999_999_99n, max: 999_999_999_99n }),
        fc.constantFrom(
          'en-US',
          'en-IN',
          'de-DE',
          'de-CH',
          'fr-FR',
          'nl-NL',
          'pl-PL',
          'it-IT',
          'es-ES',
          'ar-EG',
          'sv-SE',
        ),
        fc.constantFrom('EUR', 'USD', 'CHF', 'PLN', 'INR'),
        (minor, locale, currency) => {
          const text = `${minor < 0n ? '-' : ''}${String(minor < 0n ? -minor : minor).padStart(3, '0')}`;
          const amount = Number(`${text.slice(0, -2)}.${text.slice(-2)}`);
          const printed = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
          const read = parseAmount(printed, undefined);
          expect(read === undefined ? undefined : scaled(read)).toBe(minor * 10_000n);
        },
      ),
    );
  });

  test('reads back every amount as any language prints it', () => {
    const styles = [
      [',', '.'],
      ['.', ','],
      [' ', ','],
      ["'", '.'],
    ] as const;
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 999_999_999_99n }),
        fc.boolean(),
        fc.constantFrom(...styles),
        (minor, negative, [group, mark]) => {
          const digits = String(minor).padStart(3, '0');
          const whole = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/gu, group);
          const printed = `${negative ? '-' : ''}${whole}${mark}${digits.slice(-2)}`;
          const read = parseAmount(printed, undefined);
          expect(read === undefined ? undefined : scaled(read)).toBe((negative ? -minor : minor) * 10_000n);
        },
      ),
    );
  });
});

test('the decimal mark is the one that most amounts show, and none where they balance', () => {
  expect(decimalMarkOf(['1.234,56', '3,89', '1.234'])).toBe(',');
  expect(decimalMarkOf(['3.89', '1,234'])).toBe('.');
  expect(decimalMarkOf(['3.89', '3,89'])).toBeUndefined();
  expect(decimalMarkOf(['1.234', '12'])).toBeUndefined();
});
