import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareMagnitudes, isDecimal } from './decimals.ts';

const SCALE = 6;
const decimal = fc
  .tuple(
    fc.boolean(),
    fc.bigInt(0n, 10n ** 15n),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: SCALE }),
  )
  .map(([negative, whole, decimals]) => `${negative ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`);

/** The same magnitude as an integer of millionths: another way to compare. */
function scaled(text: string): bigint {
  const [whole = '', decimals = ''] = text.replace('-', '').split('.');
  return BigInt(whole + decimals.padEnd(SCALE, '0'));
}

describe('magnitudes of decimals', () => {
  test('compare as integers of millionths do', () => {
    fc.assert(
      fc.property(decimal, decimal, (first, second) => {
        const [left, right] = [scaled(first), scaled(second)];
        expect(compareMagnitudes(first, second)).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  test.each([
    ['5000', '5000.00', 0],
    ['5000.01', '5000', 1],
    ['4999.999999', '5000', -1],
    ['-5000.01', '5000', 1],
    ['0', '-0.00', 0],
    ['0009', '10', -1],
    ['99999999999999999999', '100000000000000000000', -1],
  ])('%s beside %s', (first, second, expected) => {
    expect(compareMagnitudes(first, second)).toBe(expected);
  });

  test.each(['1', '-1.5', '0.000001'])('%s is a decimal', (text) => {
    expect(isDecimal(text)).toBe(true);
  });

  test.each(['', '-', '.', '1.', '.5', '1e3', '1,5', '+1', '--1', '1.2.3', ' 1', 'NaN', '٣'])('%j is none', (text) => {
    expect(isDecimal(text)).toBe(false);
  });
});
