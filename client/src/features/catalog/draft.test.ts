import { describe, expect, it } from 'vitest';
import { changeOf, emptyDraft, partOf, wholeOf } from './draft.ts';

const draft = { ...emptyDraft, name: 'Tour shirt', sku: 'TS-1', category: 'Clothes', amount: '20.00' };

describe('what is typed of a product', () => {
  it('is sent without what surrounds it', () => {
    expect(wholeOf({ ...draft, name: '  Tour shirt ', currency: 'eur' })).toEqual({
      name: 'Tour shirt',
      sku: 'TS-1',
      category: 'Clothes',
      description: '',
      price: { amount: '20.00', currency: 'EUR' },
      taxRate: '19.00',
      lowStockAt: 0,
      active: true,
    });
  });

  it('changes what differs alone, a price as a whole', () => {
    expect(changeOf(draft, draft)).toBeNull();
    expect(changeOf(draft, { ...draft, amount: '21.00' })).toEqual({ price: { amount: '21.00', currency: 'EUR' } });
    expect(changeOf(draft, { ...draft, active: false, lowStockAt: '5' })).toEqual({ active: false, lowStockAt: 5 });
  });

  it.each([
    ['sku', 'sku'],
    ['input.sku', 'sku'],
    ['price', 'amount'],
    ['input.price.amount', 'amount'],
    ['price.currency', 'currency'],
    ['expectedVersion', null],
    [null, null],
  ])('has its errors beside it: %s', (field, part) => {
    expect(partOf(field)).toBe(part);
  });
});
