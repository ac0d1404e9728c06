import { describe, expect, test } from 'vitest';
import type { InvoiceFields } from '#model/invoices.ts';
import { emptyInvoiceFields } from '#model/invoices.ts';
import type { RecentInvoice, VendorRow } from '#model/vendors.ts';
import { newVendor } from '../../platform/vendors/newVendor.ts';
import type { Earlier } from './history.ts';
import { currencyByHistory, historyChecks, historyReviews, withoutHistory } from './history.ts';

const read = <Value>(value: Value) => ({ value, confidence: 0.98, place: null });
const fields: InvoiceFields = {
  ...emptyInvoiceFields,
  vendor: read('Harbour Audio'),
  number: read('INV-1'),
  issueDate: read('2026-03-10'),
  currency: read('EUR'),
  total: read('119.00'),
  iban: read('DE02120300000000202051'),
};
const nothing: Earlier = {
  compared: { file: true, number: true, amount: true },
  sameFile: [],
  sameNumber: [],
  sameAmount: [],
};
const twin = (invoiceId: string, issueDate: string | null = '2026-03-08') => ({ invoiceId, fileId: 'f', issueDate });
const vendor: VendorRow = newVendor('v1', 'owner', 'Harbour Audio', '2026-01-01T00:00:00.000Z');
const recent = (total: string, at: number): RecentInvoice => ({
  invoiceId: `r${at}`,
  kind: 'INVOICE',
  issueDate: '2026-01-01',
  total,
  currency: 'EUR',
  iban: null,
});
const reasons = (earlier: Earlier, of: VendorRow | null = vendor, what = fields) =>
  historyReviews(historyChecks(what, 'i9', of, earlier)).map(({ code }) => code);

describe('copies', () => {
  test('are none where nothing came before, and what was compared is told', () => {
    const checks = historyChecks(fields, 'i9', null, nothing);
    expect(checks.map(({ code, passed }) => [code, passed])).toEqual([
      ['EXACT_DUPLICATE', true],
      ['NEAR_DUPLICATE', true],
    ]);
    expect(checks[0]?.expected).toContain('INV-1');
  });

  test('of the same file or the same number are duplicates of the first', () => {
    expect(historyChecks(fields, 'i9', null, { ...nothing, sameFile: [twin('i1')] })[0]).toMatchObject({
      passed: false,
      otherInvoiceId: 'i1',
      field: null,
    });
    expect(historyChecks(fields, 'i9', null, { ...nothing, sameNumber: [twin('i2')] })[0]).toMatchObject({
      passed: false,
      otherInvoiceId: 'i2',
      field: 'number',
    });
    expect(reasons({ ...nothing, sameNumber: [twin('i2')] })).toEqual(['DUPLICATE']);
  });

  test('over the same amount within days may be one, after weeks they are another month’s', () => {
    expect(reasons({ ...nothing, sameAmount: [twin('i1', '2026-03-05')] })).toEqual(['POSSIBLE_DUPLICATE']);
    expect(reasons({ ...nothing, sameAmount: [twin('i1', '2026-03-03')] })).toEqual([]);
    expect(reasons({ ...nothing, sameAmount: [twin('i1', null)] })).toEqual([]);
  });

  test('are told once: what is the same is not also nearly the same', () => {
    expect(reasons({ ...nothing, sameNumber: [twin('i1')], sameAmount: [twin('i1')] })).toEqual(['DUPLICATE']);
  });

  test('cannot be told where there is nothing to compare', () => {
    const none = { ...nothing, compared: { file: false, number: false, amount: false } };
    expect(historyChecks(fields, 'i9', null, none)).toEqual([]);
  });
});

