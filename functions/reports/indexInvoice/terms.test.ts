import { emptyInvoiceLine } from '#model/invoices.ts';
import { reportedInvoice } from '../reportedInvoice.ts';
import { read, storedInvoice } from '../storedInvoice.ts';
import { describe, expect, it } from 'vitest';
import { MAXIMUM_TERMS, termsOf } from './terms.ts';

const of = (...given: Parameters<typeof storedInvoice>) => termsOf(reportedInvoice(storedInvoice(...given)), []);

describe('the terms of an invoice', () => {
  it('are its words, and the beginnings of its vendor’s name', () => {
    const { terms } = of();
    expect(terms).toEqual(
      expect.arrayContaining(['*', 'stadthalle', 'sta', 'stadthall', 'koln', 'kol', 'gmbh', 'hall', 'hire']),
    );
    expect(terms).not.toContain('hir');
    expect(terms).not.toContain('st');
  });

  it('find a number whole, by its parts and without punctuation', () => {
    const { terms } = of();
    expect(terms).toEqual(expect.arrayContaining(['inv', '2026', '17', 'inv202617', '202617', 'inv2026', 'inv20261']));
  });

  it('hold vendor and category where they are known', () => {
    const row = storedInvoice({}, { vendorId: 'v1' });
    expect(termsOf(reportedInvoice(row, 'VENUE'), ['Kölner Messe']).terms).toEqual(
      expect.arrayContaining(['vendor:v1', 'category:VENUE', 'messe', 'mes', 'kolner']),
    );
  });

  it('are bounded, and keep vendor, number and the first lines', () => {
    const lines = Array.from({ length: 500 }, (_, index) => ({
      ...emptyInvoiceLine,
      description: read(`Item${index} of-${index} ${'x'.repeat(500)}`),
    }));
    const { terms, words } = of({ lines, vendor: read('word '.repeat(2000) + 'A'.repeat(10_000)) });
    expect(terms.length).toBeLessThanOrEqual(MAXIMUM_TERMS);
    expect(terms.length).toBeGreaterThan(MAXIMUM_TERMS - 10);
    expect(terms).toEqual(expect.arrayContaining(['*', 'word', 'inv202617', 'item0', 'item20']));
    expect(terms).not.toContain('item499');
    expect(words.length).toBeLessThan(MAXIMUM_TERMS * 41);
  });

  it('carry the words for conditions as the plan of a search asks them', () => {
    const { words, beginnings } = of();
    expect(words).toContain(' hall ');
    expect(words).not.toContain(' hal ');
    expect(beginnings).toContain(' stadthalle');
    expect(beginnings).toContain(' inv202617');
    expect(beginnings).not.toContain(' hire');
  });

  it('are those of an invoice on which nothing was read, too', () => {
    expect(of({ vendor: null, number: null, lines: [] })).toEqual({ terms: ['*'], words: '  ', beginnings: ' ' });
  });
});
