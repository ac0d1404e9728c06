import { describe, expect, test } from 'vitest';
import type { InvoiceFields, InvoiceLine } from '#model/invoices.ts';
import { emptyInvoiceFields, emptyInvoiceLine, MAXIMUM_LINES } from '#model/invoices.ts';
import { readingInvoice } from '../storedInvoice.ts';
import { fit } from './fit.ts';
import { save } from './save.ts';

const place = { page: 1, left: 0.123456789, top: 0.2, width: 0.3, height: 0.04 };
const read = (value: string) => ({ value, confidence: 0.987654321, place });
const line: InvoiceLine = {
  ...emptyInvoiceLine,
  description: read('Stage hands'),
  quantity: read('2'),
  unitPrice: null,
  amount: read('90'),
};

const fields: InvoiceFields = {
  ...emptyInvoiceFields,
  vendor: read('Somebody Ltd'),
  number: null,
  issueDate: read('2026-02-28'),
  dueDate: null,
  currency: { value: 'EUR', confidence: 1, place: null },
  subtotal: null,
  tax: null,
  total: read('90.00'),
  amountDue: null,
  lines: [line],
};

describe('what fits into a row', () => {
  test('is all of an ordinary invoice, with rounded places', () => {
    const kept = fit(fields, []);
    expect(kept.reviews).toEqual([]);
    expect(kept.fields.vendor).toEqual({
      value: 'Somebody Ltd',
      confidence: 0.9877,
      place: { ...place, left: 0.1235 },
    });
    expect(kept.fields.number).toBeNull();
    expect(kept.fields.lines).toHaveLength(1);
  });

  test('is as many lines as are promised, without a word', () => {
    expect(fit({ ...fields, lines: Array(MAXIMUM_LINES).fill(line) }, [])).toMatchObject({ reviews: [] });
  });

  test('leaves out further lines and says so', () => {
    const kept = fit({ ...fields, lines: Array(MAXIMUM_LINES + 1).fill(line) }, [
      { code: 'TOTAL_MISSING', field: 'total' },
    ]);
    expect(kept.fields.lines).toHaveLength(MAXIMUM_LINES);
    expect(kept.reviews).toEqual([
      { code: 'TOTAL_MISSING', field: 'total' },
      { code: 'LINES_LEFT_OUT', field: 'lines' },
    ]);
  });

  test('rounds and keeps every part of it', () => {
    const whole: InvoiceFields = {
      ...fields,
      taxes: [{ rate: read('19'), basis: null, amount: read('1.00') }],
      iban: read('DE02120300000000202051'),
      details: [{ type: 'OTHER', label: 'Ref', party: null, ...read('7') }],
      alternates: [{ field: 'total', ...read('91.00') }],
      lines: [{ ...line, unit: read('h'), taxRate: read('19') }],
    };
    const kept = fit(whole, []).fields;
    const rounded = { confidence: 0.9877, place: { ...place, left: 0.1235 } };
    expect(Object.keys(kept).sort()).toEqual(Object.keys(emptyInvoiceFields).sort());
    expect(kept).toMatchObject({
      taxes: [{ rate: { value: '19', ...rounded }, basis: null, amount: rounded }],
      iban: { value: 'DE02120300000000202051', ...rounded },
      details: [{ type: 'OTHER', label: 'Ref', party: null, value: '7', ...rounded }],
      alternates: [{ field: 'total', value: '91.00', ...rounded }],
      lines: [{ unit: { value: 'h', ...rounded }, taxRate: { value: '19', ...rounded } }],
    });
  });

  test('leaves out details, then alternates, before a line, and cuts long texts off', () => {
    const detail = { type: 'OTHER', label: 'ü'.repeat(900), party: null, ...read('ü'.repeat(900)) };
    const alternate = { field: 'total', ...read('1') };
    const long = { ...line, description: read('x'.repeat(900)) };
    const kept = fit(
      {
        ...fields,
        lines: Array(200).fill(long),
        details: Array(200).fill(detail),
        alternates: Array(50).fill(alternate),
      },
      [],
    );
    expect(kept.reviews).toEqual([]);
    expect(kept.fields.lines).toHaveLength(200);
    expect(kept.fields.alternates).toHaveLength(50);
    expect(kept.fields.details.length).toBeLessThan(150);
    expect(kept.fields.details[0]?.value).toHaveLength(300);
    expect(Buffer.byteLength(JSON.stringify(kept.fields))).toBeLessThan(400_000);
  });

  test('puts the gravest doubt first', () => {
    const reviews = [
      { code: 'LOW_CONFIDENCE', field: 'vendor' },
      { code: 'IBAN_INVALID', field: 'iban' },
    ] as const;
    expect(fit(fields, reviews).reviews.map(({ code }) => code)).toEqual(['IBAN_INVALID', 'LOW_CONFIDENCE']);
  });

  test('stays under what a row can hold, however long the lines are', () => {
    const long = { ...line, description: read('ü'.repeat(2000)) };
    const kept = fit({ ...fields, lines: Array(400).fill(long) }, []);
    expect(Buffer.byteLength(JSON.stringify(kept.fields))).toBeLessThan(400_000);
    expect(kept.fields.lines.length).toBeGreaterThan(50);
    expect(kept.reviews).toContainEqual({ code: 'LINES_LEFT_OUT', field: 'lines' });
  });
});

