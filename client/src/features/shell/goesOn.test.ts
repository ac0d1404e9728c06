import { describe, expect, it } from 'vitest';
import { goesOn } from './goesOn.ts';

const list = { hasNextPage: true, isFetching: false, isError: false };

describe('a search whose first pages are empty', () => {
  it('goes on by itself until something is found, or the last page is there', () => {
    expect(goesOn(0, list)).toBe(true);
    expect(goesOn(1, list)).toBe(false);
    expect(goesOn(0, { ...list, hasNextPage: false })).toBe(false);
    expect(goesOn(0, { ...list, isFetching: true })).toBe(false);
  });

  it('does not ask again and again for a page that did not come', () => {
    expect(goesOn(0, { ...list, isError: true })).toBe(false);
  });
});
