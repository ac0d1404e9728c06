import { beforeEach, describe, expect, test } from 'vitest';
import type { InvoiceRow, InvoiceStatus } from '#model/invoices.ts';
import { emptyInvoiceFields } from '#model/invoices.ts';
import type { VendorInvoiceRow, VendorRow } from '#model/vendors.ts';
import type { FakeTable } from '../platform/fakeTable.ts';
import { fakeTable } from '../platform/fakeTable.ts';
import type { StoredInvoice } from '../platform/rows.ts';
import type { FakeTwins, FakeVendors } from '../platform/vendors/fakeVendors.ts';
import { fakeTwins, fakeVendors } from '../platform/vendors/fakeVendors.ts';
import { newVendor } from '../platform/vendors/newVendor.ts';
import type { FollowPorts } from './follow.ts';
import { follow } from './follow.ts';
import type { Ledger } from './ledger.ts';
import { isToBeMoved, MOVED_AT_ONCE, moveInvoices } from './moveInvoices/moveInvoices.ts';

const read = <Value>(value: Value) => ({ value, confidence: 0.98, place: null });
const iban = 'DE02120300000000202051';

function row(id: string, vendorId: string, more: Partial<InvoiceRow> = {}): StoredInvoice {
  return {
    ...emptyInvoiceFields,
    id,
    ownerId: 'owner',
    fileId: `f-${id}`,
    status: 'READ',
    version: 3,
    attempt: 1,
    pages: 1,
    uploadedAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ownerStatus: 'owner#READ',
    vendorId,
    ownerVendor: `owner#${vendorId}`,
    number: read(`N-${id}`),
    issueDate: read('2026-02-01'),
    total: read('10.00'),
    currency: read('EUR'),
    iban: read(iban),
    ...more,
  };
}

let invoices: FakeTable<StoredInvoice>;
let vendors: FakeVendors;
let twins: FakeTwins;
let ports: FollowPorts;
let posts: number;

/** The ledger's rules over the fakes: an entry and its vendors change together, and only as they were read. */
function fakeLedger(): Ledger {
  return {
    async post(entry, before, writes) {
      const now = twins.entries.get(entry.invoiceId);
      if (now?.invoiceVersion !== before?.invoiceVersion) return false;
      if (writes.some((write) => vendors.rows.get(write.row.id)?.revision !== write.row.revision)) return false;
      posts += 1;
      const kept: VendorInvoiceRow = { invoiceId: entry.invoiceId, ownerId: entry.ownerId, claims: now?.claims ?? [] };
      twins.entries.set(entry.invoiceId, { ...kept, ...entry.counts, invoiceVersion: entry.version });
      for (const { row: vendor, change } of writes) await vendors.settle(vendor.id, () => change);
      return true;
    },
    overwrite: () => Promise.resolve(),
  };
}

const vendor = (id: string): VendorRow => {
  const found = vendors.rows.get(id);
  if (!found) throw new Error(`There is no vendor ${id}.`);
  return found;
};
const put = (stored: StoredInvoice) => invoices.rows.set(stored.id, stored);
const claimed = () => [...twins.claims.values()].flat().map(({ invoiceId }) => invoiceId);

beforeEach(() => {
  invoices = fakeTable<StoredInvoice>();
  vendors = fakeVendors();
  twins = fakeTwins();
  posts = 0;
  for (const id of ['v1', 'v2'])
    vendors.rows.set(id, newVendor(id, 'owner', `Vendor ${id}`, '2026-01-01T00:00:00.000Z'));
  ports = { invoices, vendors, twins, ledger: fakeLedger(), digestOf: (fileId) => Promise.resolve(`sha-${fileId}`) };
});

