import { invalid } from './failures.ts';
import type { Fields } from './form.ts';
import { textField } from './form.ts';

/** https://docs.stripe.com/currencies#zero-decimal */
const zeroDecimal = new Set([
  'bif',
  'clp',
  'djf',
  'gnf',
  'jpy',
  'kmf',
  'krw',
  'mga',
  'pyg',
  'rwf',
  'vnd',
  'vuv',
  'xaf',
  'xof',
  'xpf',
]);

/** Thousandths, of which the last digit must be 0. https://docs.stripe.com/currencies#three-decimal */
const threeDecimal = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);

/** Without decimals, yet given in hundredths. https://docs.stripe.com/currencies#special-cases */
const wholeHundreds = new Set(['isk', 'ugx']);

/** https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts */
const minimum: Readonly<Record<string, number>> = {
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};

const LARGEST = 99_999_999;

/** ISO 4217 as Stripe writes it: three lower-case letters. */
export function currencyField(fields: Fields): string {
  const currency = required(fields, 'currency').toLowerCase();
  if (/^[a-z]{3}$/.test(currency)) return currency;
  throw invalid(`Invalid currency: ${currency}.`, { param: 'currency' });
}

/** The amount to be paid, in Stripe's minor units. */
export function amountField(fields: Fields, currency: string): number {
  const amount = integer(required(fields, 'amount'), 'amount');
  const least = minimum[currency] ?? 1;
  if (amount > LARGEST) {
    throw invalid('Amount must be no more than 999,999.99', { code: 'amount_too_large', param: 'amount' });
  }
  if (amount < least) {
    const shown = zeroDecimal.has(currency) ? String(least) : (least / 100).toFixed(2);
    throw invalid(`Amount must be at least ${shown} ${currency}`, { code: 'amount_too_small', param: 'amount' });
  }
  checkDigits(amount, currency, 'amount');
  return amount;
}

/** A part of an amount: to be captured, or to be refunded. */
export function partField(fields: Fields, name: string, currency: string): number | undefined {
  const text = textField(fields, name);
  if (text === undefined) return undefined;
  const amount = integer(text, name);
  if (amount < 1)
    throw invalid('This value must be greater than or equal to 1.', { code: 'parameter_invalid_integer', param: name });
  checkDigits(amount, currency, name);
  return amount;
}

function checkDigits(amount: number, currency: string, param: string): void {
  const step = threeDecimal.has(currency) ? 10 : wholeHundreds.has(currency) ? 100 : 1;
  if (amount % step === 0) return;
  throw invalid(`Amounts in ${currency} must be evenly divisible by ${step}.`, {
    code: 'invalid_charge_amount',
    param,
  });
}

function required(fields: Fields, name: string): string {
  const text = textField(fields, name);
  if (text === undefined) throw invalid(`Missing required param: ${name}.`, { code: 'parameter_missing', param: name });
  return text;
}

function integer(text: string, param: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  throw invalid(`Invalid integer: ${text}`, { code: 'parameter_invalid_integer', param });
}
