import type { Block, ExpenseDocument } from '@aws-sdk/client-textract';
import { describe, expect, test } from 'vitest';
import { MAXIMUM_ALTERNATES, MAXIMUM_DETAILS } from '#model/invoices.ts';
import { checkFields } from '../checks/checkFields.ts';
import { normaliseExpense } from './expense.ts';
import { judge } from './judge.ts';
import { basics, field, item, page } from './testing.ts';

type Fields = ReturnType<typeof normaliseExpense>['fields'];
const fieldsOf = (...parts: Parameters<typeof page>): Fields => normaliseExpense([page(...parts)]).fields;
const values = (reads: readonly ({ value: string } | null)[]): (string | undefined)[] =>
  reads.map((read) => read?.value);

describe('the kind', () => {
  test.each([
    ['Invoice', 'INVOICE'],
    ['TAX INVOICE', 'INVOICE'],
    ['CREDIT NOTE', 'CREDIT_NOTE'],
    ['Credit memo no. 7', 'CREDIT_NOTE'],
    ['Rechnungskorrektur', 'CREDIT_NOTE'],
    ['Stornorechnung', 'CREDIT_NOTE'],
    ['Facture d’avoir', 'CREDIT_NOTE'],
    ['AVOIR N° 12', 'CREDIT_NOTE'],
    ['Creditfactuur', 'CREDIT_NOTE'],
    ['Faktura korygująca', 'CREDIT_NOTE'],
    ['Nota di credito', 'CREDIT_NOTE'],
    ['Factura rectificativa', 'CREDIT_NOTE'],
    ['Receipt', 'RECEIPT'],
    ['CASH BILL', 'RECEIPT'],
    ['Quittung', 'RECEIPT'],
    ['Kassabon', 'RECEIPT'],
    ['Paragon fiskalny', 'RECEIPT'],
    ['Scontrino', 'RECEIPT'],
  ])('of “%s” is %s', (title, kind) => {
    expect(fieldsOf([field('TOTAL', '12.00')], [], ['Harbour Audio Ltd', title]).kind).toBe(kind);
  });

  test('is a credit note where the total is below zero', () => {
    expect(fieldsOf([field('TOTAL', '(12.00)')]).kind).toBe('CREDIT_NOTE');
  });

  test('is a receipt where cash was given and change came back, whatever its title', () => {
    const cash = [field('AMOUNT_PAID', '50.00', { label: 'CASH' }), field('OTHER', '16.10', { label: 'CHANGE DUE' })];
    expect(fieldsOf([field('TOTAL', '33.90'), ...cash], [], ['TAX INVOICE']).kind).toBe('RECEIPT');
  });

  test('is a receipt where all of it was paid, unless it says until when it is to be', () => {
    const card = field('AMOUNT_PAID', '33.90', { label: 'VISA' });
    expect(fieldsOf([field('TOTAL', '33.90'), card]).kind).toBe('RECEIPT');
    expect(fieldsOf([field('TOTAL', '33.90'), card, field('DUE_DATE', '20 March 2026')]).kind).toBe('INVOICE');
    expect(fieldsOf([field('TOTAL', '60.00'), card]).kind).toBe('INVOICE');
  });

  test('is not told by words in a sentence', () => {
    const sentence = 'Goods may be returned for a credit note within seven days of receipt.';
    expect(fieldsOf([field('TOTAL', '12.00')], [], ['Invoice', sentence]).kind).toBe('INVOICE');
  });

  test('excuses a receipt, and no invoice, from having a number', () => {
    const unnumbered = [basics[0], basics[2], field('TOTAL', '£12.00')].flatMap((one) => one ?? []);
    expect(judge(normaliseExpense([page(unnumbered, [], ['Receipt', '£12.00'])])).status).toBe('READ');
    expect(judge(normaliseExpense([page(unnumbered, [], ['Invoice', '£12.00'])])).reviews).toEqual([
      { code: 'NUMBER_MISSING', field: 'number' },
    ]);
  });
});

