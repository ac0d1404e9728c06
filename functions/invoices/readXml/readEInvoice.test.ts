import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EInvoiceFormat } from '#test/documents/eInvoices.ts';
import { generateEInvoice, generateFatturaPaOf } from '#test/documents/eInvoices.ts';
import type { EInvoice } from './readEInvoice.ts';
import { readEInvoice } from './readEInvoice.ts';

const formats: readonly EInvoiceFormat[] = ['UBL', 'CII', 'ZUGFERD_1', 'FATTURA_PA'];
const spec = { seed: 11, language: 'de', currency: 'EUR' } as const;

function only(content: string | Uint8Array): EInvoice {
  const invoices = readEInvoice(typeof content === 'string' ? Buffer.from(content) : content);
  const [invoice] = invoices;
  if (!invoice || invoices.length > 1) throw new Error(`There are ${invoices.length} invoices.`);
  return invoice;
}

const valueOf = (read: { value: string } | null | undefined): string | undefined => read?.value;

describe.each(formats)('%s', (format) => {
  test('is read exactly, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.constantFrom('en', 'de', 'fr', 'pl'), (seed, language) => {
        const { bytes, truth, content } = generateEInvoice({ seed, language, currency: 'EUR', format });
        const { fields, reviews } = only(bytes);
        expect(reviews).toEqual([]);
        expect({
          vendor: valueOf(fields.vendor),
          vatNumber: valueOf(fields.vendorVatNumber),
          number: valueOf(fields.number),
          issueDate: valueOf(fields.issueDate),
          currency: valueOf(fields.currency),
          subtotal: valueOf(fields.subtotal),
          tax: valueOf(fields.tax),
          total: valueOf(fields.total),
          iban: valueOf(fields.iban),
        }).toEqual(truth);
        expect(valueOf(fields.purchaseOrder)).toBe(content.orderNumber);
        expect(fields.lines.map((line) => valueOf(line.description))).toEqual(
          content.lines.map(({ description }) => description),
        );
        expect(fields.lines.map((line) => Number(valueOf(line.amount)))).toEqual(
          content.lines.map(({ amount }) => amount / 100),
        );
        expect(fields.total).toMatchObject({ confidence: 1, place: null });
      }),
      { numRuns: 30 },
    );
  });

  test('with a total that does not come out goes to review, and keeps it', () => {
    const { bytes } = generateEInvoice({ ...spec, format, instead: { total: '1.00' } });
    const { fields, reviews } = only(bytes);
    expect(valueOf(fields.total)).toBe('1.00');
    expect(reviews).toContainEqual({ code: 'XML_INVALID', field: 'total' });
  });

  test.each([
    ['an amount in words', { total: 'much' }, 'total', null],
    ['an amount with a comma', { total: '1,00' }, 'total', null],
    ['an amount in powers of ten', { total: '1e9' }, 'total', null],
    ['a day that does not exist', { issueDate: '2026-02-30' }, 'issueDate', null],
    ['a currency that nobody has', { currency: 'XQX' }, 'currency', null],
    ['no number', { number: '' }, 'number', null],
    ['no supplier', { vendor: ' ' }, 'vendor', null],
  ] as const)('with %s goes to review with the field named and empty', (_, instead, field, value) => {
    const { fields, reviews } = only(generateEInvoice({ ...spec, format, instead }).bytes);
    expect(fields[field]).toBe(value);
    expect(reviews).toContainEqual({ code: 'XML_INVALID', field });
  });

  test('in UTF-16, in Latin-1 and behind a byte order mark says the same', () => {
    const { xml } = generateEInvoice({ ...spec, format, instead: { vendor: 'Bühne & Töne GmbH' } });
    const latin = Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1');
    const utf16 = Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    for (const bytes of [latin, utf16, Buffer.from(`\ufeff${xml}`)]) {
      expect(only(bytes).fields).toEqual(only(xml).fields);
    }
    expect(valueOf(only(latin).fields.vendor)).toBe('Bühne & Töne GmbH');
  });

  test('leaves out what stands in a namespace of somebody else', () => {
    const { xml } = generateEInvoice({ ...spec, format });
    const hidden = xml.replace(/<(\/?)(\w+:)?(ID|Numero)>/u, '<x:ID xmlns:x="urn:evil">EVIL</x:ID><$1$2$3>');
    expect(hidden).not.toBe(xml);
    expect(only(hidden).fields).toEqual(only(xml).fields);
  });
});

