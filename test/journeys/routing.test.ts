import { generateFile, generateInvoice } from '#test/documents/generate.ts';
import { paper } from '#test/documents/paper.ts';
import { scanInvoice } from '#test/documents/scan.ts';
import { invoiceOf, upload, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

interface Routed {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly pages: number | null;
  readonly reader: string | null;
  readonly number: { readonly value: string } | null;
  readonly vendor: { readonly value: string } | null;
  readonly total: { readonly value: string; readonly place: { readonly page: number } | null } | null;
  readonly part: {
    readonly number: number;
    readonly of: number;
    readonly firstPage: number;
    readonly lastPage: number;
  } | null;
}

const ROUTED = `id status version pages reader number { value } vendor { value } total { value place { page } }
  part { number of firstPage lastPage }`;

const outputs = inject('outputs');

async function routed(person: Person, id: string): Promise<Routed> {
  await whenSettled(person, id);
  const { invoice } = await person.run<{ invoice: Routed }>(`query ($id: ID!) { invoice(id: $id) { ${ROUTED} } }`, {
    id,
  });
  return invoice;
}

async function list(person: Person): Promise<Routed[]> {
  const { invoices } = await person.run<{ invoices: { nodes: Routed[] } }>(
    `{ invoices(first: 50) { nodes { ${ROUTED} } } }`,
  );
  return invoices.nodes;
}

async function remove(person: Person, { id, version }: Routed): Promise<void> {
  const { deleteInvoice } = await person.run<{ deleteInvoice: { userErrors: { code: string }[] } }>(
    'mutation ($id: ID!, $expectedVersion: Int!) { deleteInvoice(id: $id, expectedVersion: $expectedVersion) { userErrors { code } } }',
    { id, expectedVersion: version },
  );
  expect(deleteInvoice.userErrors).toEqual([]);
}

describe('a document', () => {
  let ada: Person;

  beforeAll(async () => {
    ada = await newPerson(outputs, 'routing');
  });

  const reading = async (name: string, bytes: Buffer): Promise<Routed> =>
    routed(
      ada,
      (await upload(outputs, ada, { name, mediaType: name.endsWith('.png') ? 'PNG' : 'PDF', bytes })).invoiceId,
    );

  it('with text is read by its text layer', async () => {
    const { bytes, truth } = await generateInvoice({ seed: 61, layout: 'classic', language: 'en', currency: 'GBP' });
    expect(await reading('text.pdf', bytes)).toMatchObject({
      reader: 'TEXT_LAYER',
      number: { value: truth.number },
      total: { value: truth.total },
    });
  });

  it('that is a scan is read by Textract', async () => {
    const invoice = await generateInvoice({ seed: 62, layout: 'classic', language: 'en', currency: 'GBP' });
    const { bytes } = await scanInvoice(invoice, { format: 'png' });
    expect(await reading('scan.png', bytes)).toMatchObject({ reader: 'TEXTRACT' });
  });

  it('whose text layer lacks what every invoice has is looked at by Textract', async () => {
    const sheet = paper();
    sheet.write(60, 60, 'Harbour Audio Ltd, 14 Harbour Road, Bristol', { size: 14, bold: true });
    sheet.write(60, 120, 'Invoice number: HA-4711');
    sheet.write(60, 140, 'Invoice date: 3 March 2026');
    sheet.write(60, 200, 'We thank you for the pleasant collaboration of these three evenings.');
    expect(await reading('unsure.pdf', await sheet.done())).toMatchObject({
      reader: 'TEXTRACT',
      status: 'NEEDS_REVIEW',
      number: { value: 'HA-4711' },
      total: null,
    });
  });
});

describe('a file of three invoices', () => {
  let ben: Person;
  let parts: Routed[];
  const file = generateFile([
    { seed: 71, layout: 'classic', language: 'en', currency: 'GBP' },
    { seed: 72, layout: 'modern', language: 'de', currency: 'EUR', lines: 45 },
    { seed: 73, layout: 'classic', language: 'en', currency: 'USD' },
  ]);

  beforeAll(async () => {
    ben = await newPerson(outputs, 'parts');
    const { bytes, fileName } = await file;
    const { invoiceId } = await upload(outputs, ben, { name: fileName, mediaType: 'PDF', bytes });
    await whenSettled(ben, invoiceId);
    parts = await until('all parts to settle', async () => {
      const items = await list(ben);
      const settled = items.filter(({ status }) => status === 'READ' || status === 'NEEDS_REVIEW');
      return settled.length === 3
        ? settled.sort((one, other) => (one.part?.number ?? 0) - (other.part?.number ?? 0))
        : null;
    });
  });

  it('becomes three, each with what stands on its own pages', async () => {
    const { invoices } = await file;
    expect(parts.map(({ part, pages, reader }) => ({ part, pages, reader }))).toEqual(
      invoices.map(({ firstPage, lastPage }, at) => ({
        part: { number: at + 1, of: 3, firstPage, lastPage },
        pages: lastPage - firstPage + 1,
        reader: 'TEXT_LAYER',
      })),
    );
    expect(parts.map(({ number, vendor, total }) => [number?.value, vendor?.value, total?.value])).toEqual(
      invoices.map(({ truth }) => [truth.number, truth.vendor, truth.total]),
    );
    expect(parts.map(({ total }) => total?.place?.page)).toEqual(invoices.map(({ lastPage }) => lastPage));
  });

  it('stays three when one of them is read again', async () => {
    const second = parts[1];
    if (!second) throw new Error('There is no second invoice.');
    await ben.run(
      'mutation ($id: ID!, $expectedVersion: Int!) { rereadInvoice(id: $id, expectedVersion: $expectedVersion) { userErrors { code } } }',
      { id: second.id, expectedVersion: second.version },
    );
    const again = await until('the second to be read again', async () => {
      const now = await routed(ben, second.id);
      return now.version > second.version + 1 ? now : null;
    });
    expect(again).toMatchObject({ part: second.part, number: second.number, total: second.total, pages: second.pages });
    parts[1] = again;
    expect(await list(ben)).toHaveLength(3);
  });

  it('goes with the last of them', async () => {
    const [first, second, third] = parts;
    if (!first || !second || !third) throw new Error('There are no three invoices.');
    const { bytes } = await file;
    await remove(ben, first);
    // The deletion is worked off when the readings of the first are gone; the document of the others must be there after that, too.
    const document = (await invoiceOf(ben, second.id))?.document;
    const response = await fetch(document?.url ?? '');
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    await remove(ben, second);
    expect((await fetch((await invoiceOf(ben, third.id))?.document?.url ?? '')).status).toBe(200);
    const last = (await invoiceOf(ben, third.id))?.document?.url ?? '';
    await remove(ben, third);
    await until('the file to be gone', async () => [403, 404].includes((await fetch(last)).status));
  });
});
