import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InvoiceFields, InvoiceLine } from '#model/invoices.ts';
import { emptyInvoiceFields, emptyInvoiceLine, invoiceCheckCodes } from '#model/invoices.ts';
import { reviewReasonSentences } from '#model/reviews.ts';
import { checkFields } from './checkFields.ts';
import { decimalOf, scaled } from './decimals.ts';
import { reasonOf, reviewsOf } from './reviews.ts';

const read = (value: string) => ({ value, confidence: 0.95, place: null });
const euros = { value: 'EUR', confidence: 0.95, place: null } as const;
const yen = { value: 'JPY', confidence: 0.95, place: null } as const;
const lines = (...amounts: string[]): InvoiceLine[] =>
  amounts.map((amount) => ({ ...emptyInvoiceLine, amount: read(amount) }));
const tax = (rate: string, basis: string | null, amount: string) => ({
  rate: read(rate),
  basis: basis === null ? null : read(basis),
  amount: read(amount),
});
const detail = (type: string, label: string, value: string) => ({ type, label, party: null, ...read(value) });

/** The outcome of one check: `ok`, or what it found instead of what it expected; `none` where it had nothing to compare. */
const outcome = (code: string, fields: Partial<InvoiceFields>, today?: string): string => {
  const checks = checkFields({ ...emptyInvoiceFields, currency: euros, ...fields }, { today }).filter(
    (check) => check.code === code,
  );
  const failed = checks.find((check) => !check.passed);
  if (checks.length === 0) return 'none';
  return failed === undefined ? 'ok' : `${failed.found} instead of ${failed.expected}`;
};

describe('lines to subtotal', () => {
  const check = (fields: Partial<InvoiceFields>): string => outcome('LINES_TO_SUBTOTAL', fields);

  test('come out, or it says what they add up to', () => {
    expect(check({ lines: lines('60.00', '40.00'), subtotal: read('100.00') })).toBe('ok');
    expect(check({ lines: lines('60.00', '40.00', '-5.00'), subtotal: read('100.00') })).toBe(
      'subtotal 100.00 instead of 60.00 + 40.00 - 5.00 = 95.00',
    );
  });

  test('may be printed with their tax, or with charges among or beside them', () => {
    expect(check({ lines: lines('119.00'), subtotal: read('100.00'), tax: read('19.00'), total: read('119.00') })).toBe(
      'ok',
    );
    expect(check({ lines: lines('100.00'), total: read('119.00'), tax: read('19.00') })).toBe('ok');
    expect(check({ lines: lines('100.00'), subtotal: read('95.00'), discount: read('5.00') })).toBe('ok');
    expect(check({ lines: lines('100.00'), subtotal: read('110.00'), shipping: read('10.00') })).toBe('ok');
  });

  test('may come to another printed subtotal', () => {
    const alternates = [{ field: 'subtotal', ...read('100.00') }];
    expect(check({ lines: lines('100.00'), subtotal: read('90.00'), alternates })).toBe('ok');
  });

  test('are not compared where there are none, or no sum', () => {
    expect(check({ subtotal: read('100.00') })).toBe('none');
    expect(check({ lines: lines('1.00') })).toBe('none');
  });

  test('may differ by the rounding of each, and by no more', () => {
    const four = lines('0.33', '0.33', '0.33', '0.33');
    expect(check({ lines: four, subtotal: read('1.34') })).toBe('ok');
    expect(check({ lines: four, subtotal: read('1.35') })).not.toBe('ok');
    const many = lines(...Array<string>(400).fill('1.00'));
    expect(check({ lines: many, subtotal: read('400.10') })).toBe('ok');
    expect(check({ lines: many, subtotal: read('400.11') })).toBe('subtotal 400.11 instead of 400 lines = 400.00');
  });
});

