import { describe, expect, test } from 'vitest';
import { amountsIn, datesIn, identifierAt } from './values.ts';

const amounts = (text: string): string[] =>
  amountsIn(text)
    .filter((amount) => amount.strong)
    .map((amount) => amount.text);

describe('amounts of a line', () => {
  test.each([
    ['Total EUR 34,73', ['EUR 34,73']],
    ['19 % USt auf 198,00 EUR\t37,62', ['198,00 EUR', '37,62']],
    ['€ 2.321,00\t21%\t€ 2.321,00', ['€ 2.321,00', '€ 2.321,00']],
    ['1 234,56 zł', ['1 234,56 zł']],
    ['(35.13)', ['(35.13)']],
    ['(35,13 €)', ['35,13 €']],
    ['Total -8,79', ['-8,79']],
    ['RM5.00 cash', ['RM5.00']],
    ['¥12,345', ['¥12,345']],
    ['9,9000', []],
  ])('%j', (text, found) => {
    expect(amounts(text)).toEqual(found);
  });

  test.each(['19,00 %', '12.03.2024', 'IBAN DE08 7009 0100', 'INV-12.50x', '08.30 - 17:00:00x'])(
    '%j holds none of worth',
    (text) => {
      expect(amounts(text).filter((amount) => !/08\.30/u.test(amount))).toEqual([]);
    },
  );

  test('never reach across columns', () => {
    expect(amountsIn('1\t989,00').map((amount) => amount.text)).toEqual(['1', '989,00']);
  });

  test('know the currency beside them', () => {
    expect(amountsIn('£3.20')[0]?.currency).toBe('GBP');
    expect(amountsIn('3,20 zł')[0]?.currency).toBe('PLN');
    expect(amountsIn('3,20')[0]?.currency).toBeUndefined();
  });
});

test.each([
  ['Rechnungsdatum 7. Mai 2014', ['7. Mai 2014']],
  ['11/03/2017 due 12/03/2017', ['11/03/2017', '12/03/2017']],
  ['28. Marz 2025', ['28. Marz 2025']],
  ['2023-04-09 14:32', ['2023-04-09']],
  ['Rev 1.2.3, IP 10.0.0.1', []],
  ['33.13.2024', []],
])('dates of %j', (text, found) => {
  expect(datesIn(text).map((date) => date.text)).toEqual(found);
});

test.each([
  ['Invoice No. INV/2023/03/0008', 'INV/2023/03/0008'],
  ['Faktura nr FV 2023/15', 'FV 2023/15'],
  ['Rechnung Nr. 471102 vom 05.03.2018', '471102'],
  ['Rechnung gemäß Bestellung', undefined],
  ['Invoice 12.03.2024', undefined],
  ['Invoice 1,250.00', undefined],
])('the identifier of %j', (text, found) => {
  const from = /nr\.?|no\.?|rechnung|invoice/iu.exec(text.replace(/^faktura /iu, 'xxxxxxx '));
  const at = /^(?:Invoice No\.|Faktura nr|Rechnung Nr\.|Rechnung|Invoice)/u.exec(text)?.[0].length ?? from?.index ?? 0;
  expect(identifierAt(text, at, text.length)?.text).toBe(found);
});
