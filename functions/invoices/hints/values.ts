import type { CorrectableField } from '#model/generated.ts';
import type { InvoiceFields } from '#model/invoices.ts';
import type { VendorHint } from '#model/vendors.ts';
import { scaled } from '../checks/decimals.ts';
import { ibanFault } from '../checks/iban.ts';
import { parseAmount } from '../normalise/amounts.ts';
import { dayBy, parseDate } from '../normalise/dates.ts';

/** Fields that a label can lead to. A kind and a currency are told by the whole document, a vendor by its names. */
export const hintedFields = {
  VENDOR_VAT_NUMBER: 'vendorVatNumber',
  NUMBER: 'number',
  ISSUE_DATE: 'issueDate',
  DUE_DATE: 'dueDate',
  SUBTOTAL: 'subtotal',
  TAX: 'tax',
  DISCOUNT: 'discount',
  SHIPPING: 'shipping',
  PRIOR_BALANCE: 'priorBalance',
  AMOUNT_PAID: 'amountPaid',
  TOTAL: 'total',
  AMOUNT_DUE: 'amountDue',
  IBAN: 'iban',
  BIC: 'bic',
  PURCHASE_ORDER: 'purchaseOrder',
  PAYMENT_TERMS: 'paymentTerms',
} as const satisfies Partial<Record<CorrectableField, keyof InvoiceFields>>;

/** A field that a label can lead to. */
export type HintedField = keyof typeof hintedFields;

type Form = 'amount' | 'date' | 'identifier' | 'account' | 'text';

const forms: Readonly<Record<HintedField, Form>> = {
  VENDOR_VAT_NUMBER: 'identifier',
  NUMBER: 'identifier',
  ISSUE_DATE: 'date',
  DUE_DATE: 'date',
  SUBTOTAL: 'amount',
  TAX: 'amount',
  DISCOUNT: 'amount',
  SHIPPING: 'amount',
  PRIOR_BALANCE: 'amount',
  AMOUNT_PAID: 'amount',
  TOTAL: 'amount',
  AMOUNT_DUE: 'amount',
  IBAN: 'account',
  BIC: 'identifier',
  PURCHASE_ORDER: 'identifier',
  PAYMENT_TERMS: 'text',
};

/** Words that a value may take where they are printed apart (`12 March 2026`, `1 234,56 EUR`, an IBAN in groups of four). */
export const mostWords: Readonly<Record<Form, number>> = { amount: 3, date: 4, identifier: 4, account: 9, text: 12 };

const LONGEST = 300;
const AMOUNT = /^-?\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2}$/u;

/** Whether a correction of the field can teach a label. */
export function isHinted(field: CorrectableField): field is HintedField {
  return Object.hasOwn(hintedFields, field);
}

/** How a field's values are written. */
export function formOf(field: HintedField): Form {
  return forms[field];
}

/** The printed text as the field's value, or null where it is none. */
export function valueIn(
  field: HintedField,
  text: string,
  pattern: Pick<VendorHint, 'dayOrder' | 'decimalMark'>,
): string | null {
  const printed = text.replace(/^[\s:.…#-]+(?=\S)/u, '').trim();
  switch (forms[field]) {
    case 'amount':
      return /\d/u.test(printed) && !/[%]/u.test(printed) ? (parseAmount(printed, pattern.decimalMark) ?? null) : null;
    case 'date': {
      const date = parseDate(printed);
      return (date && dayBy(date, pattern.dayOrder ?? 'day-first')) ?? null;
    }
    case 'identifier':
      // What looks like an amount stands in a column that only shares the label.
      return /\d/u.test(printed) && !AMOUNT.test(printed) && printed.length <= LONGEST
        ? printed.replace(/\s+/gu, ' ')
        : null;
    case 'account': {
      const iban = printed.replace(/\s/gu, '').toUpperCase();
      return ibanFault(iban) === null ? iban : null;
    }
    case 'text':
      return printed === '' || printed.length > LONGEST ? null : printed.replace(/\s+/gu, ' ');
  }
}

/** Whether two values of a field are one. */
export function isSame(field: HintedField, one: string, other: string): boolean {
  if (forms[field] === 'amount') return isNumber(one) && isNumber(other) && scaled(one) === scaled(other);
  const plain = (value: string) => value.replace(/\s/gu, '').toUpperCase();
  return plain(one) === plain(other);
}

function isNumber(value: string): boolean {
  return /^-?\d+(?:\.\d+)?$/u.test(value);
}
