import type { CountryCode } from '#model/countries.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import { moneyOf } from '#model/money.ts';
import type { CardFacts } from '#model/payments.ts';
import type { PurchaseKind } from '#model/purchaseKinds.ts';
import type { PostalAddress, ReceiptKind } from '#model/receipts.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** As payment providers name them. */
const brands: Readonly<Record<string, string>> = {
  amex: 'American Express',
  cartes_bancaires: 'Cartes Bancaires',
  diners: 'Diners Club',
  discover: 'Discover',
  eftpos_au: 'Eftpos Australia',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
};

/** Minor units as people read them: `(123450, 'EUR')` is `1,234.50`. */
export function amountWords(minor: number, currency: CurrencyCode): string {
  const [whole = '', decimals] = moneyOf(minor, currency).amount.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** Hundredths of a percent as people read them: `1900` is `19%`, `770` is `7.7%`. */
export function rateWords(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

/** A UTC day or instant as people read it: `2026-03-01` is `1 March 2026`. */
export function dayWords(iso: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}

export function cardWords({ brand, last4 }: CardFacts): string {
  return `${brands[brand] ?? 'Card'} ending in ${last4}`;
}

export function countryWords(country: CountryCode): string {
  return countryNames.of(country) ?? country;
}

/** An address, part by part as they stand on an envelope. */
export function addressWords({ street, addressLine, postalCode, city, country }: PostalAddress): string[] {
  const place = [postalCode, city].filter(Boolean).join(' ');
  return [street, addressLine ?? '', place, countryWords(country)];
}

export const titles = { RECEIPT: 'Receipt', CREDIT_NOTE: 'Credit note' } as const satisfies Record<ReceiptKind, string>;

/** How each kind of purchase, and that it was placed, are called. */
export const purchaseWords = {
  ORDER: { name: 'Order', placed: 'Ordered' },
  BOOKING: { name: 'Booking', placed: 'Booked' },
} as const satisfies Record<PurchaseKind, { name: string; placed: string }>;
