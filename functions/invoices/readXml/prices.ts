import type { Decimal, ReadValue } from '#model/invoices.ts';
import { exactly } from './values.ts';

/**
 * The price of one, where a format states the price of so many (`2.50` per `100`). Null where dividing leaves an endless fraction:
 * what was rounded here would stand nowhere in the document.
 */
export function priceOfOne(price: ReadValue<Decimal> | null, many: string | undefined): ReadValue<Decimal> | null {
  if (price === null || many === undefined) return price;
  const zeros = /^0*10*(?:\.0*)?$/u.test(many) ? (many.split('.')[0] ?? '').replace(/^0+/u, '').length - 1 : undefined;
  if (zeros === undefined || zeros > 6) return null;
  if (zeros === 0) return price;
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(price.value) ?? [];
  const digits = whole.padStart(zeros + 1, '0');
  return exactly(`${sign}${digits.slice(0, -zeros)}.${digits.slice(-zeros)}${decimals}`);
}
