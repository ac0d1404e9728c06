import type { InvoiceSpec } from '#test/documents/generate.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import type { InvoiceView } from '#test/kit/invoices.ts';
import { invoiceOf, upload, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson, PASSWORD, signedIn } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { administration, createUser } from '#dev/users.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

interface VendorView {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly ibans: readonly string[];
  readonly invoiceCount: number;
  readonly lastInvoiceOn: string | null;
  readonly defaultCategory: string | null;
  readonly hints: readonly { readonly field: string; readonly label: string; readonly used: number }[];
  readonly version: number;
}

interface ComparedView {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly reviews: readonly { readonly code: string }[];
  readonly checks: readonly {
    readonly code: string;
    readonly passed: boolean;
    readonly otherInvoiceId: string | null;
  }[];
  readonly duplicates: readonly { readonly id: string }[];
  readonly vendorRecord: VendorView | null;
}

const outputs = inject('outputs');

const vendorFields =
  'id name aliases ibans invoiceCount lastInvoiceOn defaultCategory hints { field label used } version';
const COMPARED = `query ($id: ID!) { invoice(id: $id) {
  id version status reviews { code } checks { code passed otherInvoiceId } duplicates { id } vendorRecord { ${vendorFields} }
} }`;
const VENDOR = `query ($id: ID!) { vendor(id: $id) { ${vendorFields} invoices(first: 50) { nodes { id } } } }`;
const VENDORS = `query ($startsWith: String) { vendors(startsWith: $startsWith) { nodes { ${vendorFields} } } }`;
const SUGGESTIONS = 'query { vendorSuggestions { first { id } second { id } reason } }';
const MERGE = `mutation ($fromId: ID!, $intoId: ID!, $expectedVersion: Int!) {
  mergeVendors(fromId: $fromId, intoId: $intoId, expectedVersion: $expectedVersion) {
    vendor { ${vendorFields} } userErrors { code field }
  }
}`;
const DISMISS = `mutation ($firstId: ID!, $secondId: ID!) {
  dismissVendorSuggestion(firstId: $firstId, secondId: $secondId) { dismissed userErrors { code } }
}`;
const UPDATE = `mutation ($input: UpdateVendorInput!) {
  updateVendor(input: $input) { vendor { ${vendorFields} } userErrors { code field } }
}`;
const CORRECT = `mutation ($input: CorrectInvoiceInput!) {
  correctInvoice(input: $input) { invoice { id version status } userErrors { code field message } }
}`;

const MISSING = '00000000-0000-4000-8000-000000000000';

/** Uploads a generated invoice and waits until it is read. */
async function sent(person: Person, spec: InvoiceSpec): Promise<InvoiceView> {
  const { bytes, fileName } = await generateInvoice(spec);
  const { invoiceId } = await upload(outputs, person, { name: fileName, mediaType: 'PDF', bytes });
  return whenSettled(person, invoiceId);
}

async function compared(person: Person, id: string): Promise<ComparedView> {
  const { invoice } = await person.run<{ invoice: ComparedView }>(COMPARED, { id });
  return invoice;
}

async function vendorOfInvoice(person: Person, id: string): Promise<VendorView> {
  const { vendorRecord } = await compared(person, id);
  if (!vendorRecord) throw new Error(`Invoice ${id} has no vendor.`);
  return vendorRecord;
}

/** Waits until the follower has counted as many invoices. */
function counted(person: Person, id: string, invoiceCount: number) {
  return until(`vendor ${id} to have ${invoiceCount} invoices`, async () => {
    const { vendor } = await person.run<{ vendor: (VendorView & { invoices: { nodes: { id: string }[] } }) | null }>(
      VENDOR,
      { id },
    );
    return vendor?.invoiceCount === invoiceCount ? vendor : null;
  });
}

const codes = ({ reviews }: ComparedView) => reviews.map(({ code }) => code);

