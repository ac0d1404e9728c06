import type { InvoiceCheck, InvoiceFields } from '#model/invoices.ts';
import type { Review, ReviewReason } from '#model/reviews.ts';
import { orderedReviews } from '#model/reviews.ts';
import { checkFields, fieldCheckCodes } from './checkFields.ts';
import { missingReviews, reviewsOf, unsureReviews } from './reviews.ts';

/** What was checked and doubted before a correction, or is after it. */
export interface Checked {
  readonly checks: readonly InvoiceCheck[];
  readonly reviews: readonly Review[];
}

/** Doubts that follow from the fields alone: made anew. */
const RECOMPUTED: ReadonlySet<ReviewReason> = new Set<ReviewReason>([
  'TOTAL_MISSING',
  'NUMBER_MISSING',
  'DATE_MISSING',
  'VENDOR_MISSING',
  'AMOUNTS_DISAGREE',
  'TAX_DISAGREES',
  'AMOUNT_DUE_DISAGREES',
  'DUE_BEFORE_ISSUE',
  'DATE_IMPLAUSIBLE',
  'VAT_NUMBER_INVALID',
  'IBAN_INVALID',
]);

/** Doubts about what a field says: a person who gives the field settles them. All others are of the document, or of other documents, and stay until it is decided. */
const SETTLED_BY_CORRECTION: ReadonlySet<ReviewReason> = new Set<ReviewReason>([
  'CURRENCY_UNKNOWN',
  'LOW_CONFIDENCE',
  'SEVERAL_CURRENCIES',
  'SEVERAL_TOTALS',
  'DATE_AMBIGUOUS',
  'AMOUNT_UNUSUAL',
  'XML_DISAGREES',
]);

/**
 * Checks and doubts after a correction. `fields` are the corrected ones: values that a person gave are marked `corrected`, and emptied ones
 * are null. `kept` is what stood before. Checks of the fields alone are made anew; those against other documents stay, but where they are
 * about a field that a person has given since. `today` is an ISO 8601 day.
 */
export function recheck(
  fields: InvoiceFields,
  kept: Checked,
  today: string,
): { checks: InvoiceCheck[]; reviews: Review[] } {
  const truncated = kept.reviews.some(({ code }) => code === 'LINES_LEFT_OUT') && !givenLines(fields);
  const own = checkFields(fields, { today }).filter(({ code }) => !(truncated && code === 'LINES_TO_SUBTOTAL'));
  const others = kept.checks.filter((check) => {
    if (fieldCheckCodes.has(check.code)) return truncated && check.code === 'LINES_TO_SUBTOTAL';
    return !(isSettling(check) && isGiven(fields, check.field));
  });
  const checks = [...own, ...others];
  const unsure = unsureReviews(fields, checks);
  const stay = kept.reviews.filter((review) => {
    if (RECOMPUTED.has(review.code)) return false;
    if (!SETTLED_BY_CORRECTION.has(review.code)) return review.code !== 'LINES_LEFT_OUT' || truncated;
    if (isGiven(fields, review.field)) return false;
    return review.code !== 'LOW_CONFIDENCE' || staysUnsure(review.field, unsure);
  });
  return {
    checks,
    reviews: orderedReviews([
      ...reviewsOf(checks.filter(({ code }) => fieldCheckCodes.has(code))),
      ...missingReviews(fields),
      ...stay,
    ]),
  };
}

const isSettling = ({ code }: InvoiceCheck): boolean => code === 'AMOUNT_USUAL' || code === 'XML_AGAINST_PRINT';

/** Sums that confirm each other need less certainty than before; what was doubted for a rival stays in doubt. */
function staysUnsure(field: string | null, unsure: readonly Review[]): boolean {
  const isSum = field === 'total' || field === 'subtotal' || field === 'tax';
  return !isSum || unsure.some((review) => review.field === field);
}

/** Whether a person has given the field, or has emptied it. */
function isGiven(fields: InvoiceFields, field: string | null): boolean {
  switch (field) {
    case 'vendor':
    case 'vendorVatNumber':
    case 'number':
    case 'issueDate':
    case 'dueDate':
    case 'currency':
    case 'subtotal':
    case 'tax':
    case 'discount':
    case 'shipping':
    case 'priorBalance':
    case 'amountPaid':
    case 'total':
    case 'amountDue':
    case 'iban':
    case 'bic':
    case 'purchaseOrder':
    case 'paymentTerms': {
      const read = fields[field];
      return read === null || read.corrected === true;
    }
    case 'lines':
      return givenLines(fields);
    default:
      return false;
  }
}

/** A person gives all lines or none. */
function givenLines({ lines }: InvoiceFields): boolean {
  return lines.some((line) => Object.values(line).some((read) => read?.corrected === true));
}
