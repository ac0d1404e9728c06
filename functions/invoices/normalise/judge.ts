import type { InvoiceFields, Review, ReviewReason } from '#model/invoices.ts';
import type { NormalisedInvoice } from './expense.ts';

/** What becomes of a reading: READ without doubt, NEEDS_REVIEW with doubts, REJECTED where it is no invoice. */
export type Judgement =
  | { readonly status: 'READ'; readonly reviews: readonly [] }
  | { readonly status: 'NEEDS_REVIEW'; readonly reviews: readonly Review[] }
  | { readonly status: 'REJECTED'; readonly reason: 'NOT_AN_INVOICE' | 'BLANK'; readonly reviews: readonly [] };

/** A value below this goes to a person (0 to 1). */
export const SURE_ENOUGH = 0.8;
/** A total that printed sums or lines confirm may be read less surely. */
const SURE_ENOUGH_CONFIRMED = 0.65;

/** From here on another value of a field is taken for serious. */
const RIVAL = 0.8;

const MISSING: Readonly<Record<'total' | 'number' | 'issueDate' | 'vendor' | 'currency', ReviewReason>> = {
  total: 'TOTAL_MISSING',
  number: 'NUMBER_MISSING',
  issueDate: 'DATE_MISSING',
  vendor: 'VENDOR_MISSING',
  currency: 'CURRENCY_UNKNOWN',
};

/** Judges a reading by what is missing, unsure or contradictory. A wrong value that is not sent to review costs ten that are: in doubt, it doubts. */
export function judge(invoice: NormalisedInvoice): Judgement {
  const { fields, signals } = invoice;
  if (signals.blank) return { status: 'REJECTED', reason: 'BLANK', reviews: [] };
  if (fields.total === null && fields.amountDue === null && fields.number === null && fields.lines.length === 0)
    return { status: 'REJECTED', reason: 'NOT_AN_INVOICE', reviews: [] };
  const reviews = [...missing(fields), ...unsure(invoice), ...contradictions(invoice)];
  return reviews.length === 0 ? { status: 'READ', reviews: [] } : { status: 'NEEDS_REVIEW', reviews };
}

function missing(fields: InvoiceFields): Review[] {
  const required = ['total', 'number', 'issueDate', 'vendor', 'currency'] as const;
  return required.filter((field) => fields[field] === null).map((field) => ({ code: MISSING[field], field }));
}

function unsure({ fields, signals }: NormalisedInvoice): Review[] {
  const confirmed = signals.sumsAgree === true || signals.linesAgree === true;
  const sums: ReadonlySet<string> = new Set(['total', 'subtotal', 'tax']);
  const judged = [
    'vendor',
    'number',
    'issueDate',
    'dueDate',
    'currency',
    'subtotal',
    'tax',
    'total',
    'amountDue',
  ] as const;
  return judged
    .filter((field) => {
      const read = fields[field];
      if (read === null) return false;
      return read.confidence < (sums.has(field) && confirmed ? SURE_ENOUGH_CONFIRMED : SURE_ENOUGH);
    })
    .map((field) => ({
      code: field === 'currency' ? ('CURRENCY_UNKNOWN' as const) : ('LOW_CONFIDENCE' as const),
      field,
    }));
}

function contradictions({ fields, signals, alternates }: NormalisedInvoice): Review[] {
  const reviews: Review[] = [];
  if (signals.sumsAgree === false) reviews.push({ code: 'AMOUNTS_DISAGREE', field: 'total' });
  if (signals.linesAgree === false) reviews.push({ code: 'AMOUNTS_DISAGREE', field: 'lines' });
  // Two names, each as sure as a supplier's: the reader cannot know which one it is.
  if (alternates.vendor.some((other) => other.confidence >= RIVAL))
    reviews.push({ code: 'LOW_CONFIDENCE', field: 'vendor' });
  if (signals.totalsUndecided) reviews.push({ code: 'SEVERAL_TOTALS', field: 'total' });
  if (signals.otherCurrencies.length > 0) reviews.push({ code: 'SEVERAL_CURRENCIES', field: 'currency' });
  for (const field of signals.ambiguousDays) reviews.push({ code: 'DATE_AMBIGUOUS', field });
  if (
    fields.issueDate !== null &&
    fields.dueDate !== null &&
    fields.dueDate.value < fields.issueDate.value &&
    !signals.ambiguousDays.includes('dueDate')
  )
    reviews.push({ code: 'LOW_CONFIDENCE', field: 'dueDate' });
  return reviews.filter(
    (review, index) =>
      reviews.findIndex((other) => other.code === review.code && other.field === review.field) === index,
  );
}
