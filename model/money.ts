import type { CurrencyCode } from './currencies.ts';
import { minorUnitDigits } from './currencies.ts';

const DIGITS = '0123456789';

/** An amount as the API writes it: a decimal with as many decimals as the currency's minor unit has. */
export interface Money {
  amount: string;
  currency: CurrencyCode;
}

/** No single amount is larger, in minor units: times the highest tax rate it is still an exact integer. */
export const MAXIMUM_MINOR = 99_999_999_999;

/** Hundredths of a percent that make a whole. */
const WHOLE = 10_000;

/** Minor units as the API writes them: `(1999, 'EUR')` is `19.99 EUR`. */
export function moneyOf(minor: number, currency: CurrencyCode): Money {
  return { amount: decimalText(minor, minorUnitDigits[currency]), currency };
}

/** Minor units of a decimal that is not negative; null where it is none, has too many decimals or is over MAXIMUM_MINOR. */
export function minorOf(amount: string, currency: CurrencyCode): number | null {
  return scaledOf(amount, minorUnitDigits[currency]);
}

/** A tax rate such as `19` or `7.70`, as hundredths of a percent; null where it is none, or over 100. */
export function basisPointsOf(rate: string): number | null {
  const points = scaledOf(rate, 2);
  return points === null || points > WHOLE ? null : points;
}

/** Hundredths of a percent as the API writes a rate: `1900` is `19.00`. */
export function rateOf(basisPoints: number): string {
  return decimalText(basisPoints, 2);
}

/** A rate's part of an amount that is not negative, rounded half to even. */
export function portionOf(minor: number, basisPoints: number): number {
  const product = minor * basisPoints;
  const whole = Math.floor(product / WHOLE);
  const rest = product - whole * WHOLE;
  if (rest * 2 < WHOLE) return whole;
  if (rest * 2 > WHOLE) return whole + 1;
  return whole % 2 === 0 ? whole : whole + 1;
}

/** APPSYNC_JS has no padStart. */
function decimalText(units: number, digits: number): string {
  const sign = units < 0 ? '-' : '';
  const text = `${units < 0 ? -units : units}`;
  if (digits === 0) return `${sign}${text}`;
  const padded = text.length > digits ? text : `${'0000'.slice(0, digits + 1 - text.length)}${text}`;
  return `${sign}${padded.slice(0, padded.length - digits)}.${padded.slice(padded.length - digits)}`;
}

/** APPSYNC_JS has neither regular expressions nor a conversion of text that is sure to be exact. */
function scaledOf(text: string, digits: number): number | null {
  const parts = text.split('.');
  const whole = parts[0] ?? '';
  const decimals = parts[1] ?? '';
  if (parts.length > 2 || whole.length === 0 || whole.length > 12 || decimals.length > digits) return null;
  if (parts.length === 2 && decimals.length === 0) return null;
  const padded = `${whole}${decimals}${'0000'.slice(0, digits - decimals.length)}`;
  let units = 0;
  let isNumber = true;
  for (const character of padded.split('')) {
    const digit = DIGITS.indexOf(character);
    if (digit < 0) isNumber = false;
    units = units * 10 + digit;
  }
  return isNumber && units <= MAXIMUM_MINOR ? units : null;
}
