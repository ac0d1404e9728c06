import { describe, expect, test } from 'vitest';
import { generateInvoice, knownLayouts } from '#test/documents/generate.ts';
import type { Language } from '#test/documents/generate.ts';
import type { ReadPage, Word } from './page.ts';
import { openPdf } from '#local/textract/reading/pdf.ts';
import { analysePage } from './analysis.ts';
import { analyseNext } from './document.ts';
import type { PageAnalysis } from './analysis.ts';

/** A page from lines of text; `|` starts the next column, 120 points on. */
function pageOf(lines: readonly string[], source: ReadPage['source'] = 'text'): ReadPage {
  const words = lines.flatMap((line, row): Word[] =>
    line.split('|').flatMap((cell, column) => {
      let left = 40 + column * 120;
      return cell
        .trim()
        .split(/\s+/u)
        .filter(Boolean)
        .map((text) => {
          const word = {
            text,
            left,
            right: left + text.length * 5,
            top: 40 + row * 16,
            bottom: 50 + row * 16,
            confidence: 99,
          };
          left = word.right + 3;
          return word;
        });
    }),
  );
  return { number: 1, width: 600, height: 840, words, source };
}

const values = (analysis: PageAnalysis, type: string): string[] =>
  analysis.fields.filter((field) => field.type === type).map((field) => field.value.text);
const read = (...lines: string[]): PageAnalysis => analysePage(pageOf(lines), undefined);

describe('labels and values', () => {
  test('stand beside or below each other', () => {
    const analysis = read('Factuurnummer:|993548900', 'Factuur datum|Vervaldatum', '8-9-2022|22-9-2022');
    expect(values(analysis, 'INVOICE_RECEIPT_ID')).toEqual(['993548900']);
    expect(values(analysis, 'INVOICE_RECEIPT_DATE')).toEqual(['8-9-2022']);
    expect(values(analysis, 'DUE_DATE')).toEqual(['22-9-2022']);
  });

  test('a title carries number and date', () => {
    const analysis = read('Handelsrechnung Nr. R18-31 vom 03.10.2018');
    expect(values(analysis, 'INVOICE_RECEIPT_ID')).toEqual(['R18-31']);
    expect(values(analysis, 'INVOICE_RECEIPT_DATE')).toEqual(['03.10.2018']);
  });

  test('“including VAT” makes a total, not a tax, and “without” a subtotal', () => {
    const analysis = read('Rechnungssumme ohne USt.||193,77', 'Gesamtbetrag inkl. 19 % MwSt.||215,07');
    expect(values(analysis, 'SUBTOTAL')).toEqual(['193,77']);
    expect(values(analysis, 'TOTAL')).toEqual(['215,07']);
    expect(values(analysis, 'TAX')).toEqual([]);
  });

  test('two sums side by side keep to their labels', () => {
    const analysis = read('Exclusief BTW € 593,36||Subtotaal|€ 717,97');
    expect(values(analysis, 'SUBTOTAL').sort()).toEqual(['€ 593,36', '€ 717,97']);
  });

  test('heads of sums take the last row below them, where it is the sum', () => {
    const analysis = read(
      'Nettobetrag|MwSt-Betrag|Endbetrag',
      '321,40|61,07|382,47',
      '127,59|8,93|136,52',
      '448,99|70,00|518,99',
    );
    expect(values(analysis, 'TOTAL')).toEqual(['518,99']);
    expect(values(analysis, 'TAX')).toEqual(['70,00']);
  });

  test('what is payable until a date is due then, whatever a discount says', () => {
    const analysis = read('Zahlbar innerhalb 30 Tagen netto bis 04.04.2013, 3% Skonto bis 15.03.2013');
    expect(values(analysis, 'DUE_DATE')).toEqual(['04.04.2013']);
  });

  test('an order’s date and number are not the invoice’s', () => {
    const analysis = read('Bestell-Nr|B123456789', 'Bestell-Datum|01.08.2013', 'Beleg-Datum|06.08.2013');
    expect(values(analysis, 'INVOICE_RECEIPT_DATE')).toEqual(['06.08.2013']);
    expect(values(analysis, 'INVOICE_RECEIPT_ID')).toEqual([]);
  });

  test('a sign under the title labels the document’s number, and elsewhere something else', () => {
    expect(values(read('Sammy Sound||INVOICE', '||# live_2026_1'), 'INVOICE_RECEIPT_ID')).toEqual(['live_2026_1']);
    expect(values(read('INVOICE', 'Nr. 4711'), 'INVOICE_RECEIPT_ID')).toEqual(['4711']);
    expect(values(read('INVOICE', 'Nr. 12 Harbour Road'), 'INVOICE_RECEIPT_ID')).toEqual([]);
  });

  test('a misread label still counts in a picture, and not in a text layer', () => {
    const lines = ['lnvoice number:|4711'];
    expect(values(analysePage(pageOf(lines, 'picture'), undefined), 'INVOICE_RECEIPT_ID')).toEqual(['4711']);
    expect(values(analysePage(pageOf(lines), undefined), 'INVOICE_RECEIPT_ID')).toEqual([]);
  });
});

