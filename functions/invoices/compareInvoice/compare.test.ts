import { beforeEach, describe, expect, test } from 'vitest';
import type { InvoiceFields } from '#model/invoices.ts';
import { emptyInvoiceFields } from '#model/invoices.ts';
import { vendorNameRow, vendorVatRow } from '#model/keys.ts';
import type { FakeTwins, FakeVendors } from '../../platform/vendors/fakeVendors.ts';
import { fakeTwins, fakeVendors } from '../../platform/vendors/fakeVendors.ts';
import type { ComparePorts } from './compare.ts';
import { compare } from './compare.ts';
import { findVendor } from './findVendor.ts';

const read = <Value>(value: Value) => ({ value, confidence: 0.98, place: null });
const invoice = (more: Partial<InvoiceFields> = {}): InvoiceFields => ({
  ...emptyInvoiceFields,
  vendor: read('Harbour Audio Ltd'),
  number: read('INV-1'),
  issueDate: read('2026-03-10'),
  currency: read('EUR'),
  total: read('119.00'),
  ...more,
});
const origin = (
  invoiceId: string,
  more: { fileId?: string; sha256?: string; part?: number; ownerId?: string } = {},
) => ({
  invoiceId,
  ownerId: 'owner',
  fileId: `f-${invoiceId}`,
  sha256: `sha-${invoiceId}`,
  part: 1,
  ...more,
});
const judged = (fields: InvoiceFields) => ({ fields, reviews: [], checks: [] });

let vendors: FakeVendors;
let twins: FakeTwins;
let gone: Set<string>;
let ports: ComparePorts;

beforeEach(() => {
  vendors = fakeVendors();
  twins = fakeTwins();
  gone = new Set();
  ports = { vendors, twins, isThere: (id) => Promise.resolve(!gone.has(id)) };
});

const codes = async (id: string, fields = invoice(), more: Parameters<typeof origin>[1] = {}) =>
  (await compare(origin(id, more), judged(fields), ports)).reviews.map(({ code }) => code);

describe('whose an invoice is', () => {
  const evidence = { name: 'Harbour Audio Ltd', vatNumber: null, iban: null };

  test('is one vendor for every spelling of the name, and another for another owner', async () => {
    const one = await findVendor('owner', evidence, vendors);
    const other = await findVendor('owner', { ...evidence, name: 'HARBOUR AUDIO LIMITED' }, vendors);
    expect(other?.vendor.id).toBe(one?.vendor.id);
    expect((await findVendor('else', evidence, vendors))?.vendor.id).not.toBe(one?.vendor.id);
  });

  test('is nobody where no name was read', async () => {
    expect(await findVendor('owner', { name: null, vatNumber: null, iban: null }, vendors)).toBeNull();
    expect(await findVendor('owner', { ...evidence, name: '—' }, vendors)).toBeNull();
  });

  test('is the vendor that somebody else made at the same moment', async () => {
    let rival: string | undefined;
    vendors.interfere(async () => {
      rival = (await findVendor('owner', evidence, vendors))?.vendor.id;
    });
    const found = await findVendor('owner', evidence, vendors);
    expect(found?.vendor.id).toBe(rival);
    expect(vendors.rows.size).toBe(1);
  });

  test('is told by the VAT number where the name agrees or is missing', async () => {
    const vat = { ...evidence, vatNumber: 'DE123456789' };
    const one = await findVendor('owner', vat, vendors);
    for (const name of ['Harbour Audio Services', 'Harhour Audio', null]) {
      expect((await findVendor('owner', { ...vat, name }, vendors))?.vendor.id).toBe(one?.vendor.id);
    }
  });

  test('is told by the name where a VAT number speaks for a stranger: the buyer’s own does not make one of all', async () => {
    const vat = { ...evidence, vatNumber: 'DE123456789' };
    const one = await findVendor('owner', vat, vendors);
    const other = await findVendor('owner', { ...vat, name: 'Nordic Crew' }, vendors);
    expect(other?.vendor.id).not.toBe(one?.vendor.id);
    expect(vendors.names.get(vendorVatRow('owner', 'DE123456789'))?.vendorId).toBe(one?.vendor.id);
  });

  test('is the vendor that it was merged into', async () => {
    const one = await findVendor('owner', evidence, vendors);
    const other = await findVendor('owner', { ...evidence, name: 'Lumen' }, vendors);
    await vendors.settle(one?.vendor.id ?? '', () => ({ mergedInto: other?.vendor.id }));
    expect((await findVendor('owner', evidence, vendors))?.vendor.id).toBe(other?.vendor.id);
  });

  test('is no vendor of a name misread for it, unless the invoice bears what that one is known by', async () => {
    const right = await findVendor('owner', evidence, vendors);
    const id = right?.vendor.id ?? '';
    const key = vendorNameRow('owner', 'marquee live');
    vendors.names.set(key, { key, vendorId: id, misread: true, witnesses: ['DE02120300000000202051'] });
    const misread = { ...evidence, name: 'Marquee Live' };
    const bearing = await findVendor('owner', { ...misread, iban: 'DE02120300000000202051' }, vendors);
    expect(bearing).toMatchObject({ vendor: { id }, misread: true });
    const bare = await findVendor('owner', misread, vendors);
    expect(bare?.vendor.id).not.toBe(id);
    expect((await findVendor('owner', misread, vendors))?.vendor.id).toBe(bare?.vendor.id);
  });
});