describe('following an invoice', () => {
  test('counts it once, however often it is told', async () => {
    put(row('i1', 'v1'));
    for (let again = 0; again < 3; again += 1) await follow('i1', ports);
    expect(vendor('v1')).toMatchObject({ invoiceCount: 1, lastInvoiceOn: '2026-02-01', nameKey: 'vendor v1' });
    expect(posts).toBe(1);
    expect(claimed()).toEqual(['i1', 'i1', 'i1']);
  });

  test('accepts its account with the approval, and no more after that is taken back', async () => {
    put(row('i1', 'v1', { status: 'APPROVED', version: 4 }));
    await follow('i1', ports);
    expect(vendor('v1').accepted).toEqual([{ iban, approvals: 1 }]);
    put(row('i1', 'v1', { status: 'NEEDS_REVIEW', version: 5 }));
    await follow('i1', ports);
    expect(vendor('v1').accepted).toEqual([]);
  });

  test.each<InvoiceStatus>(['DELETED', 'REJECTED'])(
    'forgets one that is %s, with all that it claimed',
    async (status) => {
      put(row('i1', 'v1'));
      await follow('i1', ports);
      const after = row('i1', 'v1', { status, version: 4 });
      const { pages: _pages, vendorId: _vendorId, number: _number, ...emptied } = after;
      put(status === 'DELETED' ? emptied : after);
      await follow('i1', ports);
      expect(vendor('v1')).toMatchObject({ invoiceCount: 0, recent: [], seen: [] });
      expect(vendor('v1').nameKey).toBeUndefined();
      expect(claimed()).toEqual([]);
      expect(twins.entries.get('i1')).toMatchObject({ claims: [], invoiceVersion: 4 });
    },
  );

  test('takes the account of an attempt that never ended from the vendor that it was compared with', async () => {
    await vendors.settle('v1', () => ({ mergedInto: 'v2' }));
    await vendors.settle('v2', () => ({
      seen: [
        { iban, invoiceId: 'i1' },
        { iban: 'OTHER', invoiceId: 'i2' },
      ],
    }));
    await twins.note('i1', 'owner', [
      'owner#file#sha#1',
      'owner#number#v1#INVOICE#N-1',
      'owner#amount#v2#EUR#INVOICE10.',
    ]);
    const { pages: _pages, vendorId: _vendorId, ...failed } = row('i1', 'v1', { status: 'FAILED' });
    put(failed);
    await follow('i1', ports);
    expect(vendor('v2')).toMatchObject({ seen: [{ iban: 'OTHER', invoiceId: 'i2' }], invoiceCount: 0 });
    expect(twins.entries.get('i1')?.claims).toEqual([]);
  });

  test('leaves one alone that is being read', async () => {
    put(row('i1', 'v1'));
    await follow('i1', ports);
    put(row('i1', 'v1', { status: 'READING', version: 4 }));
    expect(await follow('i1', ports)).toBeNull();
    expect(vendor('v1').invoiceCount).toBe(1);
  });

  test('leaves alone what a reading claimed that began in between', async () => {
    put(row('i1', 'v1'));
    await follow('i1', ports);
    const fresh = 'owner#number#v1#INVOICE#FRESH';
    const entry = twins.entry;
    const begins: FollowPorts['twins'] = {
      ...twins,
      async entry(id) {
        put(row('i1', 'v1', { status: 'READING', version: 4 }));
        await twins.note('i1', 'owner', [fresh]);
        await twins.claim(fresh, { invoiceId: 'i1', fileId: 'f-i1', issueDate: null });
        return entry(id);
      },
    };
    await follow('i1', { ...ports, twins: begins });
    expect(twins.claims.get(fresh)).toHaveLength(1);
    expect(twins.entries.get('i1')?.claims).toContain(fresh);
    put(row('i1', 'v1', { version: 5 }));
    await follow('i1', ports);
    expect(twins.claims.get(fresh)).toEqual([]);
  });

  test('takes it from one vendor to another after a correction, and claims its new number', async () => {
    put(row('i1', 'v1'));
    await follow('i1', ports);
    put(row('i1', 'v2', { version: 4, number: read('OTHER') }));
    await follow('i1', ports);
    expect(vendor('v1').invoiceCount).toBe(0);
    expect(vendor('v2').invoiceCount).toBe(1);
    const keys = [...twins.claims].filter(([, claims]) => claims.length > 0).map(([key]) => key);
    expect(keys).toContain('owner#number#v2#INVOICE#OTHER');
    expect(keys.some((key) => key.includes('#v1#'))).toBe(false);
  });

  test('does not count what an older version said', async () => {
    put(row('i1', 'v1', { version: 9 }));
    await follow('i1', ports);
    put(row('i1', 'v2', { version: 8 }));
    await follow('i1', ports);
    expect([vendor('v1').invoiceCount, vendor('v2').invoiceCount]).toEqual([1, 0]);
  });

  test('leads it to the vendor that its own was merged into, and tells so in its history', async () => {
    put(row('i1', 'v1'));
    await follow('i1', ports);
    await vendors.settle('v1', () => ({ mergedInto: 'v2' }));
    await follow('i1', ports);
    expect(invoices.rows.get('i1')).toMatchObject({ vendorId: 'v2', ownerVendor: 'owner#v2', version: 4 });
    expect(invoices.companions).toMatchObject([
      { table: 'InvoiceRevisions', row: { action: 'VENDOR_CHANGED', by: null } },
    ]);
    expect([vendor('v1').invoiceCount, vendor('v2').invoiceCount]).toEqual([0, 1]);
    await follow('i1', ports);
    expect(invoices.companions).toHaveLength(1);
  });
});

