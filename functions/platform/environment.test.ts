import { afterEach, describe, expect, test, vi } from 'vitest';
import { environment, positive, text } from './environment.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the environment of a function', () => {
  test('gives its settings in their types', () => {
    vi.stubEnv('A_TABLE', 'Marquee-A');
    vi.stubEnv('A_NUMBER', '0.5');
    expect(environment({ A_TABLE: text, A_NUMBER: positive })).toEqual({ A_TABLE: 'Marquee-A', A_NUMBER: 0.5 });
  });

  test.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['is no number', 'soon'],
    ['is not positive', '0'],
  ])('names the setting that %s', (_, value) => {
    if (value !== undefined) vi.stubEnv('A_NUMBER', value);
    expect(() => environment({ A_NUMBER: positive })).toThrow(/A_NUMBER/);
  });
});
