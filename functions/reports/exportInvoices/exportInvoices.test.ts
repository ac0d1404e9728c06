import { unzipSync } from 'fflate';
import { MAXIMUM_EXPORTED } from '#model/reports.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import { storedInvoice } from '../storedInvoice.ts';
import { describe, expect, it } from 'vitest';
import { calendarWriter } from './calendar.ts';
import type { ExportRequest } from './choose.ts';
import { csvWriter } from './csv.ts';
import type { InvoiceSource } from './exportInvoices.ts';
import { exportInvoices, MAXIMUM_BYTES } from './exportInvoices.ts';
import type { ExportedFile, FileWriter, FileWriters } from './format.ts';
import { jsonWriter } from './json.ts';

const NOW = new Date('2026-11-21T10:00:00Z');

/** A writer that takes no invoice with this id. */
const picky = (refused: string): FileWriter => ({
  ...jsonWriter(),
  add: ({ id }) => (id === refused ? 'It has no lines.' : null),
});

const writers: FileWriters = { CSV: csvWriter, JSON: jsonWriter, UBL: () => picky('i2'), ICS: calendarWriter };

function sourceOf(
  rows: readonly StoredInvoice[],
  found: readonly string[] | null = rows.map(({ id }) => id),
): InvoiceSource {
  return {
    find: () => Promise.resolve(found ? [...found] : null),
    async *fetch(ids) {
      yield await Promise.resolve(ids.map((id) => rows.find((row) => row.id === id) ?? null));
    },
    defaultCategories: (vendorIds) =>
      Promise.resolve(new Map(vendorIds.includes('v1') ? [['v1', 'VENUE' as const]] : [])),
  };
}

const call = (input: ExportRequest['input'], source: InvoiceSource, everybody = false) =>
  exportInvoices({ callerId: 'owner', everybody, input }, source, writers, NOW);

const idsIn = (file: ExportedFile | { code: string }): unknown => {
  if (!('content' in file)) throw new Error(file.code);
  const invoices: unknown = JSON.parse(Buffer.from(file.content).toString('utf8'));
  return Array.isArray(invoices) ? invoices.map((invoice: { id: string }) => invoice.id) : invoices;
};

const rows = ['i1', 'i2', 'i3'].map((id) => storedInvoice({}, { id }));

