import type { InvoiceCheck, InvoiceCheckCode, InvoiceFields } from '#model/invoices.ts';
import type { Review, ReviewReason } from '#model/reviews.ts';
import { orderedReviews } from '#model/reviews.ts';

const REASON: Readonly<Record<InvoiceCheckCode, ReviewReason>> = {
  LINES_TO_SUBTOTAL: 'AMOUNTS_DISAGREE',
  SUBTOTAL_AND_TAX_TO_TOTAL: 'AMOUNTS_DISAGREE',
  TAX_BY_RATE: 'TAX_DISAGREES',
  TOTAL_TO_AMOUNT_DUE: 'AMOUNT_DUE_DISAGREES',
  DUE_AFTER_ISSUE: 'DUE_BEFORE_ISSUE',
  DATE_PLAUSIBLE: 'DATE_IMPLAUSIBLE',
  VAT_NUMBER_FORM: 'VAT_NUMBER_INVALID',
  IBAN_FORM: 'IBAN_INVALID',
  EXACT_DUPLICATE: 'DUPLICATE',
  NEAR_DUPLICATE: 'POSSIBLE_DUPLICATE',
  IBAN_KNOWN: 'IBAN_CHANGED',
  AMOUNT_USUAL: 'AMOUNT_UNUSUAL',
  XML_AGAINST_PRINT: 'XML_DISAGREES',
};

const MISSING = {
  total: 'TOTAL_MISSING',
  number: 'NUMBER_MISSING',
  issueDate: 'DATE_MISSING',
  vendor: 'VENDOR_MISSING',
  currency: 'CURRENCY_UNKNOWN',
} as const satisfies Partial<Record<keyof InvoiceFields, ReviewReason>>;

/** A value below this goes to a person (0 to 1). */
export const SURE_ENOUGH = 0.8;
/** A total that printed sums or lines confirm may be read less surely. */
const SURE_ENOUGH_CONFIRMED = 0.65;
/** Sums that confirm each other. */
const CONFIRMED: ReadonlySet<string> = new Set(['total', 'subtotal', 'tax']);
const JUDGED = [
  'vendor',
  'number',
  'issueDate',
  'dueDate',
  'currency',
  'subtotal',
  'tax',
  'total',
  'amountDue',
  'iban',
] as const satisfies readonly (keyof InvoiceFields)[];

/** The doubts of failed checks. */
export function reviewsOf(checks: readonly InvoiceCheck[]): Review[] {
  return orderedReviews(
    checks.filter((check) => !check.passed).map((check) => ({ code: REASON[check.code], field: check.field })),
  );
}

/** The doubt that a check of this code raises where it fails. */
export const reasonOf = (code: InvoiceCheckCode): ReviewReason => REASON[code];

/** What every invoice has and this one lacks. A receipt has no number of its own where none is printed. */
export function missingReviews(fields: InvoiceFields): Review[] {
  const required = ['total', 'number', 'issueDate', 'vendor', 'currency'] as const;
  return required
    .filter((field) => fields[field] === null && !(field === 'number' && fields.kind === 'RECEIPT'))
    .map((field) => ({ code: MISSING[field], field }));
}

/** What was read too unsurely to be taken unseen. What a person gave is sure; sums that others confirm (or that were paid out so) need less. */
export function unsureReviews(fields: InvoiceFields, checks: readonly InvoiceCheck[], paidOut = false): Review[] {
  const confirmed = paidOut || checks.some((check) => isConfirming(check, fields));
  return JUDGED.filter((field) => {
    const read = fields[field];
    if (read === null || read.corrected === true) return false;
    return read.confidence < (CONFIRMED.has(field) && confirmed ? SURE_ENOUGH_CONFIRMED : SURE_ENOUGH);
  }).map((field) => ({ code: field === 'currency' ? 'CURRENCY_UNKNOWN' : 'LOW_CONFIDENCE', field }));
}

/** Lines may come to another subtotal than the chosen one: then they confirm nothing. */
function isConfirming({ code, passed, found }: InvoiceCheck, { subtotal, total }: InvoiceFields): boolean {
  if (!passed) return false;
  if (code === 'SUBTOTAL_AND_TAX_TO_TOTAL') return true;
  return code === 'LINES_TO_SUBTOTAL' && [`subtotal ${subtotal?.value}`, `total ${total?.value}`].includes(found);
}