describe('tax by rate', () => {
  const taxes = (...lines: string[]): string[] =>
    fieldsOf([field('TOTAL', '€ 119.00')], [], lines).taxes.map(
      ({ rate, basis, amount }) => `${rate?.value} of ${basis?.value ?? '?'} is ${amount?.value}`,
    );

  test.each([
    ['VAT 20% on 100.00 20.00', '20 of 100.00 is 20.00'],
    ['19 % MwSt. auf 100,00 € 19,00 €', '19 of 100.00 is 19.00'],
    ['TVA 5,5 % sur 200,00 : 11,00', '5.5 of 200.00 is 11.00'],
    ['21 % 41,31 8,68 49,99', '21 of 41.31 is 8.68'],
    ['W tym 23% 100,00 23,00 123,00', '23 of 100.00 is 23.00'],
    ['IVA 22% 22,00', '22 of ? is 22.00'],
    ['BTW 0% over 100,00 0,00', '0 of 100.00 is 0.00'],
    ['VAT 20% on 100.00 25.00', '20 of 100.00 is 25.00'],
  ])('is read from “%s”', (line, expected) => {
    expect(taxes(line)).toEqual([expected]);
  });

  test.each([
    ['a discount', '5 % Rabatt auf 100,00 5,00'],
    ['an early payment', '2 % Skonto bei Zahlung bis 12.03.2026: 117,00'],
    ['a total with its tax', 'Total incl. 20% VAT 120.00'],
    ['a line of an item', 'Stage hands, two days of work 100.00 20% 20.00 120.00'],
    ['words alone', 'VAT at 20% is included'],
  ])('is not read from %s', (_, line) => {
    expect(taxes(line)).toEqual([]);
  });

  test('is read once, where it is printed twice', () => {
    expect(taxes('VAT 20% 20.00', 'VAT 20% on 100.00 20.00')).toEqual(['20 of 100.00 is 20.00']);
  });

  test('is told by amounts without rates where nothing else is printed', () => {
    const fields = fieldsOf([
      field('SUBTOTAL', '448,99'),
      field('TAX', '61,07', { label: 'MwSt 19%' }),
      field('TAX', '8,93', { label: 'MwSt 7%' }),
      field('TOTAL', '518,99'),
    ]);
    expect(fields.tax).toBeNull();
    expect(values(fields.taxes.map(({ rate }) => rate))).toEqual(['19', '7']);
    expect(checkFields(fields, {}).every(({ passed }) => passed)).toBe(true);
  });
});

describe('the supplier’s VAT number', () => {
  const number = (lines: readonly string[], ...fields: Parameters<typeof page>[0]): string | undefined =>
    fieldsOf([...fields, field('TOTAL', '12.00')], [], lines).vendorVatNumber?.value;

  test('is read whole where the field holds its beginning only', () => {
    const beginning = field('VENDOR_VAT_NUMBER', 'DE 136', { label: 'USt-IdNr.' });
    expect(number(['USt-IdNr. DE 136 695 976'], beginning)).toBe('DE136695976');
  });

  test('ends where another number begins', () => {
    expect(number(['TVA FR40303265045 - 01 44 55 66 77'])).toBe('FR40303265045');
  });

  test('is not the buyer’s, and no number of a register or tax office', () => {
    const fields = [
      field('VENDOR_VAT_NUMBER', 'NL004495445B01', { label: 'Uw BTW nummer' }),
      field('VENDOR_VAT_NUMBER', '13302', { label: 'HRB' }),
      field('VENDOR_VAT_NUMBER', '044 241 601 03', { label: 'Steuer-Nr.' }),
    ];
    expect(number(['Uw BTW nummer: NL004495445B01'], ...fields)).toBeUndefined();
    expect(
      number([], field('RECEIVER_VAT_NUMBER', 'GB980780684'), field('VENDOR_VAT_NUMBER', 'GB980780684')),
    ).toBeUndefined();
  });

  test('keeps a wrong one that is called so: to be doubted, not dropped', () => {
    const invoice = normaliseExpense([page([...basics, field('TOTAL', '£12.00')], [], ['VAT No. GB 980 7806 85'])]);
    expect(judge(invoice).reviews).toEqual([{ code: 'VAT_NUMBER_INVALID', field: 'vendorVatNumber' }]);
  });
});

describe('what is paid', () => {
  test('stands apart from total and due', () => {
    const fields = fieldsOf([
      field('SUBTOTAL', '100.00'),
      field('DISCOUNT', '-10.00', { label: 'Total discount' }),
      field('DISCOUNT', '-4.00', { label: 'Item discount' }),
      field('SHIPPING_HANDLING_CHARGE', '5.00'),
      field('TAX', '19.00'),
      field('TOTAL', '114.00'),
      field('PRIOR_BALANCE', '50.00'),
      field('AMOUNT_PAID', '20.00', { label: 'Deposit' }),
      field('AMOUNT_DUE', '144.00'),
    ]);
    expect(values([fields.discount, fields.shipping, fields.priorBalance, fields.amountPaid])).toEqual([
      '-10.00',
      '5.00',
      '50.00',
      '20.00',
    ]);
    expect(fields.alternates).toMatchObject([{ field: 'discount', value: '-4.00' }]);
    expect(checkFields(fields, {}).map(({ passed }) => passed)).toEqual([true, true]);
  });

  test('is found under no label where its sum and its words say so', () => {
    const sums = [field('TOTAL', '2,076.76 €'), field('AMOUNT_DUE', '1,453.76 €')];
    expect(fieldsOf(sums, [], ['Wire transfer 11/17/2017 623.00 €']).amountPaid?.value).toBe('623.00');
    expect(fieldsOf(sums, [], ['Chairs 623.00 €']).amountPaid).toBeNull();
    expect(fieldsOf(sums, [], ['Wire transfer 11/17/2017 600.00 €']).amountPaid).toBeNull();
  });

  test('is not taken from what is read unsurely, but shown', () => {
    const fields = fieldsOf([field('TOTAL', '90.00'), field('SHIPPING_HANDLING_CHARGE', '300', { value: 72 })]);
    expect(fields.shipping).toBeNull();
    expect(fields.alternates).toMatchObject([{ field: 'shipping', value: '300' }]);
  });
});

