import { describe, expect, test } from 'vitest';
import { MAXIMUM_TERM_WORDS, TERM_LENGTH } from '#model/catalog.ts';
import type { FoundBy } from './terms.ts';
import { termChanges, termRowsOf } from './terms.ts';

const mug: FoundBy = {
  id: 'p1',
  sku: 'MUG-01',
  name: 'Tour Müg',
  category: 'Mugs',
  active: true,
  nameKey: 'tour mug#p1',
};

const termsOf = (product: FoundBy) => termRowsOf(product).map(({ term }) => term);

describe('the terms of a product', () => {
  test('are the first one to six characters of each of its words, once', () => {
    const terms = termsOf(mug);
    expect(terms).toEqual(
      expect.arrayContaining(['t', 'to', 'tou', 'tour', 'm', 'mu', 'mug', 'mugs', 'mug01', '0', '01']),
    );
    expect(new Set(terms).size).toBe(terms.length);
    expect(Math.max(...termsOf({ ...mug, name: 'Commemorative' }).map((term) => term.length))).toBe(TERM_LENGTH);
  });

  test('carry all words, so that the rest of a search is compared with them', () => {
    expect(termRowsOf(mug).every(({ words }) => words === ' mug01 mug 01 mugs tour ')).toBe(true);
  });

  test('are none while it is not sold', () => {
    expect(termRowsOf({ ...mug, active: false })).toEqual([]);
    expect(termRowsOf(null)).toEqual([]);
  });

  test('are bounded, whatever its name', () => {
    const name = Array.from({ length: 60 }, (_, index) => `w${index}xyz`).join(' ');
    expect(termsOf({ ...mug, name }).length).toBeLessThanOrEqual(MAXIMUM_TERM_WORDS * TERM_LENGTH);
  });

  test('never hold half of a character that takes two', () => {
    for (const term of termsOf({ ...mug, name: '𝄞𝄞𝄞𝄞 𐐀' })) expect(term.isWellFormed()).toBe(true);
  });
});

describe('a change of a product', () => {
  const before = termRowsOf(mug);

  test('writes only rows that do not stand, and removes what led to it before', () => {
    const after = termRowsOf({ ...mug, category: 'Cups' });
    const { put, remove } = termChanges(after, before, before);
    expect(remove.map(({ term }) => term)).toEqual(['mugs']);
    expect(put.map(({ term }) => term)).toEqual(after.map(({ term }) => term));
    expect(termChanges(before, before, before)).toEqual({ put: [], remove: [] });
  });

  test('moves every row where the name, and so its place in the list, changes', () => {
    const after = termRowsOf({ ...mug, nameKey: 'another#p1' });
    const { put, remove } = termChanges(after, before, before);
    expect([put.length, remove.length]).toEqual([after.length, before.length]);
  });

  test('empties the index where it is not sold any more', () => {
    expect(termChanges([], before, before)).toMatchObject({ put: [], remove: { length: before.length } });
  });
});
