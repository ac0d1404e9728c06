import { vatForm } from '#functions/invoices/checks/vatNumber.ts';
import { describe, expect, test } from 'vitest';
import { vatNumberOf } from './vatNumbers.ts';

describe('the VAT number of an invented supplier', () => {
  test.each(['GB 293 1234 67', 'DE293123451', 'FR40303265045', 'NL810433941B01', 'ATU13585627', 'IT00743110157'])(
    'in the form of %s is its own, and right',
    (form) => {
      const numbers = Array.from({ length: 200 }, (_, index) => vatNumberOf(`Supplier ${index}`, form));
      expect(new Set(numbers).size).toBe(200);
      for (const number of numbers) {
        expect(number.replace(/\d/gu, '0')).toBe(form.replace(/\d/gu, '0'));
        expect(vatForm(number), number).toMatchObject({ passed: true });
      }
      // The control: the check sees another digit.
      const wrong = (numbers[0] ?? '').replace(/\d(?=\D*\d\D*$)/u, (digit) => String((Number(digit) + 1) % 10));
      if (!form.includes('B01')) expect(vatForm(wrong)).toMatchObject({ passed: false });
    },
  );

  test('is the same for the same supplier', () => {
    expect(vatNumberOf('Harbour Audio Ltd', 'DE293123451')).toBe(vatNumberOf('Harbour Audio Ltd', 'DE293123451'));
  });

  test.each(['93-1234567', '676-245-00-12', '5252344078'])(
    'in the form of %s, without a country, keeps its form',
    (form) => {
      expect(vatNumberOf('Harbour Audio Ltd', form).replace(/\d/gu, '0')).toBe(form.replace(/\d/gu, '0'));
    },
  );
});
