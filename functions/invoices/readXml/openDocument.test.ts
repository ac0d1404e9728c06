import { describe, expect, test } from 'vitest';
import { emptyInvoiceFields } from '#model/invoices.ts';
import type { InvoiceFields } from '#model/invoices.ts';
import type { EInvoiceFormat, EInvoiceTruth } from '#test/documents/eInvoices.ts';
import { generateEInvoice } from '#test/documents/eInvoices.ts';
import { generateInvoice } from '#test/documents/generate.ts';
import { eInvoiceAttachments } from '../attachments.ts';
import { withPdf } from '../pdf.ts';
import { readTextLayer } from '../textLayer.ts';
import { compareWithPrint } from './againstPrint.ts';
import type { PdfReader } from './openDocument.ts';
import { openDocument } from './openDocument.ts';
import { settleEInvoice } from './settle.ts';

const spec = { seed: 24, language: 'de', currency: 'EUR', layout: 'classic' } as const;
const pdf: PdfReader = {
  attachments: (content) => withPdf(content, eInvoiceAttachments),
  textLayer: readTextLayer,
};

async function pdfWith(name: string, content: Buffer): Promise<Buffer> {
  return (await generateInvoice({ ...spec, attached: [{ name, content }] })).bytes;
}

async function settled(format: EInvoiceFormat, instead: Partial<EInvoiceTruth> = {}, name = 'factur-x.xml') {
  const { bytes, truth } = generateEInvoice({ ...spec, format, instead });
  const reading = await openDocument(await pdfWith(name, bytes), pdf);
  if (!reading || !('kind' in reading)) throw new Error('No e-invoice was found.');
  return { truth, ...settleEInvoice(reading, '2026-11-20') };
}

describe('a PDF with an e-invoice', () => {
  test.each([
    ['CII', 'factur-x.xml'],
    ['ZUGFERD_1', 'ZUGFeRD-invoice.xml'],
    ['UBL', 'xrechnung.xml'],
    ['CII', 'zugferd-invoice.xml'],
    ['UBL', 'of-its-own-name.xml'],
  ] as const)('in %s, attached as %s, is read from it where the print says the same', async (format, name) => {
    const { truth, fields, checks, reviews, reader } = await settled(format, {}, name);
    expect(reader).toBe('E_INVOICE');
    expect(fields.total).toMatchObject({ value: truth.total, confidence: 1 });
    expect(checks).toContainEqual(expect.objectContaining({ code: 'XML_AGAINST_PRINT', passed: true, field: null }));
    expect(reviews.map(({ code }) => code)).not.toContain('XML_DISAGREES');
  });

  test.each([
    ['total', { total: '119.00', subtotal: '100.00', tax: '19.00' }],
    ['number', { number: 'OTHER-77' }],
    ['issueDate', { issueDate: '2023-01-02' }],
    ['vendor', { vendor: 'Somebody Else Holding' }],
  ] as const)('keeps its %s where the print says another, shows that, and asks a person', async (field, instead) => {
    const same = await settled('CII');
    const { fields, checks, reviews, truth } = await settled('CII', instead);
    expect(fields[field]?.value).toBe(truth[field]);
    expect(reviews).toContainEqual({ code: 'XML_DISAGREES', field });
    expect(checks).toContainEqual(expect.objectContaining({ code: 'XML_AGAINST_PRINT', passed: false, field }));
    const printed = fields.alternates.find((alternate) => alternate.field === field);
    expect(printed?.value).toBe(same.fields[field]?.value);
    expect(printed?.place).not.toBeNull();
  });

  test.each([
    ['the same account', (iban: string) => iban, []],
    ['another account', () => 'NL91 ABNA 0417 1643 00', [{ code: 'XML_DISAGREES', field: 'iban' }]],
  ] as const)('and %s printed on it', async (_, printed, doubts) => {
    const { bytes: content, truth } = generateEInvoice({ ...spec, format: 'CII' });
    const print = { ...spec, layout: 'letter', iban: printed(truth.iban) } as const;
    const { bytes } = await generateInvoice({ ...print, attached: [{ name: 'factur-x.xml', content }] });
    const reading = await openDocument(bytes, pdf);
    if (!reading || !('kind' in reading)) throw new Error('No e-invoice was found.');
    const { fields, reviews } = settleEInvoice(reading, '2026-11-20');
    expect(fields.iban?.value).toBe(truth.iban);
    expect(reviews.filter(({ field }) => field === 'iban')).toEqual(doubts);
  });

  test('that cannot be used is read by its print, with a doubt', async () => {
    const reading = await openDocument(await pdfWith('factur-x.xml', Buffer.from('<!DOCTYPE a><a/>')), pdf);
    expect(reading).toMatchObject({ reader: 'TEXT_LAYER', reviews: [{ code: 'XML_INVALID', field: null }] });
  });

  test('that cannot be used, without print, is a picture', async () => {
    const content = await pdfWith('factur-x.xml', Buffer.from('<a'));
    expect(await openDocument(content, { ...pdf, textLayer: () => Promise.resolve(null) })).toBeNull();
  });

  test('whose print cannot be read is no invoice that nobody looks at', async () => {
    const content = generateEInvoice({ ...spec, format: 'CII' }).bytes;
    const reading = await openDocument(await pdfWith('factur-x.xml', content), {
      ...pdf,
      textLayer: () => Promise.resolve(null),
    });
    if (!reading || !('kind' in reading)) throw new Error('No e-invoice was found.');
    const { checks, reviews } = settleEInvoice(reading, '2026-11-20');
    expect(reviews).toContainEqual({ code: 'XML_DISAGREES', field: null });
    expect(checks).toContainEqual(expect.objectContaining({ code: 'XML_AGAINST_PRINT', passed: false }));
  });

  test('twice, which contradict each other, is a doubt', async () => {
    const one = generateEInvoice({ ...spec, format: 'CII' }).bytes;
    const other = generateEInvoice({ ...spec, format: 'UBL', instead: { iban: 'NL91ABNA0417164300' } }).bytes;
    const attachments = (contents: Buffer[]) => () =>
      Promise.resolve(contents.map((content) => ({ name: 'a.xml', content })));
    const print = (contents: Buffer[]) => ({
      attachments: attachments(contents),
      textLayer: () => Promise.resolve(null),
    });
    expect(await openDocument(Buffer.from('%PDF-1.7'), print([one, other]))).toMatchObject({
      reviews: [{ code: 'XML_DISAGREES', field: 'iban' }],
    });
    const same = generateEInvoice({ ...spec, format: 'UBL' }).bytes;
    expect(await openDocument(Buffer.from('%PDF-1.7'), print([one, same]))).toMatchObject({ reviews: [] });
  });
});

