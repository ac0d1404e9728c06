import type { CurrencyCode } from '#model/currencies.ts';
import { minorUnitDigits } from '#model/currencies.ts';
import type { InvoiceKind } from '#model/invoices.ts';
import { ibanFault } from '../checks/iban.ts';

/** Digits of an amount at most, decimals included. */
const AMOUNT_DIGITS = 15;

const AMOUNT = /^-?(?:0|[1-9]\d*)(?:\.\d{1,6})?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** https://www.iso.org/standard/84108.html: party prefix, country, party suffix, branch. */
const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;
/** What shows nothing, or turns the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Each answers the value as it is kept, or undefined where it is not of the form. */
export type Form<Value> = (text: string) => Value | undefined;

/** One line of 1 to `length` characters, without control characters. */
export function textOf(length: number): Form<string> {
  return (text) => {
    const trimmed = text.trim();
    return trimmed.length > 0 && trimmed.length <= length && !UNSEEN.test(trimmed) && trimmed.isWellFormed()
      ? trimmed
      : undefined;
  };
}

/** An exact decimal with a point, as it was given: at most fifteen digits, six of them decimals. Zero has no sign. */
export function amountOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (!AMOUNT.test(trimmed) || trimmed.replace(/\D/g, '').length > AMOUNT_DIGITS) return undefined;
  return /[1-9]/.test(trimmed) ? trimmed : trimmed.replace('-', '');
}

/** A day that the calendar has. */
export function dayOf(text: string): string | undefined {
  const trimmed = text.trim();
  if (!DAY.test(trimmed) || trimmed.startsWith('0000')) return undefined;
  const day = new Date(`${trimmed}T00:00:00Z`);
  // A month has no 31st day that the next one's first is.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(trimmed) ? trimmed : undefined;
}

/** A currency of ISO 4217, in upper case. */
export function currencyOf(text: string): CurrencyCode | undefined {
  const code = text.trim().toUpperCase();
  return isCurrency(code) ? code : undefined;
}

function isCurrency(code: string): code is CurrencyCode {
  return Object.hasOwn(minorUnitDigits, code);
}

/** An IBAN of its country's length with right check digits, without spaces, in upper case. */
export function ibanOf(text: string): string | undefined {
  const iban = text.replace(/\s/g, '').toUpperCase();
  return ibanFault(iban) === null ? iban : undefined;
}

/** A BIC, without spaces, in upper case. */
export function bicOf(text: string): string | undefined {
  const bic = text.replace(/\s/g, '').toUpperCase();
  return BIC.test(bic) ? bic : undefined;
}

/** A kind of document. */
export function kindOf(text: string): InvoiceKind | undefined {
  return text === 'INVOICE' || text === 'CREDIT_NOTE' || text === 'RECEIPT' ? text : undefined;
}
