import { describe, expect, it } from 'vitest';
import { renamedCategories } from './renamed.ts';

const list = (names: Readonly<Record<string, string>>) => ({
  id: { S: 'ALL' },
  categories: { L: Object.entries(names).map(([id, name]) => ({ M: { id: { S: id }, name: { S: name } } })) },
});

describe('the kinds of events that were renamed', () => {
  it('are those whose name is another one, be it in its letter case alone', () => {
    const before = list({ c1: 'Concert', c2: 'Comedy', c3: 'Sport' });
    expect(renamedCategories(before, list({ c1: 'Gig', c2: 'Comedy', c3: 'SPORT' }))).toEqual(['c1', 'c3']);
  });

  it('are none where kinds come along, are retired or are the first ones', () => {
    expect(renamedCategories(list({ c1: 'Concert' }), list({ c1: 'Concert', c2: 'Comedy' }))).toEqual([]);
    expect(renamedCategories(undefined, list({ c1: 'Concert' }))).toEqual([]);
    expect(renamedCategories(list({ c1: 'Concert' }), undefined)).toEqual([]);
  });

  it('cannot be told of a row that is no list', () => {
    expect(() => renamedCategories(undefined, { id: { S: 'ALL' } })).toThrow('not a row of this table');
    expect(() => renamedCategories(undefined, { categories: { L: [{ M: { id: { S: 'c1' } } }] } })).toThrow(
      'not a row of this table',
    );
  });
});