describe('an invoice that came before', () => {
  let vera: Person;

  beforeAll(async () => {
    vera = await newPerson(outputs, 'vera');
  });

  it('as the same file is shown, waits for a person, and names the first', async () => {
    const spec: InvoiceSpec = {
      seed: 301,
      layout: 'classic',
      language: 'en',
      currency: 'GBP',
      vendor: 'Twice Told Ltd',
    };
    const first = await sent(vera, spec);
    const second = await sent(vera, spec);
    const [one, other] = [await compared(vera, first.id), await compared(vera, second.id)];
    expect(codes(one)).not.toContain('DUPLICATE');
    expect(other.status).toBe('NEEDS_REVIEW');
    expect(codes(other)).toContain('DUPLICATE');
    expect(other.checks).toContainEqual({ code: 'EXACT_DUPLICATE', passed: false, otherInvoiceId: first.id });
    expect(other.duplicates).toEqual([{ id: first.id }]);
    expect(one.duplicates).toEqual([{ id: second.id }]);
    expect(other.vendorRecord?.id).toBe(one.vendorRecord?.id);
  });

  it('uploaded twice at once leaves exactly one of the two without doubt', async () => {
    const spec: InvoiceSpec = { seed: 302, layout: 'modern', language: 'en', currency: 'GBP', vendor: 'At Once Ltd' };
    const both = await Promise.all([sent(vera, spec), sent(vera, spec)]);
    const seen = await Promise.all(both.map(({ id }) => compared(vera, id)));
    expect(seen.filter((each) => codes(each).includes('DUPLICATE'))).toHaveLength(1);
  });

  it('under the same number of the same supplier is found in another file, and no more once the first is deleted', async () => {
    const of: InvoiceSpec = {
      seed: 303,
      layout: 'classic',
      language: 'en',
      currency: 'GBP',
      vendor: 'Northgate Audio Ltd',
    };
    const first = await sent(vera, { ...of, number: 'NN-1001' });
    const second = await sent(vera, { ...of, layout: 'ledger', number: 'NN-1001' });
    expect((await compared(vera, second.id)).checks).toContainEqual({
      code: 'EXACT_DUPLICATE',
      passed: false,
      otherInvoiceId: first.id,
    });
    const third = await sent(vera, { ...of, number: 'NN-1002' });
    expect(codes(await compared(vera, third.id))).toContain('POSSIBLE_DUPLICATE');

    const remove =
      'mutation ($id: ID!, $v: Int!) { deleteInvoice(id: $id, expectedVersion: $v) { userErrors { code } } }';
    await vera.run(remove, { id: first.id, v: (await compared(vera, first.id)).version });
    await until('the copy to stand alone', async () => (await compared(vera, second.id)).duplicates.length === 0);
  });

  it('does not stand in the way of another owner’s', async () => {
    const spec: InvoiceSpec = {
      seed: 301,
      layout: 'classic',
      language: 'en',
      currency: 'GBP',
      vendor: 'Twice Told Ltd',
    };
    const noor = await newPerson(outputs, 'noor');
    const own = await sent(noor, spec);
    expect(codes(await compared(noor, own.id))).not.toContain('DUPLICATE');
  });
});

describe('a supplier’s bank account', () => {
  it('that is another than before waits for a person', async () => {
    const paul = await newPerson(outputs, 'paul');
    const of: InvoiceSpec = {
      seed: 311,
      layout: 'ledger',
      language: 'en',
      currency: 'GBP',
      vendor: 'Steady Rigging Ltd',
    };
    const first = await sent(paul, { ...of, iban: 'DE02 1203 0000 0000 2020 51' });
    const second = await sent(paul, { ...of, seed: 312, iban: 'DE02 1203 0000 0000 2020 51' });
    const third = await sent(paul, { ...of, seed: 313, iban: 'DE89 3704 0044 0532 0130 00' });
    expect(codes(await compared(paul, first.id))).not.toContain('IBAN_CHANGED');
    expect(codes(await compared(paul, second.id))).not.toContain('IBAN_CHANGED');
    expect(codes(await compared(paul, third.id))).toContain('IBAN_CHANGED');
  });
});

