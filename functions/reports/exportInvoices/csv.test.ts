import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { InvoiceFields } from '#model/invoices.ts';
import { reportedInvoice } from '../reportedInvoice.ts';
import { read, storedInvoice } from '../storedInvoice.ts';
import { describe, expect, it } from 'vitest';
import { amount, text } from '../../platform/csv.ts';
import { csvWriter } from './csv.ts';

function written(...invoices: Partial<InvoiceFields>[]): Buffer {
  const writer = csvWriter();
  for (const fields of invoices) writer.add(reportedInvoice(storedInvoice(fields)));
  const file = writer.end();
  if (!file) throw new Error('Nothing was written.');
  return Buffer.from(file.content);
}

const rowsOf = (content: Buffer): Record<string, string>[] =>
  parse(content, { columns: true, bom: true, record_delimiter: '\r\n' });

describe('a file of CSV', () => {
  it('has a heading and a row an invoice, as UTF-8 with its mark', () => {
    const content = written({}, { vendor: null, total: read('-1190.00'), kind: 'CREDIT_NOTE' });
    expect(content.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(rowsOf(content)).toEqual([
      expect.objectContaining({ id: 'i1', vendor: 'Stadthalle Köln GmbH', number: 'INV-2026/17', total: '1190.00' }),
      expect.objectContaining({ vendor: '', kind: 'CREDIT_NOTE', total: '-1190.00', lines: '1' }),
    ]);
  });

  it('is nothing without an invoice', () => {
    expect(csvWriter().end()).toBeNull();
  });

  it.each([
    "=cmd|'/c calc'!A0",
    '+1+1',
    '-2+3',
    '@SUM(A1:A9)',
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '  =1+1',
    '\u202e=1+1',
    '\ufeff=1+1',
    '\u200b=1+1',
    '"=1+1',
    '＝1+1',
    '－1',
  ])('makes a text of the formula %j', (attack) => {
    const [row] = rowsOf(written({ vendor: read(attack) }));
    expect(row?.['vendor']).toMatch(/^'/);
    // The control: what was read follows the apostrophe.
    expect(row?.['vendor']?.slice(1)).toContain(attack.slice(-2).trim());
  });

  it.each(['Müller; Söhne', 'a "quoted", name', 'two\r\nlines', '\u202eevil\u202c', 'x'.repeat(10_000), "O'Neil"])(
    'holds %j as one cell of its row',
    (vendor) => {
      const rows = rowsOf(written({ vendor: read(vendor), number: read('after') }, {}));
      expect(rows).toHaveLength(2);
      expect(rows[0]?.['vendor']).toBe(vendor.replace('\r\n', ' ').replace(/[\u202c\u202e]/g, ''));
      expect(rows[0]?.['number']).toBe('after');
    },
  );

  it('has as many columns in every row whatever stands on an invoice, and no cell that is a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (vendor, number) => {
        const rows = parse(written({ vendor: read(vendor), number: read(number) }), { bom: true });
        expect(rows).toHaveLength(2);
        for (const cell of rows[1] ?? []) expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+@]/u);
      }),
    );
  });
});

describe('an amount', () => {
  it('stays a number, and what only looks like one does not', () => {
    expect(amount('-12.50')).toBe('-12.50');
    expect(amount('-12.50+cmd')).toBe("'-12.50+cmd");
    expect(amount('=1')).toBe("'=1");
    expect(amount(null)).toBe('');
    expect(text('-12.50')).toBe("'-12.50");
  });
});