describe('two invoices that are the same', () => {
  const number = read('SAME');
  const suspicion = {
    status: 'NEEDS_REVIEW',
    ownerStatus: 'owner#NEEDS_REVIEW',
    reviewQueue: 'REVIEW',
    reviewReason: 'DUPLICATE',
  };
  const stored = (id: string) => invoices.rows.get(id);
  const actions = () => invoices.companions.map(({ row: entry }) => [entry['invoiceId'], entry['action']]);

  test('are told of when the first is reopened after the second was read', async () => {
    put(row('i1', 'v1', { number, status: 'REJECTED', reason: 'DECLINED' }));
    put(row('i2', 'v1', { number }));
    await follow('i1', ports);
    await follow('i2', ports);
    expect(stored('i2')?.status).toBe('READ');
    const reviews = [{ code: 'REOPENED' as const, field: null }];
    put(row('i1', 'v1', { number, status: 'NEEDS_REVIEW', reviews, version: 5 }));
    for (let again = 0; again < 3; again += 1) await follow('i1', ports);
    expect(stored('i1')).toMatchObject({
      ...suspicion,
      version: 6,
      reviews: [
        { code: 'DUPLICATE', field: 'number' },
        { code: 'REOPENED', field: null },
      ],
      checks: [{ code: 'EXACT_DUPLICATE', passed: false, otherInvoiceId: 'i2' }],
    });
    expect(stored('i2')?.status).toBe('READ');
    expect(actions()).toEqual([['i1', 'DOUBTED']]);
  });

  test('are told of when their vendors are merged, even where following was cut off after the claim', async () => {
    put(row('i1', 'v1', { number }));
    put(row('i2', 'v2', { number }));
    await follow('i1', ports);
    await follow('i2', ports);
    await vendors.settle('v1', () => ({ mergedInto: 'v2' }));
    const settle = invoices.settle.bind(invoices);
    const failing: FollowPorts['invoices'] = {
      ...invoices,
      settle: (id, decide) =>
        stored(id)?.['vendorId'] === 'v2' ? Promise.reject(new Error('cut off')) : settle(id, decide),
    };
    await expect(follow('i1', { ...ports, invoices: failing })).rejects.toThrow('cut off');
    await follow('i1', ports);
    expect(stored('i1')).toMatchObject(suspicion);
    expect(stored('i2')?.status).toBe('READ');
  });

  test('leave no open one that can be approved unwarned once one of them is approved, in whichever order they came', async () => {
    put(row('i1', 'v1', { number }));
    put(row('i2', 'v1', { number, status: 'APPROVED' }));
    await follow('i1', ports);
    await follow('i2', ports);
    expect(stored('i1')).toMatchObject(suspicion);
    expect(stored('i2')?.status).toBe('APPROVED');
    put(row('i1', 'v1', { number, version: 9 }));
    await follow('i1', ports);
    expect(stored('i1')).toMatchObject(suspicion);
  });

  test('are not told of where the other is declined, or comes later', async () => {
    put(row('i1', 'v1', { number }));
    put(row('i2', 'v1', { number, status: 'NEEDS_REVIEW', reviews: [{ code: 'DUPLICATE', field: 'number' }] }));
    await follow('i1', ports);
    await follow('i2', ports);
    await follow('i1', ports);
    put(row('i1', 'v1', { number, status: 'REJECTED', reason: 'DECLINED', version: 4 }));
    await follow('i1', ports);
    put(row('i2', 'v1', { number, version: 4 }));
    await follow('i2', ports);
    expect([stored('i1')?.status, stored('i2')?.status]).toEqual(['REJECTED', 'READ']);
    expect(actions()).toEqual([]);
  });

  test('are not told of where they are of the same amount alone', async () => {
    put(row('i1', 'v1'));
    put(row('i2', 'v1'));
    await follow('i1', ports);
    await follow('i2', ports);
    expect(actions()).toEqual([]);
  });
});

