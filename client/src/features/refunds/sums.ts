import type { Money } from '../shop/price.ts';
import { decimalOf, minorOf, sumOf } from '../shop/price.ts';

/** What is left to give back of a line, and how much of it is to be given back. */
export interface ChosenPieces {
  /** Of one piece, before tax. */
  readonly unitPrice: Money;
  /** Pieces that are left. */
  readonly left: number;
  /** What they come to, tax included. */
  readonly leftTotal: Money;
  readonly chosen: number;
}

/**
 * What some of a line's pieces come to, by the server's own rule: they bear their part of the tax that is left of the line, rounded half up, and
 * the last ones all of it. The server prices again.
 */
export function priceOfPieces({ unitPrice, left, leftTotal, chosen }: ChosenPieces): Money {
  const price = minorOf(unitPrice.amount);
  const [pieces, of] = [BigInt(chosen), BigInt(left)];
  const leftTax = minorOf(leftTotal.amount) - price * of;
  const tax = of === 0n ? 0n : (2n * leftTax * pieces + of) / (2n * of);
  return { amount: decimalOf(price * pieces + tax, leftTotal.amount), currency: leftTotal.currency };
}

/** What all chosen pieces come to; null where none is chosen. */
export function priceOfChosen(all: readonly ChosenPieces[]): Money | null {
  return sumOf(all.filter(({ chosen }) => chosen > 0).map(priceOfPieces));
}

/**
 * An amount as somebody typed it (`12`, `12.5`, `12,50`), written as the API writes it; null where it is none above 0, or has more
 * decimals than its currency.
 */
export function typedAmount(text: string, like: Money): Money | null {
  const digits = like.amount.split('.')[1]?.length ?? 0;
  const match = /^(\d{1,12})(?:[.,](\d{1,4}))?$/.exec(text.trim());
  if (!match) return null;
  const [, whole = '', decimals = ''] = match;
  if (decimals.length > digits || !/[1-9]/.test(whole + decimals)) return null;
  const padded = digits === 0 ? '' : `.${decimals.padEnd(digits, '0')}`;
  return { amount: `${whole.replace(/^0+(?=\d)/, '')}${padded}`, currency: like.currency };
}
