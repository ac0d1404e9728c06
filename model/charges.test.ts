import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoAmount, stripeAmount } from '#functions/ports/stripeAmounts.ts';
import { byTens, unchargeable } from './charges.ts';
import type { CurrencyCode } from './currencies.ts';
import { minorUnitDigits } from './currencies.ts';
import { MAXIMUM_MINOR } from './money.ts';

const currencies = Object.keys(minorUnitDigits) as CurrencyCode[];
const amounts = fc.oneof(
  fc.nat({ max: 20_000 }),
  fc.nat({ max: 10_000_000 }).map((tens) => tens * 10),
  fc.nat({ max: MAXIMUM_MINOR }),
);

describe('what can be charged', () => {
  test('every currency with three decimals is taken by tens', () => {
    expect(currencies.filter((currency) => minorUnitDigits[currency] === 3)).toEqual(byTens);
  });

  test('nothing is charged for 0, in any currency', () => {
    expect(currencies.filter((currency) => unchargeable(0, currency) !== null)).toEqual([]);
  });

  test('whatever passes reaches the provider exactly, in at most eight digits, and comes back as it was', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(...currencies), (minor, currency) => {
        fc.pre(minor > 0 && unchargeable(minor, currency) === null);
        const amount = stripeAmount(minor, currency);
        expect(amount).toBeLessThanOrEqual(99_999_999);
        expect(isoAmount(amount, currency)).toBe(minor);
      }),
    );
  });

  test('what the provider could only take rounded is refused here first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.constantFrom(...currencies), (minor, currency) => {
        const isExact = unchargeable(minor, currency) !== 'NOT_EXACT';
        if (isExact && unchargeable(minor, currency) !== null) return;
        if (isExact) expect(() => stripeAmount(minor, currency)).not.toThrow();
        else expect(() => stripeAmount(minor, currency)).toThrow();
      }),
    );
  });

  test.each([
    [49, 'EUR', 'TOO_SMALL'],
    [50, 'EUR', null],
    [99_999_999, 'EUR', null],
    [100_000_000, 'EUR', 'TOO_LARGE'],
    [49, 'JPY', 'TOO_SMALL'],
    [500, 'JPY', null],
    [1_234, 'KWD', 'NOT_EXACT'],
    [1_230, 'KWD', null],
    [5, 'ISK', null],
    [999_999, 'ISK', null],
    [1_000_000, 'ISK', 'TOO_LARGE'],
    [999_999, 'UGX', null],
    [1_050, 'MGA', 'NOT_EXACT'],
    [1_100, 'MGA', null],
    [17_499, 'HUF', 'TOO_SMALL'],
    [17_550, 'HUF', null],
    [1_050, 'TWD', null],
  ] as const)('%i minor units of %s: %s', (minor, currency, expected) => {
    expect(unchargeable(minor, currency)).toBe(expected);
  });
});
