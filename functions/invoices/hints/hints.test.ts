import type { Block, ExpenseDocument } from '@aws-sdk/client-textract';
import { describe, expect, test } from 'vitest';
import type { InvoiceFields } from '#model/invoices.ts';
import { emptyInvoiceFields } from '#model/invoices.ts';
import type { VendorHint } from '#model/vendors.ts';
import { applyHints } from './apply.ts';
import { learnHint, withHint } from './learn.ts';
import { printedPages } from './pages.ts';

const TODAY = '2026-06-30';

/** Words at places in hundredths of the page, one letter one hundredth wide. */
function word(Text: string, left: number, top: number, Confidence = 99): Block {
  const box = { Left: left / 100, Top: top / 100, Width: (Text.length * 0.9) / 100, Height: 0.012 };
  return { BlockType: 'WORD', Text, Confidence, Geometry: { BoundingBox: box }, Page: 1 };
}
const pagesOf = (...Blocks: Block[]) => printedPages([{ Blocks } satisfies ExpenseDocument]);
/** A label, its words a space apart, and a value in the next column. */
function beside(label: string, value: string) {
  const [first = '', second] = label.split(' ');
  const words = [word(first, 50, 20), ...(second ? [word(second, 50 + first.length * 0.9 + 0.5, 20)] : [])];
  return pagesOf(word('Harbour', 5, 5), ...words, word(value, 80, 20));
}
const read = <Value>(value: Value, confidence = 0.9) => ({ value, confidence, place: null });
const judged = (fields: Partial<InvoiceFields>) => ({
  fields: { ...emptyInvoiceFields, ...fields },
  reviews: [{ code: 'LOW_CONFIDENCE' as const, field: 'number' }],
  checks: [],
});
const learned = (value: string, pages = beside('Our sign:', value)) =>
  learnHint({ field: 'NUMBER', value, place: null }, pages);
const sure = (hint: VendorHint | null): VendorHint => {
  if (!hint) throw new Error('Nothing was learned.');
  return hint;
};

describe('what a correction teaches', () => {
  test('is the label left of the value', () => {
    expect(learned('A-4711')).toEqual({
      field: 'NUMBER',
      label: 'Our sign',
      direction: 'RIGHT',
      words: 1,
      used: 0,
    });
  });

  test('is the label above it, where the words on its left are another value', () => {
    const pages = pagesOf(word('Day', 30, 20), word('Folio', 60, 20), word('02.03.2026', 30, 22), word('17', 60, 22));
    expect(learned('17', pages)).toMatchObject({ label: 'Folio', direction: 'BELOW' });
  });

  test('is nothing where the value is not printed, or under no label', () => {
    expect(learned('B-1', beside('Our sign:', 'A-4711'))).toBeNull();
    expect(learned('A-4711', pagesOf(word('A-4711', 50, 50)))).toBeNull();
  });

  test('is nothing where the label leads to something else first', () => {
    const pages = pagesOf(word('Ref', 10, 10), word('77', 20, 10), word('Ref', 10, 30), word('A-4711', 20, 30));
    expect(learned('A-4711', pages)).toBeNull();
  });

  test('is the place that a person showed, where the value stands several times', () => {
    const pages = pagesOf(word('Folio', 10, 10), word('17', 20, 10), word('Line', 60, 40), word('17', 70, 40));
    const place = { page: 1, left: 0.69, top: 0.39, width: 0.05, height: 0.03 };
    expect(learnHint({ field: 'NUMBER', value: '17', place }, pages)).toMatchObject({ label: 'Line' });
  });

  test('is how figures are written', () => {
    const dates = beside('Written', '03/04/2026');
    expect(learnHint({ field: 'ISSUE_DATE', value: '2026-03-04', place: null }, dates)).toMatchObject({
      dayOrder: 'month-first',
    });
    const sums = beside('In all', '1.234');
    expect(learnHint({ field: 'TOTAL', value: '1234', place: null }, sums)).toMatchObject({ decimalMark: ',' });
  });

  test('is nothing for a kind, a currency or a name', () => {
    expect(learnHint({ field: 'CURRENCY', value: 'EUR', place: null }, beside('Money', 'EUR'))).toBeNull();
  });

  test('takes the place of what was used least, once there are twenty', () => {
    const hint = sure(learned('A-4711'));
    const twenty = Array.from({ length: 20 }, (_, at) => ({ ...hint, label: `Label ${'x'.repeat(at)}`, used: at + 1 }));
    const now = withHint(twenty, hint);
    expect(now).toHaveLength(20);
    expect(now[0]).toBe(hint);
    expect(now.some(({ used }) => used === 1)).toBe(false);
    expect(withHint(now, { ...hint, label: 'OUR SIGN:' })).toHaveLength(20);
  });
});

