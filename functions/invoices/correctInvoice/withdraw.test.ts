import { beforeEach, expect, test } from 'vitest';
import type { InvoiceRow } from '#model/invoices.ts';
import { emptyInvoiceFields } from '#model/invoices.ts';
import type { FakeTwins } from '../../platform/vendors/fakeVendors.ts';
import { fakeTwins } from '../../platform/vendors/fakeVendors.ts';
import { twinRows } from '../../platform/vendors/twins.ts';
import { withdraw } from './withdraw.ts';

const read = <Value>(value: Value) => ({ value, confidence: 0.98, place: null });
const origin = { invoiceId: 'i1', ownerId: 'owner', fileId: 'f1', sha256: 'sha', part: 1 };
const row = (number: string, more: Partial<InvoiceRow> = {}): InvoiceRow => ({
  ...emptyInvoiceFields,
  id: 'i1',
  ownerId: 'owner',
  fileId: 'f1',
  status: 'READ',
  version: 4,
  attempt: 1,
  pages: 1,
  uploadedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ownerStatus: 'owner#READ',
  vendorId: 'v1',
  number: read(number),
  ...more,
});
const keysOf = ({ number }: InvoiceRow) =>
  Object.values(twinRows(origin, 'v1', { ...emptyInvoiceFields, number: number ?? null })).filter(
    (key) => key !== null,
  );

let twins: FakeTwins;

async function claim(invoice: InvoiceRow): Promise<void> {
  await twins.note('i1', 'owner', keysOf(invoice));
  for (const key of keysOf(invoice)) await twins.claim(key, { invoiceId: 'i1', fileId: 'f1', issueDate: null });
}

const claimed = () => [...twins.claims].filter(([, claims]) => claims.length > 0).map(([key]) => key);

beforeEach(async () => {
  twins = fakeTwins();
  await claim(row('OLD'));
});

test('a correction that was not saved leaves what was claimed before it, and what the invoice is by now', async () => {
  await claim(row('LOST'));
  await claim(row('WON'));
  await withdraw(origin, keysOf(row('OLD')), row('WON'), twins);
  const kept = [...new Set([...keysOf(row('OLD')), ...keysOf(row('WON'))])];
  expect(claimed()).toEqual(kept);
  expect(twins.entries.get('i1')?.claims).toEqual(kept);
});

test.each([
  ['is being read', row('OLD', { status: 'READING' })],
  ['is gone', null],
] as const)('an invoice that %s is left to whoever ends that', async (_, now) => {
  await claim(row('LOST'));
  await withdraw(origin, keysOf(row('OLD')), now, twins);
  expect(claimed()).toContain(keysOf(row('LOST'))[1]);
});
