import { describe, expect, test } from 'vitest';
import { newVendor } from '../platform/vendors/newVendor.ts';
import type { Contribution } from './contribution.ts';
import { tally, tallyAnew } from './tally.ts';

const vendor = newVendor('v1', 'owner', 'Harbour Audio Ltd', '2026-01-01T00:00:00.000Z');
const one: Contribution = {
  vendorId: 'v1',
  invoiceId: 'i1',
  kind: 'INVOICE',
  issueDate: '2026-02-01',
  total: '100.00',
  currency: 'EUR',
  iban: 'DE02120300000000202051',
  approved: false,
};

describe('what invoices add up to at their vendor', () => {
  test('counts one, remembers it, and lists the vendor by its folded name', () => {
    expect(tally(vendor, 'i1', null, one)).toMatchObject({
      invoiceCount: 1,
      lastInvoiceOn: '2026-02-01',
      nameKey: 'harbour audio ltd',
      accepted: [],
      seen: [{ iban: 'DE02120300000000202051', invoiceId: 'i1' }],
    });
  });

  test('accepts an account by an approval, and no more once the approval is taken back', () => {
    const counted = { ...vendor, ...tally(vendor, 'i1', null, one) } as typeof vendor;
    const approved = { ...counted, ...tally(counted, 'i1', one, { ...one, approved: true }) } as typeof vendor;
    expect(approved.accepted).toEqual([{ iban: 'DE02120300000000202051', approvals: 1 }]);
    expect(approved.invoiceCount).toBe(1);
    expect(tally(approved, 'i1', { ...one, approved: true }, one).accepted).toEqual([]);
  });

  test('forgets an invoice that counts no more, and a vendor without any leaves the list', () => {
    const counted = { ...vendor, ...tally(vendor, 'i1', null, one) } as typeof vendor;
    expect(tally(counted, 'i1', one, null)).toMatchObject({
      invoiceCount: 0,
      recent: [],
      seen: [],
      lastInvoiceOn: null,
    });
    expect(tally(counted, 'i1', one, null).nameKey).toBeUndefined();
  });

  test('keeps of one invoice only the account that it counts with', () => {
    const other = { iban: 'OTHER', invoiceId: 'i2' };
    const misread = { ...vendor, seen: [{ iban: 'MISREAD', invoiceId: 'i1' }, other] };
    expect(tally(misread, 'i1', null, null).seen).toEqual([other]);
    expect(tally(misread, 'i1', null, one).seen).toEqual([other, { iban: one.iban, invoiceId: 'i1' }]);
  });

  test('keeps a vendor in the list whom a person touched', () => {
    expect(tally({ ...vendor, version: 2 }, 'i1', null, null).nameKey).toBe('harbour audio ltd');
    expect(tally({ ...vendor, version: 2, mergedInto: 'v2' }, 'i1', null, one).nameKey).toBeUndefined();
  });

  test('remembers the latest by issue, in whatever order they come', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({
      ...one,
      invoiceId: `i${at}`,
      issueDate: new Date(Date.UTC(2026, 0, 1 + ((at * 37) % 60))).toISOString().slice(0, 10),
    }));
    const all = tallyAnew(vendor, many);
    expect(all.invoiceCount).toBe(60);
    expect(all.recent).toHaveLength(40);
    expect(all.lastInvoiceOn).toBe('2026-03-01');
  });

  test('comes out the same counted anew and one by one', () => {
    const many = [one, { ...one, invoiceId: 'i2', approved: true }, { ...one, invoiceId: 'i3', iban: null }];
    const oneByOne = many.reduce(
      (row, each) => ({ ...row, ...tally(row, each.invoiceId, null, each) }) as typeof vendor,
      vendor,
    );
    expect(tallyAnew(vendor, many)).toEqual({
      invoiceCount: oneByOne.invoiceCount,
      recent: oneByOne.recent,
      accepted: oneByOne.accepted,
      seen: oneByOne.seen,
      lastInvoiceOn: oneByOne.lastInvoiceOn,
      nameKey: oneByOne.nameKey,
    });
  });
});