describe('an invoice compared with what came before', () => {
  test('has its vendor, and no doubt where it is the first', async () => {
    const compared = await compare(origin('i1'), judged(invoice()), ports);
    expect(compared.reviews).toEqual([]);
    expect(vendors.rows.get(compared.vendorId ?? '')).toMatchObject({ name: 'Harbour Audio Ltd', ownerId: 'owner' });
  });

  test('is a duplicate by file or by number, each time it is compared, and the first never is', async () => {
    await codes('i1');
    for (let again = 0; again < 3; again += 1) {
      expect(await codes('i2', invoice({ number: read('INV-2'), total: read('1.00') }), { sha256: 'sha-i1' })).toEqual([
        'DUPLICATE',
      ]);
      expect(await codes('i3')).toEqual(['DUPLICATE']);
      expect(await codes('i1')).toEqual([]);
    }
  });

  test('leaves exactly one of many that come at once without doubt', async () => {
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((id) => codes(id)));
    expect(all.filter((each) => each.includes('DUPLICATE'))).toHaveLength(3);
  });

  test('is no duplicate of one that was deleted, of another part of its file, or of a credit note’s number', async () => {
    await codes('i1');
    gone.add('i1');
    expect(await codes('i2')).toEqual([]);
    expect(
      await codes('p1', invoice({ number: read('P-1'), total: read('7.00') }), { fileId: 'f', sha256: 's' }),
    ).toEqual([]);
    expect(
      await codes('p2', invoice({ number: read('P-2'), total: read('7.00') }), { fileId: 'f', sha256: 's', part: 2 }),
    ).toEqual([]);
    expect(await codes('c1', invoice({ kind: 'CREDIT_NOTE' }))).toEqual([]);
  });

  test('is a duplicate of another part of its file that bears its number: one file may bill twice, too', async () => {
    const file = { fileId: 'f', sha256: 's' };
    expect(await codes('p1', invoice(), file)).toEqual([]);
    expect(await codes('p2', invoice({ total: read('8.00') }), { ...file, part: 2 })).toEqual(['DUPLICATE']);
    expect(await codes('p1', invoice(), file)).toEqual([]);
  });

  test('notes what it claims before it claims it, so that nothing is left behind', async () => {
    const claim = twins.claim;
    twins.claim = () => Promise.reject(new Error('killed'));
    await expect(codes('i1')).rejects.toThrow('killed');
    expect(twins.entries.get('i1')?.claims).toHaveLength(3);
    twins.claim = claim;
  });

  test('doubts another account than that of the invoice before, also of one that nobody approved', async () => {
    await codes('i1', invoice({ iban: read('DE02120300000000202051') }));
    const second = invoice({ number: read('INV-2'), total: read('5.00'), iban: read('DE89370400440532013000') });
    expect(await codes('i2', second)).toEqual(['IBAN_CHANGED']);
    expect(await codes('i2', second)).toEqual(['IBAN_CHANGED']);
  });

  describe('under another name than that of its VAT number', () => {
    const vendorVatNumber = read('DE123456789');
    const stranger = (more: Partial<InvoiceFields> = {}) =>
      invoice({ vendor: read('Nordic Crew'), number: read('N-7'), total: read('7.00'), vendorVatNumber, ...more });
    const idOf = async (name: string) =>
      (await findVendor('owner', { name, vatNumber: null, iban: null }, vendors))?.vendor.id ?? '';
    const doubts = async (fields = stranger()) => (await compare(origin('i2'), judged(fields), ports)).reviews;

    beforeEach(() => codes('i1', invoice({ vendorVatNumber })));

    test('is in doubt, each time it is read, and so is the next', async () => {
      const doubt = [{ code: 'LOW_CONFIDENCE', field: 'vendor' }];
      expect(await doubts()).toEqual(doubt);
      expect(await doubts()).toEqual(doubt);
      expect(await codes('i3', stranger({ number: read('N-8'), total: read('9.00') }))).toEqual(['LOW_CONFIDENCE']);
    });

    test('is in none where the number is the buyer’s own', async () => {
      const buyers = {
        type: 'RECEIVER_VAT_NUMBER',
        label: null,
        party: 'RECEIVER' as const,
        ...read('DE 123 456 789'),
      };
      expect(await doubts(stranger({ details: [buyers] }))).toEqual([]);
    });

    test('is in none where a person gave the name, said that the two are not one, or approved an account', async () => {
      expect(await doubts(stranger({ vendor: { ...read('Nordic Crew'), corrected: true } }))).toEqual([]);
      const [nordic, harbour] = [await idOf('Nordic Crew'), await idOf('Harbour Audio')];
      await vendors.settle(harbour, () => ({ dismissed: [nordic] }));
      expect(await doubts()).toEqual([]);
      await vendors.settle(harbour, () => ({ dismissed: [] }));
      await vendors.settle(nordic, () => ({ accepted: [{ iban: 'DE02120300000000202051', approvals: 1 }] }));
      expect(await doubts()).toEqual([]);
    });
  });

  test('takes the vendor’s own name for one that is known to be misread', async () => {
    const first = await compare(origin('i1'), judged(invoice()), ports);
    const key = vendorNameRow('owner', 'harhour audio');
    vendors.names.set(key, { key, vendorId: first.vendorId ?? '', misread: true });
    const compared = await compare(
      origin('i2'),
      judged(invoice({ vendor: read('Harhour Audio'), number: read('INV-2'), total: read('2.00') })),
      ports,
    );
    expect(compared.fields.vendor?.value).toBe('Harbour Audio Ltd');
    expect(compared.fields.alternates).toMatchObject([{ field: 'vendor', value: 'Harhour Audio' }]);
  });

  test('says what the vendor’s invoices are for, where a person said so', async () => {
    const { vendorId } = await compare(origin('i1'), judged(invoice()), ports);
    await vendors.settle(vendorId ?? '', () => ({ defaultCategory: 'VENUE' }));
    const next = await compare(origin('i2'), judged(invoice({ number: read('2'), total: read('3.00') })), ports);
    expect(next.vendorCategory).toBe('VENUE');
  });
});
