import { describe, expect, it } from 'vitest';
import { pressOf } from './promo.ts';

describe('a press of the button that books', () => {
  it('asks first what a code that was typed takes off', () => {
    expect(pressOf({ typed: ' EARLY ', used: '', asking: false })).toBe('USE_CODE');
    expect(pressOf({ typed: '', used: 'EARLY', asking: false })).toBe('USE_CODE');
  });

  it('does not book a sum without the code while it is asked for with it', () => {
    expect(pressOf({ typed: 'EARLY', used: 'EARLY', asking: true })).toBe('WAIT');
  });

  it('books what is shown', () => {
    expect(pressOf({ typed: ' EARLY', used: 'EARLY', asking: false })).toBe('BOOK');
    expect(pressOf({ typed: '', used: '', asking: false })).toBe('BOOK');
  });
});
