import type { CurrencyCode } from './currencies.ts';

/** Stripe takes eight digits. https://docs.stripe.com/api/payment_intents/object#payment_intent_object-amount */
const LARGEST = 99_999_999;

/** No decimals in ISO 4217, and given to Stripe in hundredths. https://docs.stripe.com/currencies#special-cases */
export const inHundredths: readonly string[] = ['ISK', 'UGX'] satisfies readonly CurrencyCode[];

/** Two decimals in ISO 4217, and given to Stripe in wholes. https://docs.stripe.com/currencies#zero-decimal */
export const inWholes: readonly string[] = ['MGA'] satisfies readonly CurrencyCode[];

/** Stripe takes thousandths by tens: every currency that has them. https://docs.stripe.com/currencies#three-decimal */
export const byTens: readonly string[] = [
  'BHD',
  'IQD',
  'JOD',
  'KWD',
  'LYD',
  'OMR',
  'TND',
] satisfies readonly CurrencyCode[];

/** The least that Stripe charges, in minor units. https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const least: Partial<Readonly<Record<CurrencyCode, number>>> = {
  AED: 200,
  AUD: 50,
  BGN: 100,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17500,
  INR: 50,
  JPY: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PLN: 200,
  RON: 200,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
};

/** Why an amount cannot be charged. */
export type Unchargeable = 'TOO_SMALL' | 'TOO_LARGE' | 'NOT_EXACT';

/**
 * Why an amount of minor units (ISO 4217) cannot be charged exactly, or null where it can. Nothing is to be charged for 0, so that 0 is fine. In
 * currencies with three decimals the last must be 0. What Stripe takes at least also depends on
 * the currency that an account is paid out in: an amount that is fine here may still be refused there.
 */
export function unchargeable(minor: number, currency: CurrencyCode): Unchargeable | null {
  if (minor === 0) return null;
  if (minor < (least[currency] ?? 1)) return 'TOO_SMALL';
  if (!isExact(minor, currency)) return 'NOT_EXACT';
  const amount = inHundredths.includes(currency) ? minor * 100 : inWholes.includes(currency) ? minor / 100 : minor;
  return amount > LARGEST ? 'TOO_LARGE' : null;
}

/** Whether so many minor units can be given back exactly: there is no least amount of a refund. */
export function isExact(minor: number, currency: CurrencyCode): boolean {
  return minor % exactStep(currency) === 0;
}

/** The least part of an amount that can be charged and given back, in minor units. */
export function exactStep(currency: CurrencyCode): number {
  if (inWholes.includes(currency)) return 100;
  return byTens.includes(currency) ? 10 : 1;
}