describe('subtotal and tax to total', () => {
  const check = (fields: Partial<InvoiceFields>): string => outcome('SUBTOTAL_AND_TAX_TO_TOTAL', fields);

  test('come out, or it says what they come to', () => {
    expect(check({ subtotal: read('100.00'), tax: read('19.00'), total: read('119.00') })).toBe('ok');
    expect(check({ subtotal: read('100.00'), tax: read('19.00'), total: read('119.02') })).toBe(
      'total 119.02 instead of 100.00 + 19.00 = 119.00',
    );
  });

  test('with discount, delivery, service and rounding, each taken or not', () => {
    const sums = { subtotal: read('100.00'), tax: read('19.00') };
    expect(check({ ...sums, discount: read('-10.00'), shipping: read('5.00'), total: read('114.00') })).toBe('ok');
    expect(check({ ...sums, discount: read('10.00'), total: read('119.00') })).toBe('ok');
    const details = [
      detail('SERVICE_CHARGE', 'Service charge 10 %', '10.00'),
      detail('AMOUNT_PAID', 'Rounding', '-0.03'),
    ];
    expect(check({ ...sums, details, total: read('128.97') })).toBe('ok');
  });

  test('are not explained by a rounding that is none', () => {
    const sums = { subtotal: read('100.00'), tax: read('19.00') };
    const rounded = (amount: string) => [detail('OTHER', 'Rounding amount', amount)];
    expect(check({ ...sums, details: rounded('5.00'), total: read('124.00') })).toBe('ok');
    expect(check({ ...sums, details: rounded('5.01'), total: read('124.01') })).not.toBe('ok');
    const large = { subtotal: read('1000000.00'), details: rounded('1000.00') };
    expect(check({ ...large, tax: read('190000.00'), total: read('1191000.00') })).toBe('ok');
    expect(
      outcome('TOTAL_TO_AMOUNT_DUE', {
        total: read('100.00'),
        amountDue: read('4100.00'),
        details: rounded('4000.00'),
      }),
    ).not.toBe('ok');
  });

  test('may have the tax inside', () => {
    expect(check({ subtotal: read('119.00'), tax: read('19.00'), total: read('119.00') })).toBe('ok');
  });

  test('add up the rates where the tax is not printed as one', () => {
    const taxes = [tax('19', null, '19.00'), tax('7', null, '3.50')];
    expect(check({ subtotal: read('150.00'), taxes, total: read('172.50') })).toBe('ok');
    expect(check({ subtotal: read('150.00'), taxes, total: read('173.50') })).toContain('172.50');
  });

  test('of a credit note come out below zero', () => {
    expect(check({ subtotal: read('-7.67'), tax: read('-1.12'), total: read('-8.79') })).toBe('ok');
  });

  test('are not compared where no tax is printed and they differ: it may just not be', () => {
    expect(check({ subtotal: read('100.00'), total: read('119.00') })).toBe('none');
    expect(check({ subtotal: read('100.00'), total: read('100.00') })).toBe('ok');
  });

  test('round to whole yen, and cash to five hundredths', () => {
    const sums = { subtotal: read('1000'), tax: read('100') };
    expect(check({ ...sums, currency: yen, total: read('1101') })).toBe('ok');
    expect(check({ ...sums, total: read('1101') })).not.toBe('ok');
    const cash = { subtotal: read('33.92'), tax: read('0.00'), total: read('33.90') };
    expect(check({ ...cash, kind: 'RECEIPT' })).toBe('ok');
    expect(check(cash)).not.toBe('ok');
  });

  test('come out for every invoice that is added up right, and for none whose total is another by three cents', () => {
    const cents = fc.bigInt({ min: 1n, max: 10_000_000n });
    fc.assert(
      fc.property(cents, cents, fc.constantFrom(0n, 3n, -3n), (subtotal, taxed, off) => {
        const amount = (value: bigint) => read(decimalOf(value * 10_000n));
        const inside = (subtotal + off > subtotal ? off : -off) === taxed || taxed <= 4n;
        fc.pre(!inside);
        const fields = { subtotal: amount(subtotal), tax: amount(taxed), total: amount(subtotal + taxed + off) };
        expect(check(fields) === 'ok').toBe(off === 0n);
      }),
    );
  });
});

describe('tax by rate', () => {
  const check = (fields: Partial<InvoiceFields>): string => outcome('TAX_BY_RATE', fields);

  test('comes out of its basis, or it says what would', () => {
    expect(check({ taxes: [tax('19', '41.31', '7.85')] })).toBe('ok');
    expect(check({ taxes: [tax('19', '100.00', '20.00')] })).toBe('20.00 instead of 19 % of 100.00 = 19.00');
    expect(check({ taxes: [tax('0', '100.00', '0.00')] })).toBe('ok');
  });

  test('adds up to the tax', () => {
    const taxes = [tax('19', '100.00', '19.00'), tax('7', '50.00', '3.50')];
    expect(check({ taxes, tax: read('22.50') })).toBe('ok');
    expect(check({ taxes, tax: read('25.00') })).toBe('tax 25.00 instead of 19.00 + 3.50 = 22.50');
  });

  test('has nothing to compare without a basis', () => {
    expect(check({ taxes: [tax('19', null, '19.00')], tax: read('19.00') })).toBe('none');
  });
});