test('the supplier is not whom the invoice is for', () => {
  const analysis = read(
    'Bill to:',
    'Marquee Live Ltd',
    '9 Theatre Lane',
    '',
    '',
    'Supplier:',
    'Harbour Audio Ltd',
    '14 Harbour Road',
  );
  expect(values(analysis, 'VENDOR_NAME')).toEqual(['Harbour Audio Ltd']);
  expect(values(analysis, 'RECEIVER_NAME')).toEqual(['Marquee Live Ltd']);
});

test('whose domain is printed has issued it, whoever supplied the goods', () => {
  const lines = ['Supplier:', 'Goods Depot Ltd', '14 Harbour Road', '', 'Invoice no: 4711'];
  const foot = ['', '', 'Harbour Audio Ltd|VAT no: GB123456789|www.harbouraudio.example'];
  expect(values(read(...lines, ...foot), 'VENDOR_NAME')).toContain('Goods Depot Ltd');
  const surest = [...read(...lines, ...foot).fields]
    .filter((field) => field.type === 'VENDOR_NAME')
    .sort((one, other) => other.typeConfidence - one.typeConfidence)[0];
  expect(surest?.value.text).toBe('Harbour Audio Ltd');
  expect(values(read(...lines), 'VENDOR_NAME')).toEqual(['Goods Depot Ltd']);
});

describe('a page after others', () => {
  const first = read(
    'Harbour Audio Ltd',
    'Invoice number: A-1',
    'Item||Quantity|Amount',
    'Cable||2|10.00',
    'Total||12.00',
  );
  const second = (...lines: readonly string[]) => analyseNext([first], { ...pageOf(lines), number: 2 });

  test('with a number of its own has a supplier of its own', () => {
    const analysis = second('River Lights Ltd', '14 Harbour Road', 'Invoice number: B-7', 'Total||20.00');
    expect(values(analysis, 'VENDOR_NAME')).toEqual(['River Lights Ltd']);
  });

  test.each([
    ['the same number', ['River Lights Ltd', '14 Harbour Road', 'Invoice number: A-1']],
    ['none', ['River Lights Ltd', '14 Harbour Road', 'General terms']],
  ])('with %s has not', (_, lines) => {
    expect(values(second(...lines), 'VENDOR_NAME')).toEqual([]);
  });

  test('has no items of a receipt where a table came before', () => {
    expect(second('Tax free', '380,00|0|0,00', 'Total||380,00').items).toEqual([]);
  });
});

test('prose holds no invoice', () => {
  const analysis = read(
    'Dear crew,',
    'thank you for a wonderful season. We meet again in spring,',
    'when the tents go up beside the river.',
  );
  expect(analysis.items).toEqual([]);
  expect(analysis.fields.filter((field) => /TOTAL|RECEIPT|DUE/u.test(field.type))).toEqual([]);
});

const languages: readonly Language[] = ['en', 'de', 'fr', 'nl', 'pl'];

describe.each(knownLayouts)('the layout %s', (layout) => {
  test.each(languages)('is read whole in %s', async (language) => {
    for (const seed of [21, 22, 23]) {
      const { bytes, truth } = await generateInvoice({ seed, layout, language });
      const pdf = await openPdf(bytes);
      const analysis = analysePage((await pdf.textLayer(1)).page, undefined);
      await pdf.close();
      expect(values(analysis, 'VENDOR_NAME')).toContain(truth.vendor);
      expect(values(analysis, 'INVOICE_RECEIPT_ID')).toContain(truth.number);
      expect(values(analysis, 'TOTAL').length).toBeGreaterThan(0);
      expect(analysis.items).toHaveLength(truth.lines.length);
    }
  });
});