describe('a credit note', () => {
  test('of FatturaPA is one by its code, with positive amounts as they stand', () => {
    const { xml } = generateEInvoice({ ...spec, format: 'FATTURA_PA' });
    const { fields } = only(xml.replace('TD01', 'TD04'));
    expect(fields.kind).toBe('CREDIT_NOTE');
    expect(fields.total?.value).not.toContain('-');
  });

  test.each(['381', '396'])('of CII is one by its code %s', (code) => {
    const { xml } = generateEInvoice({ ...spec, format: 'CII' });
    expect(only(xml.replace('<a:TypeCode>380', `<a:TypeCode>${code}`)).fields.kind).toBe('CREDIT_NOTE');
  });

  test('is an invoice over a negative total, too; self-billed and corrected ones are invoices', () => {
    const { xml } = generateEInvoice({ ...spec, format: 'UBL', creditNote: true });
    expect(only(xml).fields.kind).toBe('CREDIT_NOTE');
    const plain = generateEInvoice({ ...spec, format: 'UBL' }).xml;
    for (const code of ['380', '384', '389']) {
      expect(only(plain.replace('>380<', `>${code}<`)).fields.kind).toBe('INVOICE');
    }
  });

  test('of UBL has names of its own', () => {
    const { xml } = generateEInvoice({ ...spec, format: 'UBL' });
    const note = xml
      .replaceAll('Invoice-2', 'CreditNote-2')
      .replace(/<(\/?)Invoice\b/gu, '<$1CreditNote')
      .replaceAll('InvoiceTypeCode', 'CreditNoteTypeCode')
      .replaceAll('>380<', '>381<')
      .replaceAll('cac:InvoiceLine', 'cac:CreditNoteLine')
      .replaceAll('InvoicedQuantity', 'CreditedQuantity');
    expect(only(note).fields).toEqual({ ...only(xml).fields, kind: 'CREDIT_NOTE' });
  });
});