describe('a line', () => {
  const line = (parts: Readonly<Record<string, string>>): Fields['lines'][number] | undefined =>
    fieldsOf([], [item({ ITEM: 'Stage hand', PRICE: '90.00', ...parts })]).lines[0];

  test.each([
    ['3 pcs', '3', 'pcs'],
    ['2,5 Std.', '2.5', 'Std.'],
    ['1.00 kg', '1.00', 'kg'],
    ['8 Unit(s)', '8', 'Unit(s)'],
    ['12 m²', '12', 'm²'],
    ['3 x', '3', undefined],
    ['4', '4', undefined],
    ['-2 Stk', '-2', 'Stk'],
  ])('of %s has a quantity and a unit', (printed, quantity, unit) => {
    expect(values([line({ QUANTITY: printed })?.quantity ?? null, line({ QUANTITY: printed })?.unit ?? null])).toEqual([
      quantity,
      unit,
    ]);
  });

  test('has its code beside its description, or as it', () => {
    expect(line({ PRODUCT_CODE: 'A-17' })?.code?.value).toBe('A-17');
    const bare = fieldsOf([], [item({ PRODUCT_CODE: 'A-17', PRICE: '90.00' })]).lines[0];
    expect(values([bare?.code ?? null, bare?.description ?? null])).toEqual([undefined, 'A-17']);
  });

  test('has the rate of tax that a column of its own tells', () => {
    const rated = item({ ITEM: 'Stage hand', PRICE: '90.00' });
    rated.LineItemExpenseFields?.push({
      Type: { Text: 'OTHER', Confidence: 90 },
      LabelDetection: { Text: 'VAT %', Confidence: 90 },
      ValueDetection: { Text: '20', Confidence: 90 },
    });
    expect(fieldsOf([], [rated]).lines[0]?.taxRate?.value).toBe('20');
  });
});

describe('details', () => {
  test('are what has no field of its own, with its label and party', () => {
    const { details } = fieldsOf([
      ...basics,
      field('OTHER', '114801', { label: 'APPROVAL #' }),
      field('RECEIVER_ADDRESS', '1 Quay\nBristol'),
      field('ORDER_DATE', '1 March 2026', { label: 'Order date' }),
      field('GRATUITY', '5.00'),
      field('OTHER', '0.00', { label: 'CHANGE DUE' }),
    ]);
    expect(details.map(({ type, label, party, value }) => [type, label, party, value])).toEqual([
      ['OTHER', 'APPROVAL #', null, '114801'],
      ['RECEIVER_ADDRESS', null, 'RECEIVER', '1 Quay\nBristol'],
      ['ORDER_DATE', 'Order date', null, '1 March 2026'],
      ['GRATUITY', null, null, '5.00'],
      ['OTHER', 'CHANGE DUE', null, '0.00'],
    ]);
  });

  test('of one group belong to one party', () => {
    const grouped = (type: string, text: string, types: string[]) => ({
      ...field(type, text),
      GroupProperties: [{ Types: types, Id: 'g1' }],
    });
    const { details } = fieldsOf([grouped('STREET', '1 Quay', []), grouped('CITY', 'Bristol', ['RECEIVER_BILL_TO'])]);
    expect(details.map(({ party }) => party)).toEqual(['RECEIVER', 'RECEIVER']);
  });

  test('are told once for all pages, and kept to a limit', () => {
    const again = field('OTHER', '114801', { label: 'APPROVAL #' });
    expect(normaliseExpense([page([again]), page([again])]).fields.details).toHaveLength(1);
    const many = Array.from({ length: 300 }, (_, index) => field('OTHER', `${index}`, { label: 'REF' }));
    expect(fieldsOf(many).details).toHaveLength(MAXIMUM_DETAILS);
    const totals = Array.from({ length: 99 }, (_, index) => field('TOTAL', `${index}.00`));
    expect(fieldsOf(totals).alternates).toHaveLength(MAXIMUM_ALTERNATES);
  });
});

