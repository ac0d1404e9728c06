import { describe, expect, test } from 'vitest';
import { checkFields } from '../checks/checkFields.ts';
import { normaliseExpense } from './expense.ts';
import type { NormalisedInvoice } from './expense.ts';
import { basics, field, item, page } from './testing.ts';

const total = (...fields: Parameters<typeof page>[0]): string | undefined =>
  normaliseExpense([page(fields)]).fields.total?.value;

/** Codes of the checks that came out, and of those that did not with a minus. */
const checked = ({ fields }: NormalisedInvoice): string[] =>
  checkFields(fields, {}).map(({ code, passed }) => `${passed ? '' : '-'}${code}`);
const others = ({ fields }: NormalisedInvoice, of: string): string[] =>
  fields.alternates.filter(({ field }) => field === of).map(({ value }) => value);

describe('the total', () => {
  test('is never the largest amount: a prior balance makes more due than the total', () => {
    const invoice = normaliseExpense([
      page([
        field('TOTAL', '110.00', { label: 'Total' }),
        field('PRIOR_BALANCE', '500.00'),
        field('AMOUNT_DUE', '610.00'),
      ]),
    ]);
    expect(invoice.fields.total?.value).toBe('110.00');
    expect(invoice.fields.amountDue?.value).toBe('610.00');
  });

  test('is never invented from subtotal and tax', () => {
    expect(total(field('SUBTOTAL', '100.00'), field('TAX', '20.00'))).toBeUndefined();
  });

  test('is not what is due, where a balance from before may be in it', () => {
    expect(total(field('AMOUNT_DUE', '610.00'), field('PRIOR_BALANCE', '500.00'))).toBeUndefined();
    expect(total(field('AMOUNT_DUE', '610.00'))).toBe('610.00');
  });

  test('is the one among several that subtotal and tax give', () => {
    expect(
      total(
        field('TOTAL', '0.00'),
        field('TOTAL', '90.00', { value: 99 }),
        field('TOTAL', '120.00'),
        field('SUBTOTAL', '100.00'),
        field('TAX', '20.00'),
      ),
    ).toBe('120.00');
  });

  test('takes part in printed discounts and charges', () => {
    const invoice = normaliseExpense([
      page([
        field('SUBTOTAL', '100.00'),
        field('DISCOUNT', '10.00'),
        field('SHIPPING_HANDLING_CHARGE', '5.00'),
        field('TAX', '19.00'),
        field('TOTAL', '114.00'),
      ]),
    ]);
    expect(checked(invoice)).toContain('SUBTOTAL_AND_TAX_TO_TOTAL');
  });

  test('is, of a rounded receipt, what cash and change say', () => {
    expect(
      total(
        field('TOTAL', 'RM 33.92', { label: 'TOTAL', value: 99 }),
        field('TOTAL', 'RM 33.90', { label: 'TOTAL ROUNDED', value: 90 }),
        field('AMOUNT_PAID', 'RM 50.00', { label: 'CASH' }),
        field('AMOUNT_PAID', '16.10', { label: 'CHANGE' }),
      ),
    ).toBe('33.90');
  });

  test('stays negative on a credit note', () => {
    const invoice = normaliseExpense([
      page([field('SUBTOTAL', '-7,67'), field('TAX', '-1,12'), field('TOTAL', '-8,79')]),
    ]);
    expect(invoice.fields.total?.value).toBe('-8.79');
    expect(checked(invoice)).toContain('SUBTOTAL_AND_TAX_TO_TOTAL');
  });

  test('of zero is a total where no other is printed', () => {
    expect(total(field('TOTAL', '$0.00'))).toBe('0.00');
  });

  test('is undecided between two that nothing tells apart', () => {
    expect(normaliseExpense([page([field('TOTAL', '90.00'), field('TOTAL', '120.00')])]).signals.totalsUndecided).toBe(
      true,
    );
  });
});

test('several rates of tax are not added up, but agree with the total', () => {
  const invoice = normaliseExpense([
    page([field('SUBTOTAL', '448,99'), field('TAX', '61,07'), field('TAX', '8,93'), field('TOTAL', '518,99')]),
  ]);
  expect(invoice.fields.tax).toBeNull();
  expect(checked(invoice)).toContain('SUBTOTAL_AND_TAX_TO_TOTAL');
});

