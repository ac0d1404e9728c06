import type { Review } from './invoices.ts';

/** Characters of payment terms in words at most. */
export const MAXIMUM_TERMS_LENGTH = 200;

/** Sentences about what a person should look at, at most, and characters of each. */
export const MAXIMUM_ANOMALIES = 5;
export const MAXIMUM_ANOMALY_LENGTH = 200;

/**
 * Whether a reading asks the language model: where a person has to look anyway, a summary saves time; the rest is read without it, and can
 * be described on demand. Asking about every invoice would cost as much as reading it. A document that speaks to machines is not handed to
 * one unasked.
 */
export function asksModel(reviews: readonly Review[]): boolean {
  return reviews.length > 0 && reviews.every(({ code }) => code !== 'INSTRUCTIONS_FOUND');
}
