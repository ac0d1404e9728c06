import { describe, expect, it } from 'vitest';
import { wishOf, wishParameters } from './wish.ts';

const from = (query: string) => wishOf(new URLSearchParams(query));

describe('tickets that a guest chose', () => {
  it('come back past the form for signing in', () => {
    const number = { categoryId: 'c', quantity: 3, seats: [] };
    const seats = { categoryId: 'c', quantity: null, seats: ['A-1', 'B-12'] };
    expect(from(wishParameters(number))).toEqual(number);
    expect(from(wishParameters(seats))).toEqual(seats);
  });

  it('are none where the address says nothing, or nothing that can be had', () => {
    expect(from('')).toBeNull();
    expect(from('tickets=&quantity=2')).toBeNull();
    for (const quantity of ['0', '11', '-1', '1.5', 'many']) {
      expect(from(`tickets=c&quantity=${quantity}`)).toEqual({ categoryId: 'c', quantity: null, seats: [] });
    }
  });
});
