import type { InvoiceCheck } from '#model/invoices.ts';
import type { Review } from '#model/reviews.ts';
import { orderedReviews } from '#model/reviews.ts';
import { checkFields } from '../checks/checkFields.ts';
import { missingReviews, reviewsOf, unsureReviews } from '../checks/reviews.ts';
import type { NormalisedInvoice } from './expense.ts';

/** What becomes of a reading: READ without doubt, NEEDS_REVIEW with doubts (gravest first), REJECTED where it is no invoice. */
export type Judgement =
  | { readonly status: 'READ'; readonly reviews: readonly []; readonly checks: readonly InvoiceCheck[] }
  | { readonly status: 'NEEDS_REVIEW'; readonly reviews: readonly Review[]; readonly checks: readonly InvoiceCheck[] }
  | {
      readonly status: 'REJECTED';
      readonly reason: 'NOT_AN_INVOICE' | 'BLANK';
      readonly reviews: readonly [];
      readonly checks: readonly [];
    };

/** From here on another value of a field is taken for serious. */
const RIVAL = 0.8;

/**
 * Judges a reading by what is missing, unsure or contradictory. A wrong value that is not sent to review costs ten that are: in doubt, it
 * doubts. `today` is an ISO 8601 day; without it dates are not held against it.
 */
export function judge(invoice: NormalisedInvoice, options: { readonly today?: string } = {}): Judgement {
  const { fields, signals } = invoice;
  if (signals.blank) return { status: 'REJECTED', reason: 'BLANK', reviews: [], checks: [] };
  if (fields.total === null && fields.amountDue === null && fields.number === null && fields.lines.length === 0)
    return { status: 'REJECTED', reason: 'NOT_AN_INVOICE', reviews: [], checks: [] };
  const checks = checkFields(fields, options);
  const reviews = orderedReviews([
    ...missingReviews(fields),
    ...unsureReviews(fields, checks, signals.paidOut),
    ...reviewsOf(checks),
    ...contradictions(invoice),
  ]);
  return reviews.length === 0 ? { status: 'READ', reviews: [], checks } : { status: 'NEEDS_REVIEW', reviews, checks };
}

/** What no check of the fields can see: several values that were printed for one of them. */
function contradictions({ fields, signals }: NormalisedInvoice): Review[] {
  const reviews: Review[] = [];
  // Two names, each as sure as a supplier's: the reader cannot know which one it is.
  if (fields.alternates.some((other) => other.field === 'vendor' && other.confidence >= RIVAL))
    reviews.push({ code: 'LOW_CONFIDENCE', field: 'vendor' });
  if (signals.totalsUndecided) reviews.push({ code: 'SEVERAL_TOTALS', field: 'total' });
  if (signals.otherCurrencies.length > 0) reviews.push({ code: 'SEVERAL_CURRENCIES', field: 'currency' });
  for (const field of signals.ambiguousDays) reviews.push({ code: 'DATE_AMBIGUOUS', field });
  return reviews;
}
