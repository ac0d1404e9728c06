import type { CorrectableField } from '../../../graphql/graphql.ts';
import type { ReadValue } from '../marking.ts';
import type { OpenedInvoice } from '../opened.ts';

/** How a field is typed. */
export type FieldForm = 'text' | 'day' | 'amount' | 'currency' | 'kind' | 'code';

interface Correctable {
  /** Its name in the schema, which doubts, checks and alternates call it by. */
  readonly name: CorrectableName;
  readonly form: FieldForm;
}

type CorrectableName =
  | 'kind'
  | 'vendor'
  | 'vendorVatNumber'
  | 'number'
  | 'issueDate'
  | 'dueDate'
  | 'currency'
  | 'subtotal'
  | 'tax'
  | 'discount'
  | 'shipping'
  | 'priorBalance'
  | 'amountPaid'
  | 'total'
  | 'amountDue'
  | 'iban'
  | 'bic'
  | 'purchaseOrder'
  | 'paymentTerms';

/** Every field that can be corrected, in the order in which an invoice is read. */
export const correctable: Readonly<Record<CorrectableField, Correctable>> = {
  VENDOR: { name: 'vendor', form: 'text' },
  NUMBER: { name: 'number', form: 'text' },
  ISSUE_DATE: { name: 'issueDate', form: 'day' },
  DUE_DATE: { name: 'dueDate', form: 'day' },
  CURRENCY: { name: 'currency', form: 'currency' },
  SUBTOTAL: { name: 'subtotal', form: 'amount' },
  DISCOUNT: { name: 'discount', form: 'amount' },
  SHIPPING: { name: 'shipping', form: 'amount' },
  TAX: { name: 'tax', form: 'amount' },
  TOTAL: { name: 'total', form: 'amount' },
  PRIOR_BALANCE: { name: 'priorBalance', form: 'amount' },
  AMOUNT_PAID: { name: 'amountPaid', form: 'amount' },
  AMOUNT_DUE: { name: 'amountDue', form: 'amount' },
  IBAN: { name: 'iban', form: 'code' },
  BIC: { name: 'bic', form: 'code' },
  VENDOR_VAT_NUMBER: { name: 'vendorVatNumber', form: 'code' },
  PURCHASE_ORDER: { name: 'purchaseOrder', form: 'text' },
  PAYMENT_TERMS: { name: 'paymentTerms', form: 'text' },
  KIND: { name: 'kind', form: 'kind' },
};

/** Every field that can be corrected, in the order in which an invoice is read. */
export const correctableFields = Object.keys(correctable) as readonly CorrectableField[];

/** What was read for a field; the kind is decided, not read. */
export function readOf(invoice: OpenedInvoice, field: CorrectableField): ReadValue | null {
  const { name } = correctable[field];
  if (name !== 'kind') return invoice[name];
  return invoice.kind ? { value: invoice.kind, confidence: 1, place: null } : null;
}

/** The field that a name of the schema stands for (`total`), or null where it cannot be corrected by itself. */
export function fieldNamed(name: string): CorrectableField | null {
  return correctableFields.find((field) => correctable[field].name === name) ?? null;
}

/** The fields in the order in which they are looked at: doubtful ones by the gravity of their doubts, then the rest as printed. */
export function inDoubtOrder({ reviews }: Pick<OpenedInvoice, 'reviews'>): {
  readonly doubtful: readonly CorrectableField[];
  readonly others: readonly CorrectableField[];
} {
  const named = reviews.flatMap(({ field }) => (field ? [fieldNamed(field)] : []));
  const doubtful = [...new Set(named.filter((field) => field !== null))];
  return { doubtful, others: correctableFields.filter((field) => !doubtful.includes(field)) };
}

/**
 * What was typed, in the form that the API takes; or a sentence that says what is wrong. The API looks at it again.
 * A comma before one or two last digits is a decimal comma; any other comma could be either, and is asked about.
 */
export function valueTyped(form: FieldForm, typed: string): { readonly value: string } | { readonly problem: string } {
  const text = typed.trim();
  if (text === '') return { value: '' };
  switch (form) {
    case 'day':
      return isDay(text) ? { value: text } : { problem: 'Write the day as 2026-01-31.' };
    case 'amount': {
      const amount = text.replace(/[\s'’]/g, '').replace(/^([-+]?\d+),(\d{1,2})$/, '$1.$2');
      return /^-?\d{1,15}(\.\d{1,6})?$/.test(amount) ? { value: amount } : { problem: 'Write the amount as 1234.56.' };
    }
    case 'currency': {
      const code = text.toUpperCase();
      return /^[A-Z]{3}$/.test(code) ? { value: code } : { problem: 'Write the currency as EUR.' };
    }
    case 'code':
      return { value: text.replace(/\s/g, '').toUpperCase() };
    case 'kind':
    case 'text':
      return { value: text };
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
