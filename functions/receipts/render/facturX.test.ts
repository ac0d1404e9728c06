import { FacturX } from 'factur-x-kit';
import { describe, expect, test } from 'vitest';
import type { ReceiptContent } from '#model/receipts.ts';
import { schemaErrors } from '#test/documents/facturXSchema.ts';
import { creditNoteOf, namesOfTheWorld, receiptOf } from '#test/documents/receipts.ts';
import { facturX } from './facturX.ts';
import { renderReceipt } from './renderReceipt.ts';

const several = [
  { name: 'Stalls', quantity: 3, unitPrice: 4900, taxRate: 1900 },
  { name: 'Programme', quantity: 2, unitPrice: 1000, taxRate: 700 },
  { name: 'Children', quantity: 1, unitPrice: 500, taxRate: 0 },
];
const anonymous: ReceiptContent['buyer'] = { name: 'someone@mail.example' };

const documents: Readonly<Record<string, ReceiptContent>> = {
  'of several rates': receiptOf(several),
  'that is free': receiptOf([{ name: 'Open day', unitPrice: 0, taxRate: 0 }]),
  'of 200 lines': receiptOf(
    Array.from({ length: 200 }, (_, index) => ({ name: `Seat ${index + 1}`, unitPrice: 1000 })),
  ),
  'in every script': receiptOf(namesOfTheWorld.map((name) => ({ name, unitPrice: 1000 }))),
  'of a currency without decimals': receiptOf(several, { currency: 'JPY' }),
  'that gives back': creditNoteOf(several),
};

/** What factur-x-kit, which knows EN 16931 by itself, says against the XML in a PDF. */
async function brokenRules(content: ReceiptContent): Promise<string[]> {
  const read = await FacturX.fromPDF(await renderReceipt(content));
  const { valid, errors } = read.validate();
  return valid ? [] : (errors ?? []).map(({ message }) => message);
}

describe.each(Object.entries(documents))('A document %s', (_, content) => {
  test('is valid by the schema of EN 16931', () => {
    expect(schemaErrors(facturX(content), 'EN16931')).toEqual([]);
  });

  test('keeps the rules of EN 16931', async () => {
    expect(await brokenRules(content)).toEqual([]);
  });

  test('is valid by the schema of MINIMUM where the buyer’s address is not known', () => {
    expect(schemaErrors(facturX({ ...content, buyer: anonymous }), 'MINIMUM')).toEqual([]);
  });

  test('keeps the rules of MINIMUM there', async () => {
    const broken = await brokenRules({ ...content, buyer: anonymous });
    // What was paid has no place in MINIMUM: its publisher's own example (Facture_UE_MINIMUM) has a due amount below the total, too.
    expect(broken.filter((rule) => !rule.startsWith('[BR-CO-16]'))).toEqual([]);
  });
});

test('A document without the buyer’s address says no more than MINIMUM, and is none of EN 16931', () => {
  const xml = facturX(receiptOf(several, { buyer: anonymous }));
  expect(xml).toContain('urn:factur-x.eu:1p0:minimum');
  expect(schemaErrors(xml, 'EN16931')).not.toEqual([]);
});

test('Rules that are broken are told (or nothing above proves anything)', async () => {
  const content = receiptOf(several);
  expect(schemaErrors(facturX(content).replace('<ram:TypeCode>380</ram:TypeCode>', ''), 'EN16931')).not.toEqual([]);
  expect((await brokenRules({ ...content, net: content.net + 1 })).join(' ')).toContain('BR-CO-10');
});

describe('The XML', () => {
  test('names the receipt that a credit note corrects, with its day and the reason', () => {
    const xml = facturX(documents['that gives back'] ?? receiptOf([]));
    expect(xml).toContain('<ram:TypeCode>381</ram:TypeCode>');
    expect(xml).toContain(
      '<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>RE-2026-000123</ram:IssuerAssignedID><ram:FormattedIssueDateTime>' +
        '<qdt:DateTimeString format="102">20261121</qdt:DateTimeString></ram:FormattedIssueDateTime></ram:InvoiceReferencedDocument>',
    );
    expect(xml).toContain(
      '<ram:IncludedNote><ram:Content>The matinée of 13 December was cancelled.</ram:Content></ram:IncludedNote>',
    );
  });

  test('says that it is paid by card, and that nothing is due', () => {
    const xml = facturX(receiptOf([{ name: 'Seat', unitPrice: 10_000 }]));
    expect(xml).toContain(
      '<ram:TypeCode>48</ram:TypeCode><ram:ApplicableTradeSettlementFinancialCard><ram:ID>4242</ram:ID>',
    );
    expect(xml).toContain('<ram:TotalPrepaidAmount>119.00</ram:TotalPrepaidAmount><ram:DuePayableAmount>0.00<');
  });

  test('has the price of all pieces where a line is no multiple of the price of one', () => {
    const content = creditNoteOf([{ name: 'Part of three seats', quantity: 3, unitPrice: 1000 }]);
    const [line] = content.lines;
    if (!line) throw new Error('It has no line.');
    const xml = facturX({ ...content, lines: [{ ...line, net: 1000 }] });
    expect(xml).toContain(
      '<ram:ChargeAmount>10.00</ram:ChargeAmount><ram:BasisQuantity unitCode="C62">3</ram:BasisQuantity>',
    );
  });

  test('has a rate among its taxes that only lines without a price have', async () => {
    const content = creditNoteOf([
      { name: 'Seat', unitPrice: 1000, taxRate: 1900 },
      { name: 'Child on a lap', unitPrice: 0, taxRate: 0 },
    ]);
    const short = { ...content, taxes: content.taxes.filter(({ net }) => net > 0) };
    expect(facturX(short)).toBe(facturX(content));
    expect(await brokenRules(short)).toEqual([]);
  });

  test('holds markup as text, and nothing that XML forbids', () => {
    const name = '<b>"A" & B</b>\u0000\u001b[31m\u202etxt\ud800\ufffe\u0085 ]]>';
    const xml = facturX(receiptOf([{ name }], { buyer: { ...receiptOf([]).buyer, name } }));
    expect(schemaErrors(xml, 'EN16931')).toEqual([]);
    expect(xml).toContain('<ram:Name>&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt; [31mtxt\ufffd\ufffd ]]&gt;</ram:Name>');
  });

  test.each(['', ' \t', '\u0000\u202e'])('has a name where %j is one', (name) => {
    const xml = facturX(receiptOf([{ name }], { buyer: { ...receiptOf([]).buyer, name } }));
    expect(schemaErrors(xml, 'EN16931')).toEqual([]);
    expect(xml).toContain('<ram:SpecifiedTradeProduct><ram:Name>\ufffd</ram:Name>');
  });
});
