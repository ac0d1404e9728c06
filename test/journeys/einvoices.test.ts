import type { EInvoiceFormat } from '#test/documents/eInvoices.ts';
import { generateEInvoice, generateFatturaPaOf } from '#test/documents/eInvoices.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { upload, whenSettled } from '#test/kit/invoices.ts';
import type { Person } from '#test/kit/person.ts';
import { newPerson } from '#test/kit/person.ts';
import { until } from '#test/kit/until.ts';
import { beforeAll, describe, expect, inject, it } from 'vitest';

interface EInvoiceView {
  readonly invoice: {
    readonly reader: string | null;
    readonly kind: string | null;
    readonly iban: { readonly value: string } | null;
    readonly purchaseOrder: { readonly value: string } | null;
    readonly taxes: readonly { readonly rate: { readonly value: string } | null }[];
    readonly checks: readonly {
      readonly code: string;
      readonly passed: boolean;
      readonly expected: string;
      readonly found: string;
    }[];
    readonly alternates: readonly { readonly field: string; readonly value: string }[];
    readonly part: { readonly number: number; readonly of: number } | null;
  };
}

const MORE = `query ($id: ID!) {
  invoice(id: $id) {
    reader kind iban { value } purchaseOrder { value } taxes { rate { value } }
    checks { code passed expected found } alternates { field value } part { number of }
  }
}`;

const outputs = inject('outputs');
const spec = { language: 'de', currency: 'EUR' } as const;

