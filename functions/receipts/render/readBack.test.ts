import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eInvoiceAttachments } from '#functions/invoices/attachments.ts';
import { withPdf } from '#functions/invoices/pdf.ts';
import { openDocument } from '#functions/invoices/readXml/openDocument.ts';
import { readEInvoice } from '#functions/invoices/readXml/readEInvoice.ts';
import { settleEInvoice } from '#functions/invoices/readXml/settle.ts';
import { readTextLayer } from '#functions/invoices/textLayer.ts';
import type { StoredFields } from '#functions/platform/readInvoice.ts';
import { minorOf } from '#model/money.ts';
import type { ReceiptContent } from '#model/receipts.ts';
import { creditNoteOf, namesOfTheWorld, receiptOf } from '#test/documents/receipts.ts';
import { facturX } from './facturX.ts';
import { renderReceipt } from './renderReceipt.ts';

const several = [
  { name: 'Stalls, row 4', quantity: 3, unitPrice: 4950, taxRate: 1900 },
  { name: 'Programme', quantity: 7, unitPrice: 333, taxRate: 700 },
  { name: 'Children', quantity: 1, unitPrice: 501, taxRate: 0 },
  { name: 'Balcony', quantity: 11, unitPrice: 1817, taxRate: 1900 },
];
const manyLines = Array.from({ length: 50 }, (_, time) =>
  several.map((line) => ({ ...line, unitPrice: line.unitPrice + 37 * time })),
).flat();
const anonymous: ReceiptContent['buyer'] = { name: 'someone@mail.example' };

/** As an invoice that arrives is read. */
async function readAsInvoice(content: ReceiptContent): Promise<StoredFields> {
  const reading = await openDocument(await renderReceipt(content), {
    attachments: (bytes) => withPdf(bytes, eInvoiceAttachments),
    textLayer: readTextLayer,
  });
  if (!reading || !('kind' in reading)) throw new Error('No e-invoice was found.');
  return settleEInvoice(reading, '2026-12-31');
}

/** Minor units as they were read. */
function minor(read: { value: string } | null | undefined, content: ReceiptContent): number | null {
  return read ? minorOf(read.value, content.currency) : null;
}

function sums(fields: StoredFields['fields'], content: ReceiptContent) {
  return {
    net: minor(fields.subtotal, content),
    tax: minor(fields.tax, content),
    total: minor(fields.total, content),
    due: minor(fields.amountDue, content),
  };
}

const expected = ({ net, tax, total }: ReceiptContent) => ({ net, tax, total, due: 0 });

const documents: readonly (readonly [string, ReceiptContent])[] = [
  ['in a currency of 2 decimals', receiptOf(several)],
  ['in a currency of none', receiptOf(several, { currency: 'JPY' })],
  ['in a currency of 3', receiptOf(several, { currency: 'KWD' })],
  ['of 200 lines', receiptOf(manyLines)],
  ['in every script', receiptOf(namesOfTheWorld.map((name, index) => ({ name, unitPrice: 1999 + index })))],
  ['that gives back', creditNoteOf(several)],
];

describe.each(documents)('A document %s, read by the reader of invoices,', (_, content) => {
  test('has the sums, the taxes and the lines that were written, to the minor unit', async () => {
    const { fields, reviews, reader, checks } = await readAsInvoice(content);
    expect(reader).toBe('E_INVOICE');
    expect(sums(fields, content)).toEqual(expected(content));
    expect(minor(fields.amountPaid, content)).toBe(content.total);
    expect(
      fields.taxes.map(({ rate, basis, amount }) => ({
        rate: Math.round(Number(rate?.value) * 100),
        net: minor(basis, content),
        tax: minor(amount, content),
      })),
    ).toEqual(content.taxes);
    expect(
      fields.lines.map(({ description, quantity, unitPrice, amount }) => [
        description?.value,
        Number(quantity?.value),
        minor(unitPrice, content),
        minor(amount, content),
      ]),
    ).toEqual(content.lines.map(({ name, quantity, unitPrice, net }) => [name, quantity, unitPrice, net]));
    expect(fields.kind).toBe(content.kind === 'RECEIPT' ? 'INVOICE' : 'CREDIT_NOTE');
    expect(fields.number?.value).toBe(content.number);
    expect(fields.issueDate?.value).toBe(content.issuedAt.slice(0, 10));
    expect(fields.vendor?.value).toBe(content.seller.name);
    expect(fields.vendorVatNumber?.value).toBe(content.seller.vatNumber);
    expect(fields.currency?.value).toBe(content.currency);
    // What is printed says the same as the XML, as far as it is read.
    expect(checks?.find(({ code }) => code === 'XML_AGAINST_PRINT')).toMatchObject({ passed: true });
    expect(reviews.filter(({ code }) => code === 'XML_DISAGREES' || code === 'XML_INVALID')).toEqual([]);
  });

  test('has the sums where the buyer’s address is not known, too', async () => {
    const { fields, reviews } = await readAsInvoice({ ...content, buyer: anonymous });
    expect(sums(fields, content)).toEqual(expected(content));
    expect(reviews.filter(({ code }) => code === 'XML_DISAGREES' || code === 'XML_INVALID')).toEqual([]);
  });
});

test('Where the roundings of many lines all lean one way, the sums are exact, and the reader has a doubt', async () => {
  const content = receiptOf(Array.from({ length: 200 }, () => ({ name: 'Seat', unitPrice: 150, taxRate: 700 })));
  const { fields, reviews } = await readAsInvoice(content);
  expect(sums(fields, content)).toEqual(expected(content));
  expect(reviews).toContainEqual({ code: 'XML_INVALID', field: 'taxes.0.amount' });
});

describe('Whatever is sold', () => {
  const line = fc.record({
    name: fc.string({ unit: 'binary', maxLength: 80 }),
    quantity: fc.integer({ min: 1, max: 99 }),
    unitPrice: fc.integer({ min: 0, max: 9_999_999 }),
    taxRate: fc.constantFrom(0, 250, 550, 700, 1900, 2550, 10_000),
  });
  const content = fc
    .record({
      lines: fc.array(line, { minLength: 1, maxLength: 40 }),
      currency: fc.constantFrom('EUR' as const, 'JPY' as const, 'KWD' as const),
      name: fc.string({ unit: 'binary', maxLength: 40 }),
      address: fc.boolean(),
      givesBack: fc.boolean(),
    })
    .map(({ lines, currency, name, address, givesBack }) => {
      const buyer = { ...(address ? receiptOf([]).buyer : {}), name };
      return givesBack ? creditNoteOf(lines, { currency, buyer }) : receiptOf(lines, { currency, buyer });
    });

  test('the XML says the same sums, and its parts come out', () => {
    fc.assert(
      fc.property(content, (one) => {
        const [read, ...others] = readEInvoice(Buffer.from(facturX(one)));
        expect(others).toEqual([]);
        if (!read) throw new Error('Nothing was read.');
        expect(sums(read.fields, one)).toEqual(expected(one));
        if (one.buyer.address) {
          expect(read.fields.taxes).toHaveLength(one.taxes.length);
          expect(read.fields.lines.map(({ amount }) => minor(amount, one))).toEqual(one.lines.map(({ net }) => net));
        }
        expect(read.reviews).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('the PDF holds it', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (one) => {
        const [file, ...others] = await withPdf(await renderReceipt(one), eInvoiceAttachments);
        expect(others).toEqual([]);
        expect(file?.name).toBe('factur-x.xml');
        expect(Buffer.from(file?.content ?? []).toString('utf8')).toBe(facturX(one));
      }),
      { numRuns: 8 },
    );
  });
});
