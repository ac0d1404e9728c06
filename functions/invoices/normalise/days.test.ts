import { describe, expect, test } from 'vitest';
import { parseDate } from './dates.ts';
import { normaliseExpense } from './expense.ts';
import { basics, field, page } from './testing.ts';

describe('parseDate', () => {
  test.each([
    ['7. Mai 2014', '2014-05-07'],
    ['19 april 2014', '2014-04-19'],
    ['1er août 2023', '2023-08-01'],
    ['21 stycznia 2026', '2026-01-21'],
    ['Jan 1, 2022', '2022-01-01'],
    ['March 20th, 2026', '2026-03-20'],
    ['2023-04-09', '2023-04-09'],
    ['2026年3月9日', '2026-03-09'],
    ['08.09.2022', '2022-09-08'],
    ['25/12/18', '2018-12-25'],
    ['29 MAR 1998', '1998-03-29'],
    ['Date: 20 Mar 2026 18:19', '2026-03-20'],
  ])('reads %s', (text, day) => {
    expect(parseDate(text)?.dayFirst).toBe(day);
  });

  test('knows no 31 February, no thirteenth month and no date in a number', () => {
    expect(parseDate('31.02.2026')).toBeUndefined();
    expect(parseDate('2026-13-01')).toBeUndefined();
    expect(parseDate('123456')).toBeUndefined();
  });

  test('leaves open which figure of 03/04/2026 is the day', () => {
    expect(parseDate('03/04/2026')).toEqual({ dayFirst: '2026-04-03', monthFirst: '2026-03-04' });
  });
});

describe('issue and due date', () => {
  const dated = (issue: string, lines: readonly string[], due?: string): ReturnType<typeof normaliseExpense> =>
    normaliseExpense([
      page([field('INVOICE_RECEIPT_DATE', issue), ...(due === undefined ? [] : [field('DUE_DATE', due)])], [], lines),
    ]);

  test('another date of the document shows the order', () => {
    const invoice = dated('11/03/2017', ['Invoice Date 11/03/2017', 'Payment 11/17/2017']);
    expect(invoice.fields.issueDate?.value).toBe('2017-11-03');
    expect(invoice.signals.ambiguousDays).toEqual([]);
  });

  test('a language that writes the day first decides', () => {
    expect(dated('03/04/2026', ['Facture', 'Date 03/04/2026', 'Montant', 'Échéance']).fields.issueDate?.value).toBe(
      '2026-04-03',
    );
  });

  test('an address in the United States decides for the month', () => {
    expect(dated('03/04/2026', ['Invoice', 'Portland OR 97205', 'United States']).fields.issueDate?.value).toBe(
      '2026-03-04',
    );
  });

  test('the usual term of payment decides where words do not', () => {
    const invoice = dated('12-01-19', ['Invoice'], '26-01-19');
    expect(invoice.fields.issueDate?.value).toBe('2019-01-12');
    expect(dated('01-03-19', ['Invoice'], '02-02-19').fields.dueDate?.value).toBe('2019-02-02');
  });

  test('where nothing decides, the date is marked and unsure', () => {
    const invoice = dated('12-01-19', ['Invoice 4711']);
    expect(invoice.signals.ambiguousDays).toEqual(['issueDate']);
    expect(invoice.fields.issueDate?.confidence).toBeLessThan(0.6);
  });

  test('a day to come rules an order out, where today is known', () => {
    const fields = [field('INVOICE_RECEIPT_DATE', '12-01-26')];
    expect(normaliseExpense([page(fields, [], ['Invoice'])], { today: '2026-06-01' }).fields.issueDate?.value).toBe(
      '2026-01-12',
    );
  });

  test('two dates, equally sure, are left to a person', () => {
    const invoice = normaliseExpense([page([...basics, field('INVOICE_RECEIPT_DATE', '25 March 2026')])]);
    expect(invoice.signals.ambiguousDays).toEqual(['issueDate']);
    expect(invoice.fields.alternates).toMatchObject([{ field: 'issueDate', value: '2026-03-25' }]);
  });
});