describe('alternates', () => {
  test('hold every other value in the field’s own form, surest first', () => {
    const fields = fieldsOf([
      field('TOTAL', '$0.00', { value: 70 }),
      field('TOTAL', '$120.00'),
      field('TOTAL', '$90.00', { value: 90 }),
      field('SUBTOTAL', '$100.00'),
      field('TAX', '$20.00'),
      field('INVOICE_RECEIPT_DATE', '03/04/2026', { value: 80 }),
    ]);
    expect(fields.total?.value).toBe('120.00');
    expect(fields.alternates.map(({ field: of, value }) => `${of} ${value}`)).toEqual([
      'total 90.00',
      'total 0.00',
      'issueDate 2026-03-04',
    ]);
  });
});

/** Blocks as Textract lays them out: each stretch a LINE of its own, its words apart. */
function printed(stretches: readonly (readonly [text: string, left: number, top: number])[]): ExpenseDocument {
  const blocks = stretches.flatMap(([text, left, top], index): Block[] => {
    const box = { Left: left, Top: top, Width: text.length * 0.01, Height: 0.015 };
    const words = text.split(' ').map((word, at) => ({
      BlockType: 'WORD' as const,
      Id: `w${index}-${at}`,
      Text: word,
      Geometry: { BoundingBox: { ...box, Left: left + at * 0.05, Width: 0.04 } },
    }));
    const ids = words.map(({ Id }) => Id);
    return [
      {
        BlockType: 'LINE',
        Id: `l${index}`,
        Text: text,
        Confidence: 97,
        Geometry: { BoundingBox: box },
        Relationships: [{ Type: 'CHILD', Ids: ids }],
      },
      ...words,
    ];
  });
  return { ExpenseIndex: 1, SummaryFields: [], Blocks: blocks };
}

test('what stands at one height is one row, and a value’s place is that of its words', () => {
  const document = printed([
    ['IBAN', 0.1, 0.9],
    ['VAT 19 %', 0.1, 0.7],
    ['100.00', 0.5, 0.702],
    ['19.00', 0.7, 0.699],
    ['DE89 3704 0044 0532 0130 00', 0.2, 0.901],
  ]);
  const { fields } = normaliseExpense([document]);
  expect(fields.taxes.map(({ basis, amount }) => [basis?.value, amount?.value])).toEqual([['100.00', '19.00']]);
  expect(fields.taxes[0]?.amount?.place).toMatchObject({ page: 1, left: 0.7, top: 0.699 });
  expect(fields.iban).toMatchObject({ value: 'DE89370400440532013000', place: { left: 0.2, top: 0.901 } });
});

test('a line of which price and amount look like tax and basis is no tax', () => {
  const document = printed([
    ['Moving heads', 0.1, 0.5],
    ['484.76', 0.4, 0.5],
    ['20%', 0.6, 0.5],
    ['2,423.80', 0.8, 0.5],
  ]);
  const at = (text: string, left: number) => ({
    ValueDetection: {
      Text: text,
      Confidence: 97,
      Geometry: { BoundingBox: { Left: left, Top: 0.5, Width: 0.05, Height: 0.015 } },
    },
  });
  const LineItemExpenseFields = [
    { Type: { Text: 'ITEM', Confidence: 95 }, ...at('Moving heads', 0.1) },
    { Type: { Text: 'PRICE', Confidence: 95 }, ...at('2,423.80', 0.8) },
  ];
  const answer = { ...document, LineItemGroups: [{ LineItems: [{ LineItemExpenseFields }] }] };
  expect(normaliseExpense([document]).fields.taxes).toHaveLength(1);
  expect(normaliseExpense([answer]).fields.taxes).toEqual([]);
});

test('an answer with nothing but types and labels is read without a stumble', () => {
  const bare: ExpenseDocument[] = [
    { SummaryFields: [{ Type: { Text: 'TOTAL' }, LabelDetection: { Text: 'Total' } }, {}] },
    { LineItemGroups: [{}, { LineItems: [{}, { LineItemExpenseFields: [{}] }] }], Blocks: [{ BlockType: 'LINE' }] },
  ];
  const { fields } = normaliseExpense(bare);
  expect(fields.total).toBeNull();
  expect(fields.lines).toEqual([]);
});

test('lines beyond what is kept are not dropped here: who keeps them says so', () => {
  const items = Array.from({ length: 600 }, () => item({ ITEM: 'Chair', PRICE: '1.00' }));
  expect(fieldsOf([field('TOTAL', '600.00')], items).lines).toHaveLength(600);
});