describe('what a hint does to the next reading', () => {
  const hint = sure(learned('A-4711'));

  test('is to give the value, and to keep what was read as an alternate', () => {
    const applied = applyHints(judged({ number: read('C-9', 0.6) }), [hint], beside('Our sign:', 'A-4712'), TODAY);
    expect(applied.fields.number).toMatchObject({ value: 'A-4712', confidence: 0.99, place: { page: 1 } });
    expect(applied.fields.alternates).toMatchObject([{ field: 'number', value: 'C-9' }]);
    expect(applied.reviews.some(({ field }) => field === 'number')).toBe(false);
    expect(applied.used).toEqual([hint]);
  });

  test('is to ask a person where the reader was sure of something else, until it has proved itself', () => {
    const surely = judged({ number: read('C-9', 0.95) });
    const pages = beside('Our sign:', 'A-4712');
    const doubt = { code: 'LOW_CONFIDENCE', field: 'number' };
    expect(applyHints(surely, [hint], pages, TODAY).reviews).toContainEqual(doubt);
    expect(applyHints(surely, [{ ...hint, used: 2 }], pages, TODAY).reviews).not.toContainEqual(doubt);
  });

  test('is to ask a person where its words were hard to read', () => {
    const pages = pagesOf(word('Our', 50, 20), word('sign', 53.2, 20), word('A-4712', 80, 20, 55));
    expect(applyHints(judged({}), [hint], pages, TODAY).reviews).toContainEqual({
      code: 'LOW_CONFIDENCE',
      field: 'number',
    });
  });

  test('is nothing but certainty where both agree', () => {
    const applied = applyHints(judged({ number: read('A-4712', 0.6) }), [hint], beside('Our sign:', 'A-4712'), TODAY);
    expect(applied.fields.number).toMatchObject({ value: 'A-4712', confidence: 0.99 });
    expect(applied.fields.alternates).toEqual([]);
    expect(applied.used).toEqual([]);
  });

  test.each([
    ['its label is not printed', beside('Your sign:', 'A-4712')],
    ['what stands there is no such value', beside('Our sign:', 'none')],
    ['an amount stands there', beside('Our sign:', '651,87')],
  ])('is nothing where %s', (_, pages) => {
    const before = judged({ number: read('C-9') });
    expect(applyHints(before, [hint], pages, TODAY)).toEqual({ ...before, used: [] });
  });

  test('is nothing where its value would contradict sums that come out', () => {
    const total = sure(learnHint({ field: 'TOTAL', value: '119.00', place: null }, beside('In all', '119.00')));
    const sums = { subtotal: read('100.00'), tax: read('19.00'), currency: read('EUR' as const) };
    const right = judged({ ...sums, total: read('119.00') });
    expect(applyHints(right, [total], beside('In all', '7.00'), TODAY).fields.total?.value).toBe('119.00');
    const missing = judged({ ...sums, total: null });
    expect(applyHints(missing, [total], beside('In all', '119.00'), TODAY).fields.total?.value).toBe('119.00');
  });

  test('finds a label that recognition misread by a letter', () => {
    const long = sure(learned('A-1', beside('Aktenzeichen', 'A-1')));
    const applied = applyHints(judged({}), [long], beside('Aktenzeichcn', 'A-2'), TODAY);
    expect(applied.fields.number?.value).toBe('A-2');
  });

  test('takes no date of another decade', () => {
    const dated = sure(
      learnHint({ field: 'ISSUE_DATE', value: '2026-03-04', place: null }, beside('Day', '2026-03-04')),
    );
    expect(applyHints(judged({}), [dated], beside('Day', '1999-03-04'), TODAY).fields.issueDate).toBeNull();
  });
});
