import { describe, expect, test } from 'vitest';
import type { InvoiceFields } from '#model/invoices.ts';
import type { Review } from '#model/reviews.ts';
import { emptyInvoiceFields, emptyInvoiceLine } from '#model/invoices.ts';
import { checkFields } from './checkFields.ts';
import { recheck } from './recheck.ts';

const TODAY = '2026-06-01';
const read = (value: string, confidence = 0.95) => ({ value, confidence, place: null });
const given = (value: string) => ({ value, confidence: 1, place: null, corrected: true });
const pounds = { value: 'GBP', confidence: 1, place: null, corrected: true } as const;

const fields: InvoiceFields = {
  ...emptyInvoiceFields,
  vendor: read('Harbour Audio Ltd'),
  number: read('INV-4711'),
  issueDate: read('2026-03-20'),
  currency: { value: 'GBP', confidence: 0.95, place: null },
  subtotal: read('100.00'),
  tax: read('20.00'),
  total: read('125.00'),
};
const before = {
  checks: checkFields(fields, { today: TODAY }),
  reviews: [{ code: 'AMOUNTS_DISAGREE', field: 'total' }] as Review[],
};
const doubts = (reviews: readonly Review[]): string[] =>
  reviews.map(({ code, field }) => `${code} ${field ?? ''}`.trim());

describe('a correction', () => {
  test('that makes sums come out ends the doubt, and the check says so', () => {
    const { checks, reviews } = recheck({ ...fields, total: given('120.00') }, before, TODAY);
    expect(reviews).toEqual([]);
    expect(checks).toContainEqual(expect.objectContaining({ code: 'SUBTOTAL_AND_TAX_TO_TOTAL', passed: true }));
  });

  test('that does not make them come out leaves it', () => {
    expect(doubts(recheck({ ...fields, number: given('INV-1') }, before, TODAY).reviews)).toEqual([
      'AMOUNTS_DISAGREE total',
    ]);
  });

  test('may raise a new doubt', () => {
    expect(doubts(recheck({ ...fields, dueDate: given('2026-03-01') }, before, TODAY).reviews)).toEqual([
      'AMOUNTS_DISAGREE total',
      'DUE_BEFORE_ISSUE dueDate',
    ]);
    expect(doubts(recheck({ ...fields, total: null }, before, TODAY).reviews)).toEqual(['TOTAL_MISSING total']);
  });

  test.each([
    ['LOW_CONFIDENCE', 'vendor', { vendor: given('Harbour Audio Ltd') }],
    ['DATE_AMBIGUOUS', 'issueDate', { issueDate: given('2026-03-20') }],
    ['SEVERAL_TOTALS', 'total', { total: given('120.00') }],
    ['SEVERAL_CURRENCIES', 'currency', { currency: pounds }],
    ['CURRENCY_UNKNOWN', 'currency', { currency: pounds }],
    ['XML_DISAGREES', 'total', { total: given('120.00') }],
    ['AMOUNT_UNUSUAL', 'total', { total: given('120.00') }],
  ] as const)('settles %s of its field, and of no other', (code, field, change) => {
    const kept = { checks: [], reviews: [{ code, field }] };
    expect(doubts(recheck({ ...fields, total: read('120.00'), ...change }, kept, TODAY).reviews)).toEqual([]);
    const other = { ...fields, total: read('120.00'), purchaseOrder: given('PO-1') };
    expect(doubts(recheck(other, kept, TODAY).reviews)).toEqual([`${code} ${field}`]);
  });

  test.each([
    'DUPLICATE',
    'POSSIBLE_DUPLICATE',
    'IBAN_CHANGED',
    'XML_INVALID',
    'SPLIT_UNSURE',
    'INSTRUCTIONS_FOUND',
    'REOPENED',
  ] as const)('never settles %s, which is for whoever decides', (code) => {
    const kept = { checks: [], reviews: [{ code, field: 'iban' }] };
    const change = { total: given('120.00'), iban: given('DE02120300000000202051') };
    expect(doubts(recheck({ ...fields, ...change }, kept, TODAY).reviews)).toEqual([`${code} iban`]);
  });

  test('keeps what was checked against other invoices', () => {
    const known = { code: 'IBAN_KNOWN', passed: false, field: 'iban', expected: 'a', found: 'b' } as const;
    expect(recheck(fields, { checks: [known], reviews: [] }, TODAY).checks).toContainEqual(known);
  });

  test('of a sum makes the others sure enough by confirming them', () => {
    const unsure = { ...fields, tax: read('20.00', 0.7), total: given('120.00') };
    const kept = { checks: [], reviews: [{ code: 'LOW_CONFIDENCE', field: 'tax' } as const] };
    expect(recheck(unsure, kept, TODAY).reviews).toEqual([]);
  });

  test('does not add up lines of which some were left out', () => {
    const cut = { ...fields, total: read('120.00'), lines: [{ ...emptyInvoiceLine, amount: read('1.00') }] };
    const kept = { checks: [], reviews: [{ code: 'LINES_LEFT_OUT', field: 'lines' } as const] };
    expect(doubts(recheck(cut, kept, TODAY).reviews)).toEqual(['LINES_LEFT_OUT lines']);
    expect(doubts(recheck(cut, { checks: [], reviews: [] }, TODAY).reviews)).toEqual(['AMOUNTS_DISAGREE lines']);
  });

  test('orders doubts by gravity, each once', () => {
    const kept = {
      checks: [],
      reviews: [
        { code: 'LOW_CONFIDENCE', field: 'vendor' },
        { code: 'IBAN_CHANGED', field: 'iban' },
        { code: 'LOW_CONFIDENCE', field: 'vendor' },
      ] as const,
    };
    expect(doubts(recheck(fields, kept, TODAY).reviews)).toEqual([
      'IBAN_CHANGED iban',
      'AMOUNTS_DISAGREE total',
      'LOW_CONFIDENCE vendor',
    ]);
  });
});
