import type { Review } from './reviews.ts';

/** What an expense is for. */
export const invoiceCategories = [
  'VENUE',
  'EQUIPMENT',
  'STAFFING',
  'CATERING',
  'MARKETING',
  'TRAVEL',
  'MERCHANDISE',
  'SOFTWARE',
  'UTILITIES',
  'INSURANCE',
  'OTHER',
] as const;

/** What an expense is for. */
export type InvoiceCategory = (typeof invoiceCategories)[number];

/** What the language model added. It never touches the fields. */
export interface InvoiceInsights {
  summary: string;
  category: InvoiceCategory;
  paymentTerms: string | null;
  anomalies: string[];
  /** The Bedrock model or inference profile that answered. */
  model: string;
  inputTokens: number;
  outputTokens: number;
  /** Millionths of a US dollar; null for a model without a known price. */
  costMicroUsd: number | null;
}

/** Characters of a summary by the language model at most. */
export const MAXIMUM_SUMMARY_LENGTH = 600;

/** Characters of an answer by the language model at most. */
export const MAXIMUM_EXPLANATION_LENGTH = 2000;

/** Characters of a question to `explainInvoice` at most. */
export const MAXIMUM_QUESTION_LENGTH = 500;

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