test('sums that do not add up are reported, not repaired', () => {
  const invoice = normaliseExpense([
    page([field('SUBTOTAL', '100.00'), field('TAX', '20.00'), field('TOTAL', '125.00')]),
  ]);
  expect(invoice.fields.total?.value).toBe('125.00');
  expect(checked(invoice)).toContain('-SUBTOTAL_AND_TAX_TO_TOTAL');
});

test('pages are merged: number and date repeat, lines follow each other, the total stands on the last', () => {
  const invoice = normaliseExpense([
    page(basics, [item({ ITEM: 'Stage', QUANTITY: '2', UNIT_PRICE: '50.00', PRICE: '100.00' })]),
    page([...basics, field('TOTAL', '$130.00', { page: 2 })], [item({ ITEM: 'Van', PRICE: '30.00' })]),
  ]);
  expect(invoice.fields.number?.value).toBe('INV-4711');
  expect(others(invoice, 'number')).toEqual([]);
  expect(invoice.fields.total).toMatchObject({
    value: '130.00',
    place: { page: 2, left: 0.5, top: 0.25, width: 0.1, height: 0.02 },
  });
  expect(invoice.fields.lines.map((line) => line.amount?.value)).toEqual(['100.00', '30.00']);
  expect(checked(invoice)).toContain('LINES_TO_SUBTOTAL');
  expect(invoice.pages).toBe(2);
});

test('a value is as sure as the less sure of its type and its text', () => {
  const invoice = normaliseExpense([page([field('VENDOR_NAME', 'costco', { type: 99, value: 24 })])]);
  expect(invoice.fields.vendor?.confidence).toBeCloseTo(0.24);
});

test('the supplier may be named by its group alone; others are kept as alternates', () => {
  const invoice = normaliseExpense([
    page([
      field('NAME', 'Marquee Live', { party: 'RECEIVER', value: 99 }),
      field('NAME', 'Mega Market', { party: 'VENDOR' }),
      field('NAME', 'Mega', { party: 'VENDOR', value: 60 }),
    ]),
  ]);
  expect(invoice.fields.vendor?.value).toBe('Mega Market');
  expect(others(invoice, 'vendor')).toEqual(['Mega']);
});

test('takes answers with members missing', () => {
  expect(normaliseExpense([{}]).signals.blank).toBe(true);
  const invoice = normaliseExpense([
    {
      SummaryFields: [
        { Type: { Text: 'TOTAL' } },
        { ValueDetection: { Text: 'x' } },
        { Type: { Text: 'TOTAL' }, ValueDetection: { Text: '$5.00', Confidence: 90 } },
      ],
    },
  ]);
  expect(invoice.fields.total).toEqual({ value: '5.00', confidence: 0.9, place: null });
});

describe('the currency', () => {
  const currency = (fields: Parameters<typeof page>[0], lines: readonly string[] = []): string | undefined =>
    normaliseExpense([page(fields, [], lines)]).fields.currency?.value;

  test.each([
    ['a symbol at the total', [field('TOTAL', '1.589,80 €')], [], 'EUR'],
    ['a code in the total’s label', [field('TOTAL', '34,73', { label: 'Total EUR' })], [], 'EUR'],
    ['a currency named apart', [field('TOTAL', '34,73'), field('CURRENCY', 'PLN')], [], 'PLN'],
    ['Textract’s own spelling of the real', [field('TOTAL', '34,73', { currency: 'BZR' })], [], 'BRL'],
    ['a symbol elsewhere', [field('TOTAL', '34.73')], ['Deposit £10.00'], 'GBP'],
    ['a dollar sign in Canada', [field('TOTAL', '$34.73')], ['Toronto, Canada'], 'CAD'],
    ['a dollar sign alone', [field('TOTAL', '$34.73')], [], 'USD'],
    ['the supplier’s country', [field('TOTAL', '9.00')], ['BOOK CORNER SDN BHD', 'JALAN SAGU 18, JOHOR'], 'MYR'],
  ] as const)('is told by %s', (_name, fields, lines, code) => {
    expect(currency(fields, lines)).toBe(code);
  });

  test('is no petrol, and no company', () => {
    expect(currency([field('TOTAL', '86.00')], ['PETRON RON 95', 'SHELL TRADING SDN BHD 1234.00', 'JALAN IPOH'])).toBe(
      'MYR',
    );
  });

  test('is unknown where nothing tells it', () => {
    expect(currency([field('TOTAL', '34.73')])).toBeUndefined();
  });
});