describe('the end of a reading', () => {
  const result = {
    attempt: 1,
    pages: 2,
    reader: 'TEXT_LAYER' as const,
    kept: fit(fields, []),
    checks: [],
    insights: null,
  };

  test('without a doubt is READ, and stands in the list by issue date', () => {
    const change = save(readingInvoice, result);
    expect(change?.set).toMatchObject({
      status: 'READ',
      ownerStatus: 'owner#READ',
      pages: 2,
      reader: 'TEXT_LAYER',
      reviews: [],
      issueDateKey: '2026-02-28#i1',
    });
    expect(change?.remove).toEqual([
      ...['dueShard', 'dueAt', 'reason', 'reviewQueue', 'reviewReason', 'vendorId', 'ownerVendor', 'vendorCategory'],
    ]);
  });

  test('with a doubt needs a review', () => {
    const kept = fit(fields, [{ code: 'NUMBER_MISSING', field: 'number' }]);
    expect(save(readingInvoice, { ...result, kept })?.set).toMatchObject({ status: 'NEEDS_REVIEW' });
  });

  test('with a doubt stands at the review desk under the gravest', () => {
    const kept = fit(fields, [
      { code: 'NUMBER_MISSING', field: 'number' },
      { code: 'IBAN_CHANGED', field: 'iban' },
    ]);
    expect(save(readingInvoice, { ...result, kept })?.set).toMatchObject({
      reviewQueue: 'REVIEW',
      reviewReason: 'IBAN_CHANGED',
    });
  });

  test('of a vendor stands among that vendor’s invoices', () => {
    const change = save(readingInvoice, { ...result, vendorId: 'v1', vendorCategory: 'VENUE' });
    expect(change?.set).toMatchObject({ vendorId: 'v1', ownerVendor: 'owner#v1', vendorCategory: 'VENUE' });
    expect(change?.remove).not.toContain('vendorId');
  });

  test('is told in the history', () => {
    const told = save(readingInvoice, result)?.alongside?.({ version: 4, updatedAt: '2026-03-01T00:00:00.000Z' });
    expect(told).toMatchObject([{ table: 'InvoiceRevisions', set: { action: 'READ', by: null, status: 'READ' } }]);
  });

  test('without a date leaves the list by issue date', () => {
    const kept = fit({ ...fields, issueDate: null }, []);
    expect(save({ ...readingInvoice, issueDateKey: 'x' }, { ...result, kept })?.remove).toContain('issueDateKey');
  });

  test('overwrites what an earlier reading found and this one did not', () => {
    expect(save(readingInvoice, result)?.set).toMatchObject({ number: null, insights: null });
  });

  test.each([
    ['an earlier attempt', { ...readingInvoice, attempt: 2 }],
    ['a later attempt', { ...readingInvoice, attempt: 0 }],
    ['an invoice that is read already', { ...readingInvoice, status: 'READ' as const }],
    ['a deleted invoice', { ...readingInvoice, status: 'DELETED' as const }],
    ['an unknown invoice', null],
  ])('of %s changes nothing', (_, row) => {
    expect(save(row, result)).toBeNull();
  });
});
