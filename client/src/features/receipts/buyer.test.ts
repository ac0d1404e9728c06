import { countryCodes } from '#model/countries.ts';
import { buyerLimits as serverLimits } from '#model/receipts.ts';
import { describe, expect, it } from 'vitest';
import { buyerDraftOf, buyerInputOf, buyerLimits, emptyBuyer } from './buyer.ts';
import { countriesByName } from './countries.ts';
import { buyerLines } from './words.ts';

const empty = emptyBuyer(['en']);
const studio = {
  name: 'Łódź Studio',
  vatNumber: 'PL5260001246',
  address: { street: 'Piotrkowska 1', addressLine: null, postalCode: '90-001', city: 'Łódź', country: 'PL' },
} as const;

describe('who stands on the receipt', () => {
  it('is nobody where nothing was typed, whatever country was chosen', () => {
    expect(buyerInputOf(empty)).toBeNull();
    expect(buyerInputOf({ ...empty, country: 'PL', name: '  ' })).toBeNull();
  });

  it('has no address where none was typed', () => {
    expect(buyerInputOf({ ...empty, name: ' Ada ' })).toEqual({ name: 'Ada' });
  });

  it('is sent as far as it was typed, so that the server can say what is missing', () => {
    expect(buyerInputOf({ ...empty, city: 'Łódź', country: 'PL' })).toEqual({
      name: '',
      address: { street: '', city: 'Łódź', country: 'PL' },
    });
  });

  it('is what it was the last time', () => {
    const { addressLine: _, ...address } = studio.address;
    expect(buyerInputOf(buyerDraftOf(studio, empty))).toEqual({ ...studio, address });
  });

  it('is written as an address is', () => {
    expect(buyerLines(studio)).toEqual([
      'Łódź Studio',
      'Piotrkowska 1',
      '90-001 Łódź',
      'Poland',
      'VAT number PL5260001246',
    ]);
    expect(buyerLines({ name: 'Ada', vatNumber: null, address: null })).toEqual(['Ada']);
  });

  it('is bounded as the server bounds it', () => {
    expect(buyerLimits).toEqual(serverLimits);
  });
});

describe('the country', () => {
  it('is the one that the browser’s languages speak of', () => {
    expect(emptyBuyer(['en', 'de-AT', 'fr-FR']).country).toBe('AT');
    expect(emptyBuyer(['en-419', 'en']).country).toBe('DE');
  });

  it('is any that the server knows, by name', () => {
    const shown = countriesByName();
    expect(shown.map(({ code }) => code).sort()).toEqual([...countryCodes].sort());
    expect(shown.every(({ code, name }) => name !== code && name !== '')).toBe(true);
    expect(shown[0]?.name).toBe('Afghanistan');
  });
});
