import { describe, expect, it } from 'vitest';
import { cartLimits, cartOf, withMore } from './cart.ts';

describe('a stored cart', () => {
  it('is read as it was written', () => {
    const lines = [
      { productId: 'a', quantity: 1 },
      { productId: 'b', quantity: 100 },
    ];
    expect(cartOf(JSON.stringify(lines))).toEqual(lines);
  });

  it.each([
    ['no text', null],
    ['no JSON', '{'],
    ['no list', '{"a":1}'],
    ['lines that are none', '[1,null,"a",{"productId":1,"quantity":1},{"productId":"a"}]'],
    ['quantities that nobody can order', '[{"productId":"a","quantity":0},{"productId":"b","quantity":1.5}]'],
    ['more than can be ordered', '[{"productId":"a","quantity":101}]'],
  ])('is empty where it holds %s', (_, text) => {
    expect(cartOf(text)).toEqual([]);
  });

  it('never holds a product twice, or more products than an order', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ productId: String(index % 25), quantity: 1 }));
    expect(cartOf(JSON.stringify(many))).toHaveLength(cartLimits.lines);
  });
});

describe('adding to a cart', () => {
  const full = Array.from({ length: cartLimits.lines }, (_, index) => ({ productId: String(index), quantity: 99 }));

  it('puts the same product into one line', () => {
    expect(withMore([{ productId: 'a', quantity: 2 }], 'a', 3)).toEqual([{ productId: 'a', quantity: 5 }]);
    expect(withMore([{ productId: 'a', quantity: 2 }], 'b', 3)).toEqual([
      { productId: 'a', quantity: 2 },
      { productId: 'b', quantity: 3 },
    ]);
  });

  it('refuses what an order may not hold', () => {
    expect(withMore(full, 'another', 1)).toBeNull();
    expect(withMore(full, '3', 1)).not.toBeNull();
    expect(withMore(full, '3', 2)).toBeNull();
  });
});
