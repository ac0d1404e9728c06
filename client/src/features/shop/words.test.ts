import { expect, it } from 'vitest';
import { rateWords } from './words.ts';

it('rates are written without what says nothing, and are never another rate', () => {
  expect(['19.00', '8.10', '0.00', '100.00', '19.25'].map(rateWords)).toEqual(
    ['19', '8.1', '0', '100', '19.25'].map((rate) => `${rate}\u00a0%`),
  );
  expect(['10', '20', '100', '0'].map(rateWords)).toEqual(['10', '20', '100', '0'].map((rate) => `${rate}\u00a0%`));
});
