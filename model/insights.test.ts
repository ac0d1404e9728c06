import { expect, test } from 'vitest';
import { asksModel } from './insights.ts';

test('the model is asked where a person must look, and unasked never about text that speaks to machines', () => {
  expect(asksModel([])).toBe(false);
  expect(asksModel([{ code: 'TOTAL_MISSING', field: 'total' }])).toBe(true);
  expect(
    asksModel([
      { code: 'TOTAL_MISSING', field: 'total' },
      { code: 'INSTRUCTIONS_FOUND', field: null },
    ]),
  ).toBe(false);
});
