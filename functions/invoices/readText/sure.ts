import type { ReviewReason } from '#model/reviews.ts';
import type { Judgement } from '../normalise/judge.ts';

/** Doubts that a look at the page itself may settle: a letterhead that is a picture, a sum that was read from the wrong column. */
const settledByLooking: readonly ReviewReason[] = [
  'TOTAL_MISSING',
  'NUMBER_MISSING',
  'DATE_MISSING',
  'VENDOR_MISSING',
  'AMOUNTS_DISAGREE',
  'SEVERAL_TOTALS',
];

/**
 * Whether the reading of a text layer stands for itself. It does not where it is no invoice, lacks what every invoice has, or contradicts itself: the
 * document is then read by Textract. Two currencies or a date of two meanings are printed that way: another reader would not know better.
 */
export function isSure({ status, reviews }: Pick<Judgement, 'status' | 'reviews'>): boolean {
  return status !== 'REJECTED' && !reviews.some((review) => settledByLooking.includes(review.code));
}
