import { minorUnitDigits } from '#model/currencies.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import type { Decimal } from '#model/invoices.ts';

/** Decimals that exact arithmetic keeps: amounts of four, and rates, have fewer. */
const DIGITS = 6;
const ONE = 1_000_000n;
/** Decimals of an amount whose currency is not known. */
const USUAL_DIGITS = 2;
/** Rounding errors of many parts partly cancel out: more than this many minor units is no rounding. */
const MOST_ROUNDING = 10n;

/** The decimal in millionths, for exact arithmetic. What stands after its sixth decimal is cut off. */
export function scaled(amount: Decimal): bigint {
  const negative = amount.startsWith('-');
  const [whole = '0', decimals = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole === '' ? '0' : whole) * ONE + BigInt(decimals.padEnd(DIGITS, '0').slice(0, DIGITS));
  return negative ? -value : value;
}

/** Millionths as a decimal, with at least the decimals of its currency. */
export function decimalOf(value: bigint, currency?: CurrencyCode): Decimal {
  const digits = magnitude(value)
    .toString()
    .padStart(DIGITS + 1, '0');
  const least = digitsOf(currency);
  const decimals = digits.slice(-DIGITS).replace(/0+$/u, '').padEnd(least, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -DIGITS)}${decimals === '' ? '' : `.${decimals}`}`;
}

export const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** A percentage of a basis, both in millionths. */
export const percentOf = (basis: bigint, rate: bigint): bigint => (basis * rate) / (100n * ONE);

/**
 * What a sum of this many printed parts may differ from a printed sum by, in millionths: each of them, and the sum, is rounded by half a
 * minor unit of the currency at most; never more than ten units, however many parts.
 */
export function roundingOf(parts: number, currency?: CurrencyCode): bigint {
  const unit = 10n ** BigInt(DIGITS - digitsOf(currency));
  const errors = ((BigInt(parts) + 1n) * unit) / 2n;
  return errors > MOST_ROUNDING * unit ? MOST_ROUNDING * unit : errors;
}

function digitsOf(currency: CurrencyCode | undefined): number {
  return currency === undefined ? USUAL_DIGITS : minorUnitDigits[currency];
}
