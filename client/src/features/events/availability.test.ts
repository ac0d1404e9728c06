import { describe, expect, it } from 'vitest';
import { newestLeft, withTold } from './availability.ts';

const answer = (...left: readonly (readonly [categoryId: string, available: number, version: number])[]) => ({
  event: {
    id: 'event',
    availability: left.map(([categoryId, available, version]) => ({ categoryId, available, version, capacity: 10 })),
  },
});

describe('what is left, as it is told', () => {
  it('takes what is newer and drops what is older, the same, or of another kind of tickets', () => {
    const before = answer(['a', 10, 4], ['b', 3, 7]);
    expect(withTold(before, { categoryId: 'a', available: 9, version: 5 })).toEqual(answer(['a', 9, 5], ['b', 3, 7]));
    expect(withTold(before, { categoryId: 'a', available: 9, version: 4 })).toBe(before);
    expect(withTold(before, { categoryId: 'b', available: 9, version: 2 })).toBe(before);
    expect(withTold(before, { categoryId: 'c', available: 9, version: 9 })).toBe(before);
    expect(withTold(undefined, { categoryId: 'a', available: 9, version: 5 })).toBeUndefined();
  });

  it('keeps what was told while an older answer was under way', () => {
    expect(newestLeft(answer(['a', 9, 5], ['b', 3, 7]), answer(['a', 10, 4], ['b', 2, 8]))).toEqual(
      answer(['a', 9, 5], ['b', 2, 8]),
    );
    const another = { event: { ...answer(['a', 1, 1]).event, id: 'another' } };
    expect(newestLeft(answer(['a', 9, 5]), another)).toEqual(another);
  });
});
