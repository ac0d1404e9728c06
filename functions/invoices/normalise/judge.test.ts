import { describe, expect, test } from 'vitest';
import { normaliseExpense } from './expense.ts';
import { judge } from './judge.ts';
import { basics, field, page } from './testing.ts';

const sums = [field('SUBTOTAL', '£100.00'), field('TAX', '£20.00'), field('TOTAL', '£120.00')];
const judged = (...fields: Parameters<typeof page>[0]): string[] => {
  const judgement = judge(normaliseExpense([page(fields)]));
  return [judgement.status, ...judgement.reviews.map((review) => `${review.code} ${review.field ?? ''}`.trim())];
};

test('a complete invoice whose sums agree is READ', () => {
  expect(judged(...basics, ...sums)).toEqual(['READ']);
});

describe('NEEDS_REVIEW', () => {
  test.each([
    ['no total', [...basics, field('SUBTOTAL', '£100.00')], 'TOTAL_MISSING total'],
    ['no number', [...basics.slice(0, 1), ...basics.slice(2), ...sums], 'NUMBER_MISSING number'],
    ['no supplier', [...basics.slice(1), ...sums], 'VENDOR_MISSING vendor'],
    ['no date', [...basics.slice(0, 2), ...sums], 'DATE_MISSING issueDate'],
    ['no currency', [...basics, field('TOTAL', '120.00')], 'CURRENCY_UNKNOWN currency'],
    ['an unsure total', [...basics, field('TOTAL', '£120.00', { value: 70 })], 'LOW_CONFIDENCE total'],
    ['sums that disagree', [...basics, ...sums.slice(0, 2), field('TOTAL', '£125.00')], 'AMOUNTS_DISAGREE total'],
    ['two totals', [...basics, field('TOTAL', '£125.00'), field('TOTAL', '£130.00')], 'SEVERAL_TOTALS total'],
    ['two currencies', [...basics, ...sums, field('AMOUNT_DUE', '140.00 €')], 'SEVERAL_CURRENCIES currency'],
    [
      'a date of two readings',
      [...basics.slice(0, 2), field('INVOICE_RECEIPT_DATE', '03/04/2026'), field('TOTAL', '$120.00')],
      'DATE_AMBIGUOUS issueDate',
    ],
    ['two suppliers, each sure', [...basics, ...sums, field('VENDOR_NAME', 'Other Ltd')], 'LOW_CONFIDENCE vendor'],
    ['due before it is issued', [...basics, ...sums, field('DUE_DATE', '1 March 2026')], 'DUE_BEFORE_ISSUE dueDate'],
  ])('on %s', (_name, fields, reason) => {
    const [status, ...reasons] = judged(...fields);
    expect(status).toBe('NEEDS_REVIEW');
    expect(reasons).toContain(reason);
  });

  test('but not on a less sure total that subtotal and tax confirm', () => {
    expect(judged(...basics, ...sums.slice(0, 2), field('TOTAL', '£120.00', { value: 70 }))).toEqual(['READ']);
  });

  test('names each doubt once', () => {
    const [, ...reasons] = judged(
      ...basics.slice(0, 2),
      field('INVOICE_RECEIPT_DATE', '03/04/2026', { value: 50 }),
      ...sums,
    );
    expect(new Set(reasons).size).toBe(reasons.length);
  });
});

describe('REJECTED', () => {
  test('a page without a word is blank', () => {
    expect(judge(normaliseExpense([page([])]))).toMatchObject({ status: 'REJECTED', reason: 'BLANK' });
  });

  test('a letter is no invoice', () => {
    const letter = page([field('NAME', 'the stage manager')], [], ['Dear crew,', 'we meet again in spring.']);
    expect(judge(normaliseExpense([letter]))).toMatchObject({ status: 'REJECTED', reason: 'NOT_AN_INVOICE' });
  });
});