describe('total to amount due', () => {
  const check = (fields: Partial<InvoiceFields>): string =>
    outcome('TOTAL_TO_AMOUNT_DUE', { total: read('110.00'), ...fields });

  test('is the total, with what was due before and less what is paid', () => {
    expect(check({ amountDue: read('110.00') })).toBe('ok');
    expect(check({ amountDue: read('610.00'), priorBalance: read('500.00') })).toBe('ok');
    expect(check({ amountDue: read('60.00'), amountPaid: read('50.00') })).toBe('ok');
    expect(check({ amountDue: read('60.00'), amountPaid: read('-50.00') })).toBe('ok');
  });

  test('is doubted where nothing printed says why it differs', () => {
    expect(check({ amountDue: read('440.00') })).toBe('amount due 440.00 instead of 110.00');
    expect(check({ amountDue: read('60.00'), amountPaid: read('40.00') })).toContain('110.00 - 40.00 = 70.00');
  });

  test('of a credit note shrinks by what was paid back', () => {
    expect(check({ total: read('-110.00'), amountPaid: read('50.00'), amountDue: read('-60.00') })).toBe('ok');
  });

  test('of nothing is right on a receipt only', () => {
    expect(check({ amountDue: read('0.00'), kind: 'RECEIPT' })).toBe('ok');
    expect(check({ amountDue: read('0.00') })).not.toBe('ok');
  });
});

describe('days', () => {
  test('due on or after issue', () => {
    const check = (issue: string, due: string): string =>
      outcome('DUE_AFTER_ISSUE', { issueDate: read(issue), dueDate: read(due) });
    expect(check('2026-03-01', '2026-03-01')).toBe('ok');
    expect(check('2026-03-02', '2026-03-01')).toBe('2026-03-01 instead of on or after 2026-03-02');
    expect(outcome('DUE_AFTER_ISSUE', { dueDate: read('2026-03-01') })).toBe('none');
  });

  test.each([
    ['2026-06-01', true],
    ['2026-06-02', true],
    ['2026-06-03', false],
    ['2016-06-01', true],
    ['2016-05-31', false],
    ['1998-03-29', false],
  ])('of issue: %s is plausible on 2026-06-01: %s', (issue, plausible) => {
    expect(outcome('DATE_PLAUSIBLE', { issueDate: read(issue) }, '2026-06-01') === 'ok').toBe(plausible);
  });

  test('due may be to come', () => {
    expect(outcome('DATE_PLAUSIBLE', { dueDate: read('2027-01-01') }, '2026-06-01')).toBe('ok');
    expect(outcome('DATE_PLAUSIBLE', { dueDate: read('2062-01-01') }, '2026-06-01')).not.toBe('ok');
  });

  test('are held against nothing where today is not known', () => {
    expect(outcome('DATE_PLAUSIBLE', { issueDate: read('1998-03-29') })).toBe('none');
  });
});

describe('the form of numbers', () => {
  test('of VAT and IBAN is compared where they are printed', () => {
    expect(outcome('VAT_NUMBER_FORM', { vendorVatNumber: read('DE136695976') })).toBe('ok');
    expect(outcome('VAT_NUMBER_FORM', { vendorVatNumber: read('DE136695977') })).toContain('wrong check digits');
    expect(outcome('VAT_NUMBER_FORM', { vendorVatNumber: read('93-1234567') })).toBe('none');
    expect(outcome('IBAN_FORM', { iban: read('DE02120300000000202051') })).toBe('ok');
    expect(outcome('IBAN_FORM', { iban: read('DE02120300000000202052') })).toContain('wrong check digits');
    expect(outcome('IBAN_FORM', {})).toBe('none');
  });
});

test('a document on which nothing was read has nothing to compare', () => {
  expect(checkFields(emptyInvoiceFields, { today: '2026-06-01' })).toEqual([]);
});

test('each check that fails raises a doubt of its own, and none that comes out', () => {
  for (const code of invoiceCheckCodes) {
    const check = { code, field: 'total', expected: 'a', found: 'b' };
    expect(reviewsOf([{ ...check, passed: false }])).toEqual([{ code: reasonOf(code), field: 'total' }]);
    expect(Object.keys(reviewReasonSentences)).toContain(reasonOf(code));
    expect(reviewsOf([{ ...check, passed: true }])).toEqual([]);
  }
});

test('decimals are exact beyond what a float holds', () => {
  expect(scaled('0.1') + scaled('0.2')).toBe(scaled('0.3'));
  expect(decimalOf(scaled('9007199254740993.01'))).toBe('9007199254740993.01');
  expect(decimalOf(scaled('-0.5'))).toBe('-0.50');
  expect(decimalOf(scaled('1100'), 'JPY')).toBe('1100');
});
