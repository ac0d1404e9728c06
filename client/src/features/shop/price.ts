import type { CurrencyCode } from '../../graphql/graphql.ts';

/** An amount as the API writes it: with as many decimals as its currency has. */
export interface Money {
  readonly amount: string;
  readonly currency: CurrencyCode;
}

/** What is to be priced: a product as the API tells it, and how many of it. */
export interface PricedLine {
  readonly price: Money;
  /** Percent, with two decimals. */
  readonly taxRate: string;
  readonly quantity: number;
}

export interface Priced {
  readonly net: Money;
  readonly tax: Money;
  readonly total: Money;
}

/** Hundredths of a percent that make a whole. */
const WHOLE = 10_000n;

/** What a line comes to, by the server's own rule: its tax is rounded half to even. The server prices again. */
export function priceOfLine({ price, taxRate, quantity }: PricedLine): Priced {
  const net = minorOf(price.amount) * BigInt(quantity);
  const tax = portionOf(net, minorOf(taxRate));
  return pricedOf(net, tax, price);
}

/** What all lines come to; null where there are none, or they have several currencies. */
export function priceOfLines(lines: readonly PricedLine[]): Priced | null {
  const [first] = lines;
  if (!first || lines.some(({ price }) => price.currency !== first.price.currency)) return null;
  const priced = lines.map(priceOfLine);
  const sum = (part: 'net' | 'tax') => priced.reduce((total, line) => total + minorOf(line[part].amount), 0n);
  return pricedOf(sum('net'), sum('tax'), first.price);
}

/** The taxes of the lines by their rate, lowest rate first. */
export function taxesOf(lines: readonly PricedLine[]): readonly { readonly rate: string; readonly tax: Money }[] {
  const rates = [...new Set(lines.map(({ taxRate }) => taxRate))].sort((one, other) => Number(one) - Number(other));
  return rates.flatMap((rate) => {
    const priced = priceOfLines(lines.filter(({ taxRate }) => taxRate === rate));
    return priced ? [{ rate, tax: priced.tax }] : [];
  });
}

/** What amounts of one currency come to; null where there are none. */
export function sumOf(all: readonly Money[]): Money | null {
  const [first] = all;
  if (!first) return null;
  const total = all.reduce((sum, { amount }) => sum + minorOf(amount), 0n);
  return { amount: decimalOf(total, first.amount), currency: first.currency };
}

/** Whether an amount is more than another of the same currency. */
export function isMore(one: Money, other: Money): boolean {
  return minorOf(one.amount) > minorOf(other.amount);
}

/** Whether an amount is nothing. */
export function isZero({ amount }: Money): boolean {
  return minorOf(amount) === 0n;
}

function pricedOf(net: bigint, tax: bigint, like: Money): Priced {
  const money = (minor: bigint): Money => ({ amount: decimalOf(minor, like.amount), currency: like.currency });
  return { net: money(net), tax: money(tax), total: money(net + tax) };
}

/** An amount in minor units of its currency. */
export function minorOf(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}

/** Minor units with as many decimals as `like` has. */
export function decimalOf(minor: bigint, like: string): string {
  const digits = like.split('.')[1]?.length ?? 0;
  const text = minor.toString().padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function portionOf(minor: bigint, basisPoints: bigint): bigint {
  const product = minor * basisPoints;
  const whole = product / WHOLE;
  const twice = (product % WHOLE) * 2n;
  if (twice < WHOLE) return whole;
  if (twice > WHOLE) return whole + 1n;
  return whole % 2n === 0n ? whole : whole + 1n;
}