describe('sums', () => {
  const { xml, truth } = generateEInvoice({ ...spec, format: 'CII' });

  test('may differ by what rounding leaves', () => {
    const cent = (Number(truth.total) + 0.01).toFixed(2);
    expect(only(xml.replaceAll(truth.total, cent)).reviews).toEqual([]);
  });

  test('name the field where tax does not come out of its rate', () => {
    const { reviews } = only(xml.replace(/<a:CalculatedAmount>[\d.]+</u, '<a:CalculatedAmount>0.01<'));
    expect(reviews.map(({ field }) => field)).toEqual(['tax', 'taxes.0.amount']);
  });

  test('take allowances, charges, prepayment and rounding into account', () => {
    const subtotal = Number(truth.subtotal);
    const total = subtotal - 10 + 25 + Number(truth.tax);
    const altered = xml
      .replace(
        '<a:SpecifiedTradeSettlementHeaderMonetarySummation>',
        '<a:SpecifiedTradeAllowanceCharge><a:ChargeIndicator><u:Indicator>false</u:Indicator></a:ChargeIndicator><a:ActualAmount>10</a:ActualAmount><a:Reason>Loyalty</a:Reason></a:SpecifiedTradeAllowanceCharge><a:SpecifiedLogisticsServiceCharge><a:Description>Freight</a:Description><a:AppliedAmount>25.00</a:AppliedAmount></a:SpecifiedLogisticsServiceCharge>$&',
      )
      .replace(
        '<a:TaxBasisTotalAmount>',
        '<a:ChargeTotalAmount>25.00</a:ChargeTotalAmount><a:AllowanceTotalAmount>10.00</a:AllowanceTotalAmount>$&',
      )
      .replace(/<a:TaxBasisTotalAmount>[\d.]+/u, `<a:TaxBasisTotalAmount>${(subtotal + 15).toFixed(2)}`)
      .replace(/<a:GrandTotalAmount>[\d.]+/u, `<a:GrandTotalAmount>${total.toFixed(2)}`)
      .replace(
        /<a:DuePayableAmount>[\d.]+/u,
        `<a:TotalPrepaidAmount>50.00</a:TotalPrepaidAmount><a:DuePayableAmount>${(total - 50).toFixed(2)}`,
      );
    const { fields, reviews } = only(altered);
    expect(reviews).toEqual([]);
    expect([fields.discount, fields.shipping, fields.amountPaid].map(valueOf)).toEqual(['10.00', '25.00', '50.00']);
    expect(fields.details).toContainEqual(expect.objectContaining({ label: 'Allowance', value: 'Loyalty: 10' }));
    expect(only(altered.replace('>50.00<', '>5.00<')).reviews).toEqual([{ code: 'XML_INVALID', field: 'amountDue' }]);
    expect(only(altered.replace('Amount>10.00<', 'Amount>11.00<')).reviews.map(({ field }) => field)).toEqual([
      'discount',
      'subtotal',
    ]);
  });

  test('of the profile MINIMUM say nothing of what was paid before', () => {
    const minimum = xml.replace('urn:cen.eu:en16931:2017', 'urn:factur-x.eu:1p0:minimum');
    const paid = /<a:DuePayableAmount>[\d.]+/u;
    expect(only(minimum.replace(paid, '<a:DuePayableAmount>1.00')).reviews).toEqual([]);
    expect(only(xml.replace(paid, '<a:DuePayableAmount>1.00')).reviews).toHaveLength(1);
  });
});

describe('a price for so many', () => {
  const { xml } = generateEInvoice({ ...spec, format: 'CII' });
  const priced = (basis: string) =>
    only(
      xml.replace(
        /<a:ChargeAmount>[\d.]+<\/a:ChargeAmount>/u,
        `<a:ChargeAmount>12.50</a:ChargeAmount><a:BasisQuantity>${basis}</a:BasisQuantity>`,
      ),
    ).fields.lines[0]?.unitPrice?.value;

  test.each([
    ['1', '12.50'],
    ['1.0000', '12.50'],
    ['10', '1.250'],
    ['1000.00', '0.01250'],
    ['3', undefined],
    ['0', undefined],
  ])('of %s is the price of one, or none', (basis, price) => {
    expect(priced(basis)).toBe(price);
  });
});

describe('FatturaPA', () => {
  test('with several bodies is as many invoices', () => {
    const { bytes, truths } = generateFatturaPaOf([spec, { ...spec, seed: 12 }, { ...spec, seed: 13 }]);
    const invoices = readEInvoice(bytes);
    expect(invoices.map(({ fields }) => fields.total?.value)).toEqual(truths.map(({ total }) => total));
    expect(new Set(invoices.map(({ fields }) => fields.vendor?.value))).toEqual(new Set([truths[0]?.vendor]));
  });

  test('without a total takes the payment, where that is what bases and taxes come to, and else none', () => {
    const { xml, truth } = generateEInvoice({ ...spec, format: 'FATTURA_PA' });
    const without = xml.replace(/<ImportoTotaleDocumento>.*?<\/ImportoTotaleDocumento>/u, '');
    expect(only(without).fields.total).toMatchObject({ value: truth.total, confidence: 0.9 });
    expect(only(without.replace(/(<ImportoPagamento>)[\d.]+/u, '$11.00')).fields.total).toBeNull();
  });
});
