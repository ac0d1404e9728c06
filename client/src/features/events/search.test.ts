import { describe, expect, it } from 'vitest';
import { isSearching, noSearch, parametersOf, searchOf, variablesOf } from './search.ts';

const from = (query: string) => searchOf(new URLSearchParams(query));

describe('what is looked for', () => {
  it('is kept by the address, and comes back from it', () => {
    const search = {
      words: 'northern lights',
      category: 'c1',
      city: 'Köln',
      from: '2027-03-01',
      until: '2027-03-31',
      minimum: '10',
      maximum: '49.90',
      currency: 'USD',
    } as const;
    expect(from(new URLSearchParams(parametersOf(search)).toString())).toEqual(search);
    expect(variablesOf(search)).toEqual({
      search: 'northern lights',
      categoryId: 'c1',
      city: 'Köln',
      from: '2027-03-01',
      until: '2027-03-31',
      minimumPrice: { amount: '10', currency: 'USD' },
      maximumPrice: { amount: '49.90', currency: 'USD' },
    });
  });

  it('leaves no trace where nothing is looked for', () => {
    expect(parametersOf(noSearch)).toEqual({});
    expect(variablesOf(from(''))).toEqual({});
    expect(isSearching(noSearch)).toBe(false);
    expect(isSearching(from('city=Bonn'))).toBe(true);
  });

  it('takes a price with a comma', () => {
    expect(from('min=9,50').minimum).toBe('9.50');
    expect(from('max=1,000').maximum).toBe('');
  });

  it('leaves out what the server would refuse', () => {
    expect(
      variablesOf(from('search=%21%21&from=2027-02-30&until=soon&min=cheap&max=1.234&currency=XXX&other=1')),
    ).toEqual({});
    expect(from('max=1.50&currency=JPY').maximum).toBe('');
    expect(from(`search=${'a'.repeat(200)}`).words).toHaveLength(100);
  });
});
