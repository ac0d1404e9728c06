import type { Availability } from '../../graphql/graphql.ts';
import { amountWords } from '../invoices/words.ts';
import type { Money } from './price.ts';

/** What everybody may know of a stock. */
export const availabilityWords: Readonly<Record<Availability, string>> = {
  IN_STOCK: 'In stock',
  LOW_STOCK: 'Only a few left',
  SOLD_OUT: 'Sold out',
};

/** An amount with its currency, as people write it. */
export function moneyWords({ amount, currency }: Money): string {
  return amountWords(amount, currency);
}

/** A rate in percent as people write it: `19.00` is 19 %, and so is `19`, as it may be typed. */
export function rateWords(rate: string): string {
  return `${rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate}\u00a0%`;
}