describe('XML alone', () => {
  test('of more invoices than a file may have pages is refused', async () => {
    const { xml } = generateEInvoice({ ...spec, format: 'FATTURA_PA' });
    const body = /<FatturaElettronicaBody>.*<\/FatturaElettronicaBody>/su;
    const times = (count: number) => Buffer.from(xml.replace(body, (one) => one.repeat(count)));
    expect(await openDocument(times(50), pdf)).toMatchObject({ kind: 'e-invoice' });
    await expect(openDocument(times(51), pdf)).rejects.toMatchObject({ name: 'TOO_MANY_PAGES' });
  });

  test('has no print to be compared with', async () => {
    const { bytes } = generateEInvoice({ ...spec, format: 'UBL' });
    const reading = await openDocument(bytes, pdf);
    if (!reading || !('kind' in reading)) throw new Error('No e-invoice was found.');
    expect(reading.print).toBeNull();
    const { checks, reviews } = settleEInvoice(reading, '2026-11-20');
    expect(checks?.map(({ code }) => code)).not.toContain('XML_AGAINST_PRINT');
    expect(reviews.map(({ code }) => code)).not.toContain('XML_DISAGREES');
  });

  test.each([
    ['is damaged', (xml: string) => xml.slice(0, -20), 'UNREADABLE'],
    [
      'has a DTD behind its root’s start',
      (xml: string) => xml.replace('<cbc:ID>', '<!DOCTYPE a><cbc:ID>'),
      'UNSUPPORTED_TYPE',
    ],
  ])('that %s is refused', async (_, change, name) => {
    const { xml } = generateEInvoice({ ...spec, format: 'UBL' });
    await expect(openDocument(Buffer.from(change(xml)), pdf)).rejects.toMatchObject({ name });
  });
});

describe('XML against print', () => {
  const read = <Value>(value: Value, confidence = 0.95) => ({ value, confidence, place: null });
  const fields: InvoiceFields = {
    ...emptyInvoiceFields,
    vendor: read('Bühne & Licht GmbH'),
    number: read('RE-2026/017'),
    issueDate: read('2026-03-04'),
    currency: read('EUR'),
    total: read('1234.50'),
    iban: read('DE89370400440532013000'),
  };
  const against = (print: Partial<InvoiceFields>, text = '', said = fields) =>
    compareWithPrint(said, { ...fields, ...print }, text);

  test.each<[string, Partial<InvoiceFields>]>([
    ['an amount with more decimals', { total: read('1234.5000') }],
    ['a number with other marks', { number: read('RE 2026 017') }],
    ['a name with its address', { vendor: read('Buhne & Licht GmbH, Hauptstr. 1') }],
    ['a name without its legal form', { vendor: read('BÜHNE & LICHT') }],
    ['fields that were not found', { total: null, vendor: null }],
  ])('takes for the same %s', (_, print) => {
    expect(against(print).reviews).toEqual([]);
  });

  test.each<[string, Partial<InvoiceFields>]>([
    ['total', { total: read('-1234.50') }],
    ['number', { number: read('RE-2026/018') }],
    ['issueDate', { issueDate: read('2026-04-03') }],
    ['vendor', { vendor: read('Licht GmbH') }],
    ['currency', { currency: read('USD') }],
    ['iban', { iban: read('GB82WEST12345698765432') }],
  ])('tells another %s', (field, print) => {
    expect(against(print).reviews).toEqual([{ code: 'XML_DISAGREES', field }]);
  });

  test('finds the account among several that are printed', () => {
    const other = { iban: read('GB82WEST12345698765432') };
    expect(against(other, 'GB82 WEST 1234 5698 7654 32 or DE89 3704 0044 0532 0130 00').reviews).toEqual([]);
  });

  test('lets the sign of a credit note be printed or not', () => {
    const note: InvoiceFields = { ...fields, kind: 'CREDIT_NOTE' };
    expect(against({ total: read('-1234.50') }, '', note).reviews).toEqual([]);
  });

  test('takes an unsure print at its word only where what the XML says stands nowhere', () => {
    const unsure = { total: read('1.50', 0.5), issueDate: read('2026-04-03', 0.5), number: read('17', 0.5) };
    expect(against(unsure, 'Nr. RE-2026 / 017 vom 04.03.2026: 1.234,50 EUR').reviews).toEqual([]);
    expect(against(unsure, 'nothing of it').reviews.map(({ field }) => field)).toEqual([
      'total',
      'number',
      'issueDate',
    ]);
  });

  test('is a doubt where nothing can be compared', () => {
    expect(compareWithPrint(fields, emptyInvoiceFields, '')).toMatchObject({
      checks: [{ passed: false, field: null, found: 'nothing printed could be compared' }],
      reviews: [{ code: 'XML_DISAGREES', field: null }],
      alternates: [],
    });
  });
});