describe('moving the invoices of a merged vendor', () => {
  async function* pagesOf(count: number) {
    for (let start = 0; start < count; start += 25)
      yield await Promise.resolve(Array.from({ length: Math.min(25, count - start) }, (_, at) => `i${start + at}`));
  }
  const merged = { ...newVendor('v1', 'owner', 'One', '2026-01-01T00:00:00.000Z'), mergedInto: 'v2' };

  test('moves all, and asks for nothing more', async () => {
    const moved: string[] = [];
    const move = (id: string) => Promise.resolve(moved.push(id) > 0);
    expect(await moveInvoices(merged, { pages: pagesOf(60), move, settle: vendors.settle })).toBe(60);
    expect(moved).toHaveLength(60);
    expect(vendor('v1').moved).toBeUndefined();
  });

  test('goes on by its own note where there are more than it does at once', async () => {
    const move = () => Promise.resolve(true);
    await moveInvoices(merged, { pages: pagesOf(1000), move, settle: vendors.settle });
    expect(vendor('v1').moved).toBe(MOVED_AT_ONCE);
    expect(isToBeMoved(merged, { ...merged, moved: MOVED_AT_ONCE })).toBe(true);
  });

  test('passes over those that are being read, and ends where only such are left', async () => {
    const stays = new Set(Array.from({ length: 300 }, (_, at) => `i${at}`));
    const moved: string[] = [];
    const move = (id: string) => Promise.resolve(!stays.has(id) && moved.push(id) > 0);
    expect(await moveInvoices(merged, { pages: pagesOf(310), move, settle: vendors.settle })).toBe(10);
    expect(moved).toHaveLength(10);
    expect(vendor('v1').moved).toBeUndefined();
  });

  test('begins with the merge, and with nothing else that happens to a vendor', () => {
    const { mergedInto: _mergedInto, ...before } = merged;
    expect(isToBeMoved(before, merged)).toBe(true);
    expect(isToBeMoved(merged, { ...merged, invoiceCount: 3 })).toBe(false);
    expect(isToBeMoved(before, { ...before, name: 'Two' })).toBe(false);
    expect(isToBeMoved(merged, { ...merged, mergedInto: 'v3' })).toBe(true);
  });
});
