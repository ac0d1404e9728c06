import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CurrencyCode } from './currencies.ts';
import { minorUnitDigits } from './currencies.ts';
import { basisPointsOf, MAXIMUM_MINOR, minorOf, moneyOf, portionOf, rateOf } from './money.ts';

const currencies = Object.keys(minorUnitDigits) as CurrencyCode[];
const anyCurrency = fc.constantFrom(...currencies);
const anyMinor = fc.oneof(fc.integer({ min: 0, max: MAXIMUM_MINOR }), fc.integer({ min: 0, max: 2_000 }));
const anyRate = fc.integer({ min: 0, max: 10_000 });

/** Half to even, in whole numbers of any size: nothing of the code under test. */
function halfEven(numerator: bigint, denominator: bigint): bigint {
  const doubled = numerator * 2n;
  const floor = numerator / denominator;
  const rest = doubled - floor * denominator * 2n;
  if (rest === denominator) return floor % 2n === 0n ? floor : floor + 1n;
  return rest > denominator ? floor + 1n : floor;
}

/** Half up: what a careless rounding does. */
function halfUp(numerator: bigint, denominator: bigint): bigint {
  return (numerator * 2n + denominator) / (denominator * 2n);
}

describe('amounts as text', () => {
  test('an amount that is written is read as the same minor units, in every currency', () => {
    fc.assert(
      fc.property(anyMinor, anyCurrency, (minor, currency) => {
        const { amount } = moneyOf(minor, currency);
        expect(minorOf(amount, currency)).toBe(minor);
        expect(amount).toMatch(/^\d+(\.\d+)?$/);
        expect(amount.split('.')[1]?.length ?? 0).toBe(minorUnitDigits[currency]);
      }),
    );
  });

  test.each([
    [1999, 'EUR', '19.99'],
    [5, 'EUR', '0.05'],
    [0, 'EUR', '0.00'],
    [150, 'JPY', '150'],
    [1500, 'KWD', '1.500'],
    [7, 'KWD', '0.007'],
    [-1999, 'EUR', '-19.99'],
    [-5, 'EUR', '-0.05'],
    [MAXIMUM_MINOR, 'EUR', '999999999.99'],
  ] as const)('%d minor units of %s are %s', (minor, currency, amount) => {
    expect(moneyOf(minor, currency)).toEqual({ amount, currency });
  });

  test('fewer decimals than the currency has are read, more are not', () => {
    expect(minorOf('19', 'EUR')).toBe(1900);
    expect(minorOf('19.9', 'EUR')).toBe(1990);
    expect(minorOf('19.990', 'EUR')).toBeNull();
    expect(minorOf('19.0', 'JPY')).toBeNull();
    expect(minorOf('1.2345', 'KWD')).toBeNull();
  });

  test.each(['', ' ', '-1', '+1', '1,00', '1e3', '.5', '5.', '1.2.3', '0x10', 'NaN', '١٢', '1\u0000', ' 1', '1 ', '½'])(
    '%j is no amount',
    (text) => {
      expect(minorOf(text, 'EUR')).toBeNull();
    },
  );

  test('nothing over the largest amount is read', () => {
    expect(minorOf('999999999.99', 'EUR')).toBe(MAXIMUM_MINOR);
    expect(minorOf('1000000000.00', 'EUR')).toBeNull();
    expect(minorOf('9'.repeat(400), 'EUR')).toBeNull();
  });

  test('whatever text comes, it is null or an exact amount that is not negative', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.]{0,16}$/)), anyCurrency, (text, currency) => {
        const minor = minorOf(text, currency);
        if (minor === null) return;
        expect(Number.isSafeInteger(minor) && minor >= 0 && minor <= MAXIMUM_MINOR).toBe(true);
        const digits = minorUnitDigits[currency];
        const [whole = '', decimals = ''] = text.split('.');
        expect(BigInt(minor)).toBe(BigInt(`${whole}${decimals.padEnd(digits, '0')}`));
      }),
    );
  });
});

describe('rates', () => {
  test('a rate that is written is read as the same', () => {
    fc.assert(
      fc.property(anyRate, (points) => {
        expect(basisPointsOf(rateOf(points))).toBe(points);
      }),
    );
    expect(rateOf(1900)).toBe('19.00');
    expect(basisPointsOf('100')).toBe(10_000);
    expect(basisPointsOf('100.01')).toBeNull();
    expect(basisPointsOf('7.705')).toBeNull();
  });
});

describe('a portion', () => {
  test('is rounded half to even, as whole numbers of any size say', () => {
    fc.assert(
      fc.property(anyMinor, anyRate, (minor, rate) => {
        expect(BigInt(portionOf(minor, rate))).toBe(halfEven(BigInt(minor) * BigInt(rate), 10_000n));
      }),
      { numRuns: 2_000 },
    );
  });

  test('is rounded so where exactly a half is left, too: random amounts seldom leave one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.constantFrom(5_000, 2_500, 500, 50), (n, rate) => {
        const minor = (5_000 / rate) * (2 * n + 1);
        expect((minor * rate) % 10_000).toBe(5_000);
        expect(portionOf(minor, rate) % 2).toBe(0);
        expect(BigInt(portionOf(minor, rate))).toBe(halfEven(BigInt(minor) * BigInt(rate), 10_000n));
      }),
    );
    expect([1, 3, 5, 7].map((minor) => portionOf(minor, 5_000))).toEqual([0, 2, 2, 4]);
  });

  test('would be caught if halves were rounded up', () => {
    expect([1, 3, 5, 7].map((minor) => Number(halfUp(BigInt(minor) * 5_000n, 10_000n)))).not.toEqual([0, 2, 2, 4]);
  });
});