describe('an export', () => {
  it('holds what the filter finds, in its order', async () => {
    const file = await call({ format: 'JSON', filter: {} }, sourceOf(rows, ['i3', 'i1']));
    expect(idsIn(file)).toEqual(['i3', 'i1']);
  });

  it('holds the invoices that were named, in their order', async () => {
    const file = await call({ format: 'JSON', ids: ['i2', 'i1'] }, sourceOf(rows));
    expect(idsIn(file)).toEqual(['i2', 'i1']);
  });

  it.each<[string, ExportRequest['input'], string, string | null]>([
    ['neither a filter nor ids', { format: 'CSV' }, 'INVALID_CHOICE', null],
    ['both', { format: 'CSV', filter: {}, ids: ['i1'] }, 'INVALID_CHOICE', null],
    ['no ids', { format: 'CSV', ids: [] }, 'INVALID_CHOICE', 'ids'],
    ['one id twice', { format: 'CSV', ids: ['i1', 'i1'] }, 'INVALID_CHOICE', 'ids'],
    ['too many ids', { format: 'CSV', ids: Array.from({ length: 101 }, (_, at) => `i${at}`) }, 'TOO_MANY', 'ids'],
    ['an id that is none', { format: 'CSV', ids: ['i1', ''] }, 'NOTHING_FOUND', 'ids.1'],
    ['an id that is missing', { format: 'CSV', ids: ['i1', 'i9'] }, 'NOTHING_FOUND', 'ids.1'],
    ['a filter with a fault', { format: 'CSV', filter: { minimumTotal: '1' } }, 'INVALID_FILTER', 'filter.currency'],
    ['no due date', { format: 'ICS', filter: {} }, 'NOTHING_FOUND', null],
    ['what its format cannot hold', { format: 'UBL', filter: {} }, 'NOT_EXPRESSIBLE', null],
  ])('is refused for %s', async (_what, input, code, field) => {
    expect(await call(input, sourceOf(rows))).toMatchObject({ code, field });
  });

  it('names what its format cannot hold', async () => {
    const answer = await call({ format: 'UBL', filter: {} }, sourceOf(rows));
    expect(answer).toMatchObject({ message: 'INV-2026/17 (i2): It has no lines.' });
  });

  it('leaves nothing out silently: more than it may hold are refused', async () => {
    const many = Array.from({ length: MAXIMUM_EXPORTED + 1 }, (_, at) => `i${at}`);
    expect(await call({ format: 'CSV', filter: {} }, sourceOf(rows, many))).toMatchObject({ code: 'TOO_MANY' });
    expect(await call({ format: 'CSV', filter: {} }, sourceOf(rows, null))).toMatchObject({ code: 'TOO_MANY' });
    expect(await call({ format: 'CSV', filter: {} }, sourceOf(rows, []))).toMatchObject({ code: 'NOTHING_FOUND' });
  });

  it('is refused where the file would be too large', async () => {
    const large: FileWriters = { ...writers, CSV: () => ({ ...csvWriter(), size: () => MAXIMUM_BYTES + 1 }) };
    const input = { format: 'CSV' as const, filter: {} };
    expect(
      await exportInvoices({ callerId: 'owner', everybody: false, input }, sourceOf(rows), large, NOW),
    ).toMatchObject({ code: 'TOO_MANY' });
  });

  it('holds another’s invoices for nobody but STAFF and ADMIN, and only by name', async () => {
    const foreign = sourceOf([storedInvoice({}, { ownerId: 'other' })]);
    expect(await call({ format: 'JSON', ids: ['i1'] }, foreign)).toMatchObject({
      code: 'NOTHING_FOUND',
      field: 'ids.0',
    });
    expect(idsIn(await call({ format: 'JSON', ids: ['i1'] }, foreign, true))).toEqual(['i1']);
    expect(await call({ format: 'JSON', filter: {} }, foreign, true)).toMatchObject({ code: 'NOTHING_FOUND' });
  });

  it('holds nothing that was deleted, or never read', async () => {
    const { pages: _pages, ...unread } = storedInvoice();
    expect(await call({ format: 'JSON', ids: ['i1'] }, sourceOf([unread]))).toMatchObject({ code: 'NOTHING_FOUND' });
    const deleted = sourceOf([storedInvoice({}, { status: 'DELETED' })]);
    expect(await call({ format: 'JSON', ids: ['i1'] }, deleted)).toMatchObject({ code: 'NOTHING_FOUND' });
    expect(await call({ format: 'JSON', filter: {} }, deleted)).toMatchObject({ code: 'NOTHING_FOUND' });
  });
});

describe('a category', () => {
  it('is the vendor’s where nobody said what an invoice is for', async () => {
    const insights = {
      summary: 'Lamps.',
      category: 'EQUIPMENT',
      paymentTerms: null,
      anomalies: [],
      model: 'stand-in',
      inputTokens: 1,
      outputTokens: 1,
      costMicroUsd: null,
    };
    const source = sourceOf([
      storedInvoice({}, { id: 'i1', vendorId: 'v1' }),
      storedInvoice({}, { id: 'i2', vendorId: 'v1', insights }),
      storedInvoice({}, { id: 'i3', vendorId: 'v2' }),
    ]);
    const file = await call({ format: 'JSON', filter: {} }, source);
    if (!('content' in file)) throw new Error(file.code);
    expect(JSON.parse(Buffer.from(file.content).toString())).toMatchObject([
      { category: 'VENUE' },
      { category: 'EQUIPMENT' },
      { category: null },
    ]);
  });
});

describe('an archive', () => {
  it('is read back by whoever knows ZIP', async () => {
    const { archiveOf } = await import('./archive.ts');
    const { content } = archiveOf([
      { name: 'a.xml', content: Buffer.from('<a/>') },
      { name: 'b.xml', content: Buffer.from('<b/>') },
    ]);
    const files = unzipSync(content);
    expect(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['a.xml', '<a/>'],
      ['b.xml', '<b/>'],
    ]);
  });
});
