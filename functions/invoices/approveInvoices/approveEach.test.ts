import { expect, test } from 'vitest';
import type { Decider } from '#model/approvals.ts';
import { fakeTable } from '../../platform/fakeTable.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import { readingInvoice } from '../storedInvoice.ts';
import { approveEach } from './approveEach.ts';

const staff: Decider = { id: 'staff', role: 'STAFF' };
const value = (text: string) => ({ value: text, confidence: 1, place: null });
const invoice = (id: string, total: string): StoredInvoice => ({
  ...readingInvoice,
  id,
  status: 'NEEDS_REVIEW',
  version: 4,
  reviews: [{ code: 'LOW_CONFIDENCE', field: 'total' }],
  reviewQueue: 'REVIEW',
  reviewReason: 'LOW_CONFIDENCE',
  vendor: value('Somebody Ltd'),
  total: value(total),
  currency: value('EUR'),
});

test('each of several is approved by itself, in the order that was asked', async () => {
  const table = fakeTable(invoice('i1', '10'), invoice('i2', '9000'), invoice('i3', '30'));
  const seen = ['i3', 'missing', 'i2', 'i1'].map((id) => ({ id, expectedVersion: 4 }));
  const results = await approveEach(seen, staff, table);
  expect(results.map((result) => result.invoiceId ?? result.error)).toEqual([
    'i3',
    'NOT_FOUND',
    'OVER_APPROVAL_LIMIT',
    'i1',
  ]);
  expect(table.rows.get('i1')).toMatchObject({
    status: 'APPROVED',
    version: 5,
    ownerStatus: 'owner#APPROVED',
    decision: { approved: true, by: 'staff' },
  });
  expect(table.rows.get('i1')?.['reviewQueue']).toBeUndefined();
  expect(table.rows.get('i2')).toEqual(invoice('i2', '9000'));
  const entries = table.companions.map(({ row }) => [row['invoiceId'], row['action'], row['by'], row['version']]);
  expect(entries.sort()).toEqual([
    ['i1', 'APPROVED', 'staff', 5],
    ['i3', 'APPROVED', 'staff', 5],
  ]);
});

test('what others change in between is judged anew, and refused as stale', async () => {
  const table = fakeTable(invoice('i1', '10'));
  table.interfere(() => table.rows.set('i1', { ...invoice('i1', '9000'), version: 5 }));
  const [result] = await approveEach([{ id: 'i1', expectedVersion: 4 }], staff, table);
  expect(result).toEqual({ invoiceId: null, error: 'STALE_VERSION' });
  expect(table.rows.get('i1')).toMatchObject({ status: 'NEEDS_REVIEW', version: 5 });
  expect(table.companions).toEqual([]);
});

test('the same invoice by many at once is approved once', async () => {
  const table = fakeTable(invoice('i1', '10'));
  const calls = Array.from({ length: 10 }, () => approveEach([{ id: 'i1', expectedVersion: 4 }], staff, table));
  const results = (await Promise.all(calls)).flat();
  expect(results.filter((result) => result.invoiceId !== null)).toHaveLength(1);
  expect(results.filter((result) => result.error === 'STALE_VERSION')).toHaveLength(9);
  expect(table.rows.get('i1')?.version).toBe(5);
  expect(table.companions).toHaveLength(1);
});

test('the answer stays small however large the invoices are', async () => {
  const ids = Array.from({ length: 25 }, (_, at) => `i${at}`);
  const large = {
    details: Array.from({ length: 300 }, () => ({ type: 'OTHER', label: 'x'.repeat(300), ...value('y') })),
  };
  const table = fakeTable(...ids.map((id) => ({ ...invoice(id, '10'), ...large })));
  const results = await approveEach(
    ids.map((id) => ({ id, expectedVersion: 4 })),
    staff,
    table,
  );
  expect(results.map(({ invoiceId }) => invoiceId)).toEqual(ids);
  expect(JSON.stringify(results).length).toBeLessThan(10_000);
});
