import { REVIEW_QUEUE } from './keys.ts';

/** What a reading found doubtful; each sends the invoice to review. */
export type ReviewReason =
  | 'TOTAL_MISSING'
  | 'NUMBER_MISSING'
  | 'DATE_MISSING'
  | 'VENDOR_MISSING'
  | 'CURRENCY_UNKNOWN'
  | 'LOW_CONFIDENCE'
  | 'AMOUNTS_DISAGREE'
  | 'SEVERAL_CURRENCIES'
  | 'SEVERAL_TOTALS'
  | 'DATE_AMBIGUOUS'
  | 'LINES_LEFT_OUT'
  | 'TAX_DISAGREES'
  | 'DUE_BEFORE_ISSUE'
  | 'DATE_IMPLAUSIBLE'
  | 'VAT_NUMBER_INVALID'
  | 'IBAN_INVALID'
  | 'AMOUNT_DUE_DISAGREES'
  | 'DUPLICATE'
  | 'POSSIBLE_DUPLICATE'
  | 'IBAN_CHANGED'
  | 'AMOUNT_UNUSUAL'
  | 'XML_DISAGREES'
  | 'XML_INVALID'
  | 'SPLIT_UNSURE'
  | 'INSTRUCTIONS_FOUND'
  | 'REOPENED';

/** The sentence a person reads beside each doubt. */
export const reviewReasonSentences: Readonly<Record<ReviewReason, string>> = {
  TOTAL_MISSING: 'No total was found.',
  NUMBER_MISSING: 'No invoice number was found.',
  DATE_MISSING: 'No invoice date was found.',
  VENDOR_MISSING: 'The supplier’s name was not found.',
  CURRENCY_UNKNOWN: 'The currency is not printed clearly.',
  LOW_CONFIDENCE: 'A value was hard to read.',
  AMOUNTS_DISAGREE: 'Amounts that should add up do not.',
  SEVERAL_CURRENCIES: 'More than one currency stands on the document.',
  SEVERAL_TOTALS: 'More than one total stands on the document.',
  DATE_AMBIGUOUS: 'The date can be read in more than one way.',
  LINES_LEFT_OUT: 'The document has more lines than are kept. The last ones are left out here.',
  TAX_DISAGREES: 'Tax by rate does not come out.',
  DUE_BEFORE_ISSUE: 'It is to be paid before it was issued.',
  DATE_IMPLAUSIBLE: 'A date is in the future or long past.',
  VAT_NUMBER_INVALID: 'The VAT number is not of its country’s form.',
  IBAN_INVALID: 'The IBAN’s check digits are wrong. Do not pay to it before you have asked the supplier.',
  AMOUNT_DUE_DISAGREES: 'What is to be paid is not the total, and nothing printed says why.',
  DUPLICATE: 'The same file, or the same number of the same supplier, came before.',
  POSSIBLE_DUPLICATE: 'The same supplier, amount and nearly the same date came before.',
  IBAN_CHANGED:
    'The supplier’s bank account is not the one of before. Ask the supplier on a known number before you pay.',
  AMOUNT_UNUSUAL: 'The amount is unusual for this supplier.',
  XML_DISAGREES: 'The embedded e-invoice says something else than what is printed, or the print could not be compared.',
  XML_INVALID: 'The e-invoice breaks its own format’s rules.',
  SPLIT_UNSURE: 'Several invoices seem to be in this file, and where one ends is unsure.',
  INSTRUCTIONS_FOUND: 'The document holds text that speaks to a machine, not to a person.',
  REOPENED: 'It was decided before, and somebody took the decision back.',
};

/** Gravest first: the first of an invoice's doubts by this order is the one it waits under. */
export const reviewGravity: readonly ReviewReason[] = [
  'IBAN_CHANGED',
  'INSTRUCTIONS_FOUND',
  'XML_DISAGREES',
  'IBAN_INVALID',
  'DUPLICATE',
  'POSSIBLE_DUPLICATE',
  'TOTAL_MISSING',
  'SEVERAL_TOTALS',
  'AMOUNTS_DISAGREE',
  'AMOUNT_DUE_DISAGREES',
  'TAX_DISAGREES',
  'AMOUNT_UNUSUAL',
  'XML_INVALID',
  'SPLIT_UNSURE',
  'VENDOR_MISSING',
  'NUMBER_MISSING',
  'DATE_MISSING',
  'CURRENCY_UNKNOWN',
  'SEVERAL_CURRENCIES',
  'DATE_AMBIGUOUS',
  'DATE_IMPLAUSIBLE',
  'DUE_BEFORE_ISSUE',
  'VAT_NUMBER_INVALID',
  'LOW_CONFIDENCE',
  'LINES_LEFT_OUT',
  'REOPENED',
];

/** One doubt, with the field it is about where it is about one. */
export interface Review {
  code: ReviewReason;
  field: string | null;
}

/** The gravest of an invoice's doubts, or null where it has none. */
export function gravestOf(reviews: readonly Review[]): ReviewReason | null {
  let gravest: ReviewReason | null = null;
  let rank = reviewGravity.length;
  for (const { code } of reviews) {
    const at = reviewGravity.indexOf(code);
    if (at < rank) {
      rank = at;
      gravest = code;
    }
  }
  return gravest;
}

/** The same doubts, gravest first; at most one for each reason and field. Those of one reason stay in their order. */
export function orderedReviews(reviews: readonly Review[]): Review[] {
  const ordered: Review[] = [];
  for (const reason of reviewGravity) {
    for (const review of reviews) {
      const known = ordered.some(({ code, field }) => code === review.code && field === review.field);
      if (review.code === reason && !known) ordered.push(review);
    }
  }
  return ordered;
}

/** Keys of the lists of the review desk, for an invoice with these doubts: none where it has none. */
export function reviewKeys(reviews: readonly Review[]): { reviewQueue?: string; reviewReason?: ReviewReason } {
  const reviewReason = gravestOf(reviews);
  return reviewReason ? { reviewQueue: REVIEW_QUEUE, reviewReason } : {};
}

/** Attributes that hold those keys. */
export const reviewKeyAttributes = ['reviewQueue', 'reviewReason'] as const;