describe('vendors', () => {
  let ida: Person;
  let eve: Person;
  let staff: Person;
  let harbour: VendorView;
  let lumen: VendorView;

  beforeAll(async () => {
    ida = await newPerson(outputs, 'ida');
    eve = await newPerson(outputs, 'eve');
    const admin = administration({ awsEndpoint: outputs.aws, region: outputs.region, userPoolId: outputs.userPoolId });
    const email = `staff-${crypto.randomUUID()}@example.com`;
    await createUser(admin, outputs.userPoolId, { email, password: PASSWORD, roles: ['STAFF'] });
    admin.destroy();
    staff = await signedIn(outputs, email, PASSWORD);
    const en: InvoiceSpec = { seed: 321, layout: 'classic', language: 'en', currency: 'GBP' };
    const invoices = [
      await sent(ida, { ...en, vendor: 'Harbour Lights Ltd' }),
      await sent(ida, { ...en, seed: 322, vendor: 'HARBOUR LIGHTS LIMITED' }),
      await sent(ida, { ...en, seed: 323, vendor: 'Lumen Scène Ltd' }),
    ];
    harbour = await vendorOfInvoice(ida, invoices[0]?.id ?? '');
    lumen = await vendorOfInvoice(ida, invoices[2]?.id ?? '');
    await counted(ida, harbour.id, 2);
    await counted(ida, lumen.id, 1);
  });

  it('are one under different spellings, and found by the beginning of their names', async () => {
    const list = async (startsWith: string) =>
      (await ida.run<{ vendors: { nodes: VendorView[] } }>(VENDORS, { startsWith })).vendors.nodes;
    expect((await list('harb')).map(({ id }) => id)).toEqual([harbour.id]);
    expect((await list('LUMEN SCE')).map(({ id }) => id)).toEqual([lumen.id]);
    expect((await list('')).map(({ id }) => id)).toEqual([harbour.id, lumen.id]);
    expect(await list('zzz')).toEqual([]);
    const [found] = await list('harbour');
    expect(found?.invoiceCount).toBe(2);
    expect(found?.lastInvoiceOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('of somebody else do not exist, but for the desk', async () => {
    const foreign = await eve.run(VENDOR, { id: harbour.id });
    expect(foreign).toEqual(await eve.run(VENDOR, { id: MISSING }));
    const input = { id: harbour.id, expectedVersion: harbour.version, name: 'Mine' };
    expect(await eve.run(UPDATE, { input })).toEqual(await eve.run(UPDATE, { input: { ...input, id: MISSING } }));
    const merge = { fromId: harbour.id, intoId: lumen.id, expectedVersion: harbour.version };
    expect(await eve.run(MERGE, merge)).toEqual(await eve.run(MERGE, { ...merge, fromId: MISSING, intoId: MISSING }));
    expect(await eve.run(VENDORS, {})).toEqual({ vendors: { nodes: [] } });
    expect(await eve.run(SUGGESTIONS)).toEqual({ vendorSuggestions: [] });
    expect(await staff.run(VENDOR, { id: harbour.id })).toMatchObject({ vendor: { name: 'Harbour Lights Ltd' } });
  });

  it('are renamed and sorted in by a person, once for each version', async () => {
    const input = {
      id: lumen.id,
      expectedVersion: lumen.version,
      name: 'Lumen Theatre Light',
      defaultCategory: 'EQUIPMENT',
    };
    const { updateVendor } = await ida.run<{ updateVendor: { vendor: VendorView | null } }>(UPDATE, { input });
    expect(updateVendor.vendor).toMatchObject({
      name: 'Lumen Theatre Light',
      aliases: ['Lumen Scène Ltd'],
      defaultCategory: 'EQUIPMENT',
      version: lumen.version + 1,
    });
    expect(await ida.run(UPDATE, { input })).toMatchObject({
      updateVendor: { vendor: null, userErrors: [{ code: 'STALE_VERSION', field: 'expectedVersion' }] },
    });
    const refused = { ...input, expectedVersion: lumen.version + 1, name: '\u0007' };
    expect(await ida.run(UPDATE, { input: refused })).toMatchObject({
      updateVendor: { vendor: null, userErrors: [{ code: 'INVALID_NAME', field: 'name' }] },
    });
  });

  it('are suggested as one where their names differ by a letter, until a person says no', async () => {
    // In dollars the generator gives another address, and with it another VAT number.
    const misread = await sent(ida, {
      seed: 324,
      layout: 'classic',
      language: 'en',
      currency: 'USD',
      vendor: 'Harhour Lights Ltd',
    });
    const other = await vendorOfInvoice(ida, misread.id);
    expect(other.id).not.toBe(harbour.id);
    await counted(ida, other.id, 1);
    const suggested = async () =>
      (await ida.run<{ vendorSuggestions: { first: { id: string }; second: { id: string } }[] }>(SUGGESTIONS))
        .vendorSuggestions;
    expect(await suggested()).toContainEqual(
      expect.objectContaining({ first: { id: harbour.id }, second: { id: other.id } }),
    );
    await ida.run(DISMISS, { firstId: other.id, secondId: harbour.id });
    expect((await suggested()).some(({ second }) => second.id === other.id)).toBe(false);
  });

  it('become one with all their invoices, and later invoices under the old name follow', async () => {
    const { vendor: from } = await ida.run<{ vendor: VendorView }>(VENDOR, { id: lumen.id });
    const merge = { fromId: lumen.id, intoId: harbour.id, expectedVersion: from.version };
    const stale = await ida.run(MERGE, { ...merge, expectedVersion: from.version + 5 });
    expect(stale).toMatchObject({ mergeVendors: { vendor: null, userErrors: [{ code: 'STALE_VERSION' }] } });
    const itself = await ida.run(MERGE, { ...merge, intoId: lumen.id });
    expect(itself).toMatchObject({ mergeVendors: { vendor: null, userErrors: [{ code: 'NOT_MERGEABLE' }] } });

    const before = (await counted(ida, harbour.id, await countOf(harbour.id))).invoiceCount;
    const merged = await until('the merge', async () => {
      const { mergeVendors } = await ida.run<{ mergeVendors: { vendor: VendorView | null } }>(MERGE, merge);
      return mergeVendors.vendor;
    });
    expect(merged.id).toBe(harbour.id);
    expect(merged.aliases).toContain('Lumen Theatre Light');
    expect(await ida.run(MERGE, merge)).toMatchObject({ mergeVendors: { vendor: { id: harbour.id }, userErrors: [] } });
    const after = await counted(ida, lumen.id, before + 1);
    expect(after.id).toBe(harbour.id);
    expect(after.invoices.nodes).toHaveLength(before + 1);

    const later = await sent(ida, {
      seed: 325,
      layout: 'classic',
      language: 'en',
      currency: 'GBP',
      vendor: 'Lumen Scène Ltd',
    });
    expect((await vendorOfInvoice(ida, later.id)).id).toBe(harbour.id);
    const circle = await ida.run(MERGE, { fromId: harbour.id, intoId: lumen.id, expectedVersion: merged.version });
    expect(circle).toMatchObject({ mergeVendors: { vendor: null } });
  });

  async function countOf(id: string): Promise<number> {
    const { vendor } = await ida.run<{ vendor: VendorView }>(VENDOR, { id });
    return vendor.invoiceCount;
  }
});

describe('a correction', () => {
  it('teaches where this supplier prints its number: the next invoice is read right', async () => {
    const hana = await newPerson(outputs, 'hana');
    const of: InvoiceSpec = {
      seed: 331,
      layout: 'classic',
      language: 'en',
      currency: 'GBP',
      vendor: 'Peculiar Staging Ltd',
      labels: { number: 'Folio' },
    };
    const first = await sent(hana, { ...of, number: 'PS-7001' });
    expect(first.number?.value).not.toBe('PS-7001');
    const input = {
      id: first.id,
      expectedVersion: first.version,
      fields: [{ field: 'NUMBER', value: 'PS-7001' }],
    };
    const { correctInvoice } = await hana.run<{ correctInvoice: { invoice: { id: string } | null } }>(CORRECT, {
      input,
    });
    expect(correctInvoice.invoice?.id).toBe(first.id);
    const vendor = await until('the hint to be learned', async () => {
      const known = await vendorOfInvoice(hana, first.id);
      return known.hints.length > 0 ? known : null;
    });
    expect(vendor.hints).toContainEqual({ field: 'NUMBER', label: 'Folio', used: 0 });

    const second = await sent(hana, { ...of, seed: 332, number: 'PS-7002' });
    expect((await invoiceOf(hana, second.id))?.number?.value).toBe('PS-7002');
    expect((await vendorOfInvoice(hana, second.id)).hints).toContainEqual({ field: 'NUMBER', label: 'Folio', used: 1 });
  });
});