describe('an e-invoice', () => {
  let ada: Person;

  beforeAll(async () => {
    ada = await newPerson(outputs, 'ada');
  });

  const uploadXml = (name: string, bytes: Uint8Array) => upload(outputs, ada, { name, mediaType: 'XML', bytes });

  it.each<[EInvoiceFormat, number]>([
    ['UBL', 301],
    ['CII', 302],
    ['FATTURA_PA', 303],
  ])('in %s is read exactly', async (format, seed) => {
    const { bytes, truth, content } = generateEInvoice({ ...spec, seed, format });
    const { invoiceId } = await uploadXml(`${format}.xml`, bytes);
    const invoice = await whenSettled(ada, invoiceId);
    expect(['READ', 'NEEDS_REVIEW']).toContain(invoice.status);
    expect(invoice.reviews.map(({ code }) => code)).not.toContain('XML_INVALID');
    expect(invoice.document?.mediaType).toBe('XML');
    expect(invoice.total).toMatchObject({ value: truth.total, confidence: 1, place: null });
    expect([invoice.vendor?.value, invoice.number?.value, invoice.issueDate?.value]).toEqual([
      truth.vendor,
      truth.number,
      truth.issueDate,
    ]);
    expect(invoice.lines).toHaveLength(content.lines.length);
    const { invoice: more } = await ada.run<EInvoiceView>(MORE, { id: invoiceId });
    expect(more.reader).toBe('E_INVOICE');
    expect(more.iban?.value).toBe(truth.iban);
    expect(more.purchaseOrder?.value).toBe(content.orderNumber);
    expect(more.taxes).toHaveLength(1);
  });

  it('counts as what it is, whatever its name says', async () => {
    const { bytes, truth } = generateEInvoice({ ...spec, seed: 304, format: 'UBL' });
    const { invoiceId } = await upload(outputs, ada, { name: 'invoice.pdf', mediaType: 'PDF', bytes });
    const invoice = await whenSettled(ada, invoiceId);
    expect(invoice.document?.mediaType).toBe('XML');
    expect(invoice.total?.value).toBe(truth.total);
  });

  it('in a PDF that prints the same is read from the XML, and the print confirms it', async () => {
    const { bytes: content, truth } = generateEInvoice({ ...spec, seed: 305, format: 'CII' });
    const { bytes } = await generateInvoice({
      ...spec,
      seed: 305,
      layout: 'classic',
      attached: [{ name: 'factur-x.xml', content }],
    });
    const { invoiceId } = await upload(outputs, ada, { name: 'zugferd.pdf', mediaType: 'PDF', bytes });
    const invoice = await whenSettled(ada, invoiceId);
    const { invoice: more } = await ada.run<EInvoiceView>(MORE, { id: invoiceId });
    expect(more.reader).toBe('E_INVOICE');
    expect(invoice.total?.value).toBe(truth.total);
    expect(more.checks).toContainEqual(expect.objectContaining({ code: 'XML_AGAINST_PRINT', passed: true }));
    expect(invoice.reviews.map(({ code }) => code)).not.toContain('XML_DISAGREES');
  });

  it('in a PDF that prints something else waits for a person, who is shown both', async () => {
    const printed = generateEInvoice({ ...spec, seed: 306, format: 'CII' }).truth;
    const { bytes: content } = generateEInvoice({
      ...spec,
      seed: 306,
      format: 'CII',
      instead: { total: '119.00', subtotal: '100.00', tax: '19.00' },
    });
    const { bytes } = await generateInvoice({
      ...spec,
      seed: 306,
      layout: 'modern',
      iban: printed.iban,
      attached: [{ name: 'factur-x.xml', content }],
    });
    const { invoiceId } = await upload(outputs, ada, { name: 'zugferd.pdf', mediaType: 'PDF', bytes });
    const invoice = await whenSettled(ada, invoiceId);
    const { invoice: more } = await ada.run<EInvoiceView>(MORE, { id: invoiceId });
    expect(invoice.status).toBe('NEEDS_REVIEW');
    expect(invoice.reviews).toContainEqual({ code: 'XML_DISAGREES', field: 'total' });
    expect(invoice.total?.value).toBe('119.00');
    expect(more.alternates).toContainEqual({ field: 'total', value: printed.total });
    expect(more.checks).toContainEqual({
      code: 'XML_AGAINST_PRINT',
      passed: false,
      expected: 'total 119.00',
      found: `total ${printed.total}`,
    });
  });

  it('of several invoices becomes as many', async () => {
    const { bytes, truths } = generateFatturaPaOf([
      { ...spec, seed: 307 },
      { ...spec, seed: 308 },
    ]);
    const { invoiceId } = await uploadXml('lotto.xml', bytes);
    await whenSettled(ada, invoiceId);
    const list = `query { invoices(first: 50) { nodes { id status number { value } total { value } part { number of } } } }`;
    const parts = await until('both invoices to be read', async () => {
      const { invoices } = await ada.run<{
        invoices: {
          nodes: {
            status: string;
            number: { value: string } | null;
            total: { value: string } | null;
            part: { of: number } | null;
          }[];
        };
      }>(list, {});
      const found = invoices.nodes.filter(({ part }) => part?.of === 2);
      return found.length === 2 && found.every(({ status }) => status !== 'READING') ? found : null;
    });
    expect(new Set(parts.map(({ number, total }) => `${number?.value} ${total?.value}`))).toEqual(
      new Set(truths.map(({ number, total }) => `${number} ${total}`)),
    );
  });

  it.each([
    ['is none', '<order xmlns="urn:somebody:else"><total>12.00</total></order>', 'UNSUPPORTED_TYPE'],
    [
      'brings a DTD',
      `<!DOCTYPE Invoice [<!ENTITY a "b">]>${generateEInvoice({ ...spec, seed: 309, format: 'UBL' })
        .xml.split('\n')
        .slice(1)
        .join('')}`,
      'UNSUPPORTED_TYPE',
    ],
    ['is cut off', generateEInvoice({ ...spec, seed: 310, format: 'UBL' }).xml.slice(0, -40), 'UNREADABLE'],
  ])('that %s is refused', async (_, xml, code) => {
    const { invoiceId } = await uploadXml('invoice.xml', Buffer.from(xml));
    expect(await whenSettled(ada, invoiceId)).toMatchObject({ status: 'REJECTED', refusal: { code } });
  });
});
