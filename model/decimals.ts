import type { Decimal } from './invoices.ts';

const DIGITS = '0123456789';

/** A decimal taken apart: its sign aside, whole digits without leading zeros, decimals without trailing ones. */
interface Magnitude {
  whole: string;
  decimals: string;
}

/** Whether it is written as amounts are here: `-1234.56`. APPSYNC_JS has no regular expressions. */
export function isDecimal(text: string): boolean {
  const unsigned = text.startsWith('-') ? text.slice(1) : text;
  const parts = unsigned.split('.');
  return parts.length <= 2 && parts.every((part) => part.length > 0 && digitsOnly(part));
}

/** -1, 0 or 1: how the first compares with the second, their signs aside. Exact, at any length. */
export function compareMagnitudes(first: Decimal, second: Decimal): -1 | 0 | 1 {
  const left = magnitudeOf(first);
  const right = magnitudeOf(second);
  if (left.whole.length !== right.whole.length) return left.whole.length < right.whole.length ? -1 : 1;
  if (left.whole !== right.whole) return left.whole < right.whole ? -1 : 1;
  if (left.decimals === right.decimals) return 0;
  // Without trailing zeros the shorter of two equal beginnings is the smaller number.
  return left.decimals < right.decimals ? -1 : 1;
}

function magnitudeOf(decimal: Decimal): Magnitude {
  const unsigned = decimal.startsWith('-') ? decimal.slice(1) : decimal;
  const parts = unsigned.split('.');
  const whole = parts[0] ?? '';
  const decimals = parts[1] ?? '';
  const characters = whole.split('');
  const leading = characters.findIndex((digit) => digit !== '0');
  let position = 0;
  let significant = 0;
  for (const digit of decimals.split('')) {
    position += 1;
    if (digit !== '0') significant = position;
  }
  return { whole: leading < 0 ? '' : whole.slice(leading), decimals: decimals.slice(0, significant) };
}

function digitsOnly(text: string): boolean {
  return text.split('').every((character) => DIGITS.includes(character));
}
