import { beforeEach, describe, expect, test } from 'vitest';
import type { InvoiceRow } from '#model/invoices.ts';
import { emptyInvoiceFields } from '#model/invoices.ts';
import { vendorNameRow, vendorOwnNameRow } from '#model/keys.ts';
import type { FakeVendors } from '../../platform/vendors/fakeVendors.ts';
import { fakeVendors } from '../../platform/vendors/fakeVendors.ts';
import { newVendor } from '../../platform/vendors/newVendor.ts';
import { printedPages } from '../hints/pages.ts';
import { learnFrom } from './learnFrom.ts';

const iban = 'DE02120300000000202051';
const given = <Value>(value: Value) => ({ value, confidence: 1, place: null, corrected: true });
const invoice: InvoiceRow = {
  ...emptyInvoiceFields,
  id: 'i1',
  ownerId: 'owner',
  fileId: 'f1',
  status: 'READ',
  version: 4,
  attempt: 1,
  uploadedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ownerStatus: 'owner#READ',
  vendorId: 'right',
  vendor: given('Harbour Audio Ltd'),
  number: given('A-4711'),
};
const box = (left: number) => ({ BoundingBox: { Left: left, Top: 0.2, Width: 0.06, Height: 0.012 } });
const pages = printedPages([
  {
    Blocks: [
      { BlockType: 'WORD', Text: 'Folio', Confidence: 99, Geometry: box(0.5) },
      { BlockType: 'WORD', Text: 'A-4711', Confidence: 99, Geometry: box(0.8) },
    ],
  },
]);
const renamed = (before: string) => [{ field: 'vendor', before, after: 'Harbour Audio Ltd' }];
const key = (name: string) => vendorNameRow('owner', name);

let vendors: FakeVendors;

beforeEach(() => {
  vendors = fakeVendors();
  const now = '2026-01-01T00:00:00.000Z';
  vendors.rows.set('right', newVendor('right', 'owner', 'Harbour Audio Ltd', now));
  vendors.rows.set('other', newVendor('other', 'owner', 'Harhour Audio Ltd', now));
  vendors.names.set(key('harhour audio'), { key: key('harhour audio'), vendorId: 'other' });
});

describe('a correction', () => {
  const changes = [{ field: 'number', before: null, after: 'A-4711' }];

  test('teaches its vendor the label, once', async () => {
    await learnFrom(changes, invoice, pages, vendors);
    await vendors.settle('right', (row) => ({ hints: row.hints.map((hint) => ({ ...hint, used: 7 })) }));
    await learnFrom(changes, invoice, pages, vendors);
    expect(vendors.rows.get('right')?.hints).toMatchObject([{ field: 'NUMBER', label: 'Folio', used: 7 }]);
  });

  test('forgets hints of the field that lead elsewhere on the document, and no others', async () => {
    const hint = (field: 'NUMBER' | 'TOTAL', label: string) =>
      ({ field, label, direction: 'RIGHT', words: 1, used: 2 }) as const;
    const misled = printedPages([
      {
        Blocks: [
          ...['Folio', 'A-4711'].map((Text, at) => ({
            BlockType: 'WORD' as const,
            Text,
            Confidence: 99,
            Geometry: box(0.5 + 0.3 * at),
          })),
          ...['Ref', 'X-1'].map((Text, at) => ({
            BlockType: 'WORD' as const,
            Text,
            Confidence: 99,
            Geometry: { BoundingBox: { Left: 0.5 + 0.3 * at, Top: 0.4, Width: 0.06, Height: 0.012 } },
          })),
        ],
      },
    ]);
    const labels = async () => {
      await learnFrom(changes, invoice, misled, vendors);
      return vendors.rows.get('right')?.hints.map(({ label }) => label);
    };
    await vendors.settle('right', () => ({
      hints: [hint('NUMBER', 'Ref'), hint('NUMBER', 'Nowhere'), hint('TOTAL', 'Ref')],
    }));
    expect(await labels()).toEqual(['Folio', 'Nowhere', 'Ref']);
    expect(vendors.rows.get('right')?.hints.at(-1)?.field).toBe('TOTAL');
    expect(await labels()).toEqual(['Folio', 'Nowhere', 'Ref']);
  });

  test.each([
    ['that another one followed', { ...invoice, number: given('B-1') }, pages],
    ['of an invoice without a vendor', { ...invoice, vendorId: 'nobody' }, pages],
    ['whose reading is gone', invoice, []],
  ])('%s teaches nothing', async (_, row, printed) => {
    expect(await learnFrom(changes, row, printed, vendors)).toMatchObject({ hints: 0 });
    expect(vendors.rows.get('right')?.hints).toEqual([]);
  });
});

describe('a corrected name', () => {
  test('leads from the misread one to its vendor', async () => {
    expect(await learnFrom(renamed('Harhour Audio Ltd'), invoice, [], vendors)).toMatchObject({ alias: true });
    expect(vendors.names.get(key('harhour audio'))).toMatchObject({ vendorId: 'right', misread: true });
  });

  test('takes no name from a vendor who has other invoices under it', async () => {
    const recent = {
      invoiceId: 'i9',
      kind: 'INVOICE' as const,
      issueDate: null,
      total: null,
      currency: null,
      iban: null,
    };
    await vendors.settle('other', () => ({ recent: [recent] }));
    expect(await learnFrom(renamed('Harhour Audio Ltd'), invoice, [], vendors)).toMatchObject({ alias: false });
    expect(vendors.names.get(key('harhour audio'))?.vendorId).toBe('other');
  });

  test('far from the right one counts only with what the vendor is known by, and whoever bears it by right keeps it', async () => {
    vendors.names.set(key('marquee live'), { key: key('marquee live'), vendorId: 'other' });
    expect(await learnFrom(renamed('Marquee Live'), invoice, [], vendors)).toMatchObject({ alias: false });
    const bearing = { ...invoice, iban: given(iban) };
    expect(await learnFrom(renamed('Marquee Live'), bearing, [], vendors)).toMatchObject({ alias: true });
    expect(vendors.names.get(key('marquee live'))).toMatchObject({ vendorId: 'right', witnesses: [iban] });
    expect(vendors.names.get(vendorOwnNameRow(key('marquee live'), 'right'))?.vendorId).toBe('other');
  });

  test('that differs by its legal form alone teaches nothing', async () => {
    expect(await learnFrom(renamed('HARBOUR AUDIO LIMITED'), invoice, [], vendors)).toMatchObject({ alias: false });
  });
});
