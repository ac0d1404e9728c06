import { expect, test } from 'vitest';
import type { InvoiceRevisionRow } from '#model/decisions.ts';
import type { History } from './forgetHistory.ts';
import { forgetHistory } from './forgetHistory.ts';

const entry: InvoiceRevisionRow = {
  invoiceId: 'i1',
  sequence: '0000000004',
  ownerId: 'owner',
  version: 4,
  action: 'CORRECTED',
  by: 'staff',
  at: '2026-01-01T00:00:00.000Z',
  status: 'READ',
  changes: [{ field: 'iban', before: 'secret before', after: 'secret after' }],
  note: 'secret note',
};

function historyOf(...rows: InvoiceRevisionRow[]): History & { rows: InvoiceRevisionRow[] } {
  return {
    rows,
    entries: (invoiceId) =>
      Promise.resolve(rows.filter((row) => row.invoiceId === invoiceId).map(({ sequence }) => sequence)),
    empty: (invoiceId, sequence) => {
      const at = rows.findIndex((row) => row.invoiceId === invoiceId && row.sequence === sequence);
      rows[at] = { ...entry, ...rows[at], changes: [], note: null };
      return Promise.resolve();
    },
  };
}

test('a deleted invoice’s history keeps who did what, and no value', async () => {
  const other = { ...entry, invoiceId: 'i2' };
  const history = historyOf(entry, { ...entry, sequence: '0000000005' }, other);
  expect(await forgetHistory('i1', history)).toBe(2);
  expect(JSON.stringify(history.rows.slice(0, 2))).not.toContain('secret');
  expect(history.rows[0]).toMatchObject({ action: 'CORRECTED', by: 'staff', version: 4 });
  expect(history.rows[2]).toEqual(other);
  expect(await forgetHistory('i1', history)).toBe(2);
});