describe('a bank account', () => {
  const other = 'DE89370400440532013000';

  test('that nothing is known of is not checked', () => {
    expect(historyChecks(fields, 'i9', vendor, nothing).some(({ code }) => code === 'IBAN_KNOWN')).toBe(false);
  });

  test('that was approved is known; any other one is not, even if it was seen before', () => {
    const accepted = [{ iban: fields.iban?.value ?? '', approvals: 1 }];
    expect(reasons(nothing, { ...vendor, accepted })).toEqual([]);
    const known = { ...vendor, accepted: [{ iban: other, approvals: 3 }] };
    expect(reasons(nothing, known)).toEqual(['IBAN_CHANGED']);
    const seen = [{ iban: fields.iban?.value ?? '', invoiceId: 'i1' }];
    expect(reasons(nothing, { ...known, seen })).toEqual(['IBAN_CHANGED']);
  });

  test('that differs from one of an earlier invoice is doubted though nobody approved that one', () => {
    expect(reasons(nothing, { ...vendor, seen: [{ iban: other, invoiceId: 'i1' }] })).toEqual(['IBAN_CHANGED']);
  });

  test('is not compared with what this very invoice said', () => {
    expect(reasons(nothing, { ...vendor, seen: [{ iban: other, invoiceId: 'i9' }] })).toEqual([]);
  });
});

describe('an amount', () => {
  const usual = (...totals: string[]) => ({ ...vendor, recent: totals.map(recent) });

  test('is usual among five like it', () => {
    expect(reasons(nothing, usual('110.00', '120.00', '100.00', '130.00', '115.00'))).toEqual([]);
  });

  test('ten times the usual is not, and one odd invoice of before does not hide it', () => {
    expect(reasons(nothing, usual('10.00', '12.00', '11.00', '10.50', '900.00'))).toEqual(['AMOUNT_UNUSUAL']);
    expect(reasons(nothing, usual('12.00', '12.00', '12.00', '12.00', '12.00'))).toEqual(['AMOUNT_UNUSUAL']);
  });

  test('is not judged by fewer than five, nor by another currency, nor where a person gave it', () => {
    expect(reasons(nothing, usual('10.00', '10.00', '10.00', '10.00'))).toEqual([]);
    const dollars = usual('10.00', '12.00', '11.00', '10.50', '9.00').recent.map((each) => ({
      ...each,
      currency: 'USD' as const,
    }));
    expect(reasons(nothing, { ...vendor, recent: dollars })).toEqual([]);
    const given = { ...fields, total: { ...read('119.00'), corrected: true } };
    expect(reasons(nothing, usual('10.00', '12.00', '11.00', '10.50', '9.00'), given)).toEqual([]);
  });
});

describe('a currency that is not printed clearly', () => {
  const doubt = [{ code: 'CURRENCY_UNKNOWN' as const, field: 'currency' }];
  const of = { ...vendor, recent: [recent('1.00', 1), recent('2.00', 2)] };

  test('has the usual one as an alternate, and stays open', () => {
    expect(currencyByHistory({ ...fields, currency: null }, doubt, of)).toMatchObject({ value: 'EUR', confidence: 1 });
  });

  test('has none where print is clear or history says the same', () => {
    expect(currencyByHistory(fields, [], of)).toBeNull();
    expect(currencyByHistory(fields, doubt, of)).toBeNull();
    expect(currencyByHistory({ ...fields, currency: null }, doubt, vendor)).toBeNull();
  });
});

test('checks against history are made anew, and all others stay', () => {
  const own = { code: 'IBAN_FORM' as const, passed: true, field: 'iban', expected: '', found: '' };
  const checks = [own, ...historyChecks(fields, 'i9', vendor, { ...nothing, sameFile: [twin('i1')] })];
  const reviews = [
    { code: 'DUPLICATE' as const, field: null },
    { code: 'LOW_CONFIDENCE' as const, field: 'total' },
  ];
  expect(withoutHistory(checks, reviews)).toEqual({
    checks: [own],
    reviews: [{ code: 'LOW_CONFIDENCE', field: 'total' }],
  });
});
