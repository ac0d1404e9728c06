import type { ExpenseDocument } from '@aws-sdk/client-textract';
import { describe, expect, test } from 'vitest';
import { generateFile, generateInvoice } from '#test/documents/generate.ts';
import type { InvoiceSpec, Language } from '#test/documents/generate.ts';
import { readTextLayer } from '../textLayer.ts';
import { partsOf } from './parts.ts';

const pagesOf = async (bytes: Uint8Array): Promise<[number, number, boolean][]> =>
  partsOf((await readTextLayer(bytes)) ?? []).map(({ firstPage, lastPage, sure }) => [firstPage, lastPage, sure]);

const languages: readonly Language[] = ['en', 'de', 'fr', 'nl', 'pl'];

describe('a file of several invoices is parted where each begins', () => {
  test.each(languages)('%s, of one page each, in several layouts', async (language) => {
    for (const layout of ['classic', 'modern', 'letter', 'ledger', 'sidebar', 'memo', 'grid'] as const) {
      const specs = [31, 32, 33].map((seed): InvoiceSpec => ({ seed, language, layout }));
      const { bytes, invoices } = await generateFile(specs);
      const wanted = invoices.map(({ firstPage, lastPage }) => [firstPage, lastPage, true]);
      expect([layout, await pagesOf(bytes)]).toEqual([layout, wanted]);
    }
  });

  test('of several pages each', async () => {
    const specs = [41, 42, 43, 44].map((seed): InvoiceSpec => ({ seed, lines: seed % 2 === 0 ? 60 : 3 }));
    const { bytes, invoices } = await generateFile(specs);
    expect(invoices.some(({ firstPage, lastPage }) => lastPage > firstPage)).toBe(true);
    expect(await pagesOf(bytes)).toEqual(invoices.map(({ firstPage, lastPage }) => [firstPage, lastPage, true]));
  });
});

describe('one invoice stays one', () => {
  test.each(languages)('%s, of several pages', async (language) => {
    for (const seed of [51, 52, 53, 54]) {
      const { bytes } = await generateInvoice({
        seed,
        language,
        lines: 60,
        layout: seed % 2 === 0 ? 'classic' : 'modern',
      });
      const [first, ...others] = await pagesOf(bytes);
      expect(others).toEqual([]);
      expect(first?.[2]).toBe(true);
    }
  });
});

/** A page as a reader answers it: a number, a vendor, a date, a total, and a line of text, where they are given. */
function page(signs: {
  readonly number?: string;
  readonly vendor?: string;
  readonly date?: string;
  readonly total?: string;
  readonly line?: string;
}): ExpenseDocument {
  const types = { number: 'INVOICE_RECEIPT_ID', vendor: 'VENDOR_NAME', date: 'INVOICE_RECEIPT_DATE', total: 'TOTAL' };
  return {
    SummaryFields: Object.entries(types).flatMap(([sign, Text]) => {
      const value = signs[sign as keyof typeof types];
      return value === undefined ? [] : [{ Type: { Text, Confidence: 95 }, ValueDetection: { Text: value } }];
    }),
    Blocks: signs.line === undefined ? [] : [{ BlockType: 'LINE', Text: signs.line }],
  };
}

const invoice = (number: string) => page({ number, vendor: 'Harbour Audio Ltd', date: '2026-03-01', total: '10.00' });
const bordersOf = (...pages: readonly ExpenseDocument[]): string =>
  partsOf(pages)
    .map(({ firstPage, lastPage, sure }) => `${firstPage}-${lastPage}${sure ? '' : '?'}`)
    .join(' ');

describe('a page', () => {
  test.each([
    ['with the same number goes on', [invoice('A-1'), invoice('A-1')], '1-2'],
    ['with the same number, misread, goes on', [invoice('INV-100'), invoice('lNV-1OO')], '1-2'],
    ['without anything of an invoice goes on', [invoice('A-1'), page({ line: 'General terms' })], '1-2'],
    ['that says it is the second goes on', [invoice('A-1'), { ...invoice('A-2'), ...paged('Page 2 of 2') }], '1-2'],
    ['before the first number belongs to it', [page({ line: 'Dear customer' }), invoice('A-1')], '1-2'],
    ['with another number, a date and a total of its own begins', [invoice('A-1'), invoice('A-2')], '1-1 2-2'],
    [
      'that says it is the first, with another supplier and total, begins',
      [
        page({ vendor: 'Harbour Audio', total: '1.00', line: 'Seite 1 von 1' }),
        page({ vendor: 'Someone Else', total: '2.00', line: 'Seite 1 von 1' }),
      ],
      '1-1 2-2',
    ],
    ['with another number and nothing else may begin', [invoice('A-1'), page({ number: 'B-7' })], '1-2?'],
    [
      'with another supplier, date and total, but no number, may begin',
      [invoice('A-1'), page({ vendor: 'Someone Else', date: '2026-03-02', total: '3.00' })],
      '1-2?',
    ],
  ] as const)('%s', (_, pages, borders) => {
    expect(bordersOf(...pages)).toBe(borders);
  });
});

function paged(line: string): Pick<ExpenseDocument, 'Blocks'> {
  return { Blocks: [{ BlockType: 'LINE', Text: line }] };
}

test('pages that are not asked for are left out', () => {
  const parts = partsOf([invoice('A-1'), invoice('A-2'), invoice('A-3')], (number) => number === 2);
  expect(parts.map(({ firstPage, lastPage }) => [firstPage, lastPage])).toEqual([[2, 2]]);
});
