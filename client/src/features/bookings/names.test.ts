import { describe, expect, it } from 'vitest';
import { isHalfNamed, namesInput } from './names.ts';

describe('names of those who come', () => {
  it('are sent for each ticket, or not at all', () => {
    expect(namesInput(['', '  '])).toBeNull();
    expect(namesInput([' Ada ', 'Grace'])).toEqual(['Ada', 'Grace']);
    expect(namesInput(['Ada', ''])).toEqual(['Ada', '']);
  });

  it('are not whole where one is missing', () => {
    expect(isHalfNamed(['Ada', ' '])).toBe(true);
    expect(isHalfNamed(['', ''])).toBe(false);
    expect(isHalfNamed(['Ada', 'Grace'])).toBe(false);
  });
});
