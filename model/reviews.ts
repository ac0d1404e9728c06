import type { Review, ReviewReason } from './invoices.ts';
import { reviewGravity } from './invoices.ts';
import { REVIEW_QUEUE } from './keys.ts';

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
