import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InvoiceFields, InvoiceLine } from '#model/invoices.ts';
import { emptyInvoiceFields, emptyInvoiceLine } from '#model/invoices.ts';
import { readEInvoice } from '#functions/invoices/readXml/readEInvoice.ts';
import { ublOf } from './ublOf.ts';

const exactly = <Value>(value: Value) => ({ value, confidence: 1, place: null });

/** Whatever can stand on a document; the reader makes white space single spaces. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((value) =>
    value
      .toWellFormed()
      .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  )
  .filter((value) => value !== '');
const decimal = fc.tuple(fc.boolean(), fc.nat(9_999_999), fc.nat(4)).map(([negative, digits, decimals]) => {
  const padded = String(digits).padStart(decimals + 1, '0');
  const value = decimals === 0 ? padded : `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
  return negative && digits !== 0 ? `-${value}` : value;
});
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const read = <Value>(value: fc.Arbitrary<Value>) => value.map(exactly);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(read(value), { nil: null });

const short = text.map((value) => value.slice(0, 9).trim()).filter((value) => value !== '' && value.isWellFormed());
const line: fc.Arbitrary<InvoiceLine> = fc
  .record({
    code: maybe(text),
    description: maybe(text),
    quantity: maybe(decimal),
    unit: maybe(short),
    unitPrice: maybe(decimal),
    taxRate: maybe(fc.constantFrom('0', '7.00', '19', '22.00')),
    amount: read(decimal),
  })
  // A unit without a quantity has no place.
  .map((one) => (one.quantity === null ? { ...one, unit: null } : one));

const invoice: fc.Arbitrary<InvoiceFields> = fc.record({
  kind: fc.constantFrom('INVOICE', 'CREDIT_NOTE'),
  vendor: read(text),
  vendorVatNumber: maybe(short),
  number: read(text),
  issueDate: read(day),
  dueDate: maybe(day),
  currency: read(fc.constantFrom('EUR', 'USD', 'JPY', 'KWD')),
  subtotal: maybe(decimal),
  tax: read(decimal),
  taxes: fc.array(fc.record({ rate: maybe(decimal), basis: maybe(decimal), amount: read(decimal) }), { maxLength: 3 }),
  discount: maybe(decimal),
  shipping: maybe(decimal),
  priorBalance: fc.constant(null),
  amountPaid: maybe(decimal),
  total: read(decimal),
  amountDue: read(decimal),
  iban: maybe(fc.constantFrom('DE02120300000000202051', 'NL91ABNA0417164300')),
  bic: fc.constant(null),
  purchaseOrder: maybe(text),
  paymentTerms: maybe(text),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  details: fc.constant([]),
  alternates: fc.constant([]),
});

function written(fields: InvoiceFields): string {
  const ubl = ublOf({ id: 'i1', ...fields });
  if ('why' in ubl) throw new Error(ubl.why);
  return ubl.xml;
}

const plain: InvoiceFields = {
  ...emptyInvoiceFields,
  vendor: exactly('A & B <Ltd>'),
  number: exactly('"7"'),
  issueDate: exactly('2026-01-31'),
  currency: exactly('EUR'),
  total: exactly('119.00'),
};

describe('UBL', () => {
  test('says to its reader what the invoice says', () => {
    fc.assert(
      fc.property(invoice, (fields) => {
        const [again, ...others] = readEInvoice(Buffer.from(written(fields)));
        expect(others).toEqual([]);
        const kind = fields.kind === 'CREDIT_NOTE' || fields.total?.value.startsWith('-') ? 'CREDIT_NOTE' : 'INVOICE';
        expect({ ...again?.fields, details: [] }).toEqual({ ...fields, kind });
      }),
      { numRuns: 300 },
    );
  });

  test('is a CreditNote for a credit note, with its due date where one belongs', () => {
    const xml = written({
      ...plain,
      kind: 'CREDIT_NOTE',
      dueDate: exactly('2026-02-28'),
      iban: exactly('NL91ABNA0417164300'),
      bic: exactly('ABNANL2A'),
    });
    expect(xml).toContain('<CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"');
    expect(xml).toMatch(/<cac:PaymentMeans><cbc:PaymentMeansCode>30<.*<cbc:PaymentDueDate>2026-02-28</u);
    const [again] = readEInvoice(Buffer.from(xml));
    expect(again?.fields.dueDate?.value).toBe('2026-02-28');
    expect(again?.fields.bic?.value).toBe('ABNANL2A');
  });

  test('is an Invoice with negative amounts for a correction over a negative total', () => {
    const xml = written({ ...plain, kind: 'CREDIT_NOTE', total: exactly('-119.00') });
    expect(xml).toContain('<Invoice ');
    expect(xml).toContain('>-119.00</cbc:TaxInclusiveAmount>');
  });

  test('has one line that says so where no lines were read', () => {
    const [again] = readEInvoice(Buffer.from(written({ ...plain, subtotal: exactly('100.00') })));
    expect(again?.fields.lines.map(({ description, amount }) => [description?.value, amount?.value])).toEqual([
      ['Not itemised', '100.00'],
    ]);
  });

  test('says in a note what it has no place for', () => {
    const lines = [
      { ...emptyInvoiceLine, description: exactly('Thank you'), quantity: exactly('1') },
      { ...emptyInvoiceLine, amount: exactly('5') },
    ];
    const xml = written({ ...plain, lines, priorBalance: exactly('12.00') });
    expect(xml).toContain('<cbc:Note>Prior balance: 12.00</cbc:Note>');
    expect(xml).toContain('<cbc:Note>Without an amount: Thank you</cbc:Note>');
    expect(xml.match(/<cac:InvoiceLine>/gu)).toHaveLength(1);
  });

  test('holds no character that XML forbids, and no markup of the document’s', () => {
    const xml = written({ ...plain, vendor: exactly('A\u0000\u001b]]>&<b>\ud800') });
    expect(xml).toContain('<cbc:RegistrationName>A]]&gt;&amp;&lt;b&gt;\ufffd</cbc:RegistrationName>');
    expect(() => readEInvoice(Buffer.from(xml))).not.toThrow();
  });

  /** https://docs.oasis-open.org/ubl/os-UBL-2.1/xsd/maindoc/UBL-Invoice-2.1.xsd */
  test('has its elements in the order of the schema', () => {
    fc.assert(
      fc.property(invoice, (fields) => {
        const found = [...written(fields).matchAll(/^<(?:cbc|cac):(\w+)/gmu)].map(([, name = '']) => name);
        const places = found.map((name) => order.indexOf(name));
        expect(places).not.toContain(-1);
        expect(places).toEqual([...places].sort((one, other) => one - other));
      }),
    );
  });

  test.each(['number', 'issueDate', 'currency', 'vendor', 'total'] as const)('is refused without %s', (field) => {
    expect(ublOf({ id: 'i1', ...plain, [field]: null })).toEqual({ why: expect.stringContaining('not known') });
  });
});

const order = [
  'UBLVersionID',
  'ID',
  'IssueDate',
  'DueDate',
  'InvoiceTypeCode',
  'CreditNoteTypeCode',
  'Note',
  'DocumentCurrencyCode',
  'OrderReference',
  'AccountingSupplierParty',
  'AccountingCustomerParty',
  'PaymentMeans',
  'PaymentTerms',
  'AllowanceCharge',
  'TaxTotal',
  'LegalMonetaryTotal',
  'InvoiceLine',
  'CreditNoteLine',
];
