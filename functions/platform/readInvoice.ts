import type { ExpenseDocument } from '@aws-sdk/client-textract';
import * as z from 'zod/mini';
import type { InvoiceFields } from '#model/invoices.ts';
import { invoiceCategories, reviewReasonSentences } from '#model/invoices.ts';
import { keysOf, mediaType, objectVersion } from './rows.ts';

/** One attempt to read one invoice: what every step of ReadInvoice is given. */
export const attempt = z.object({ invoiceId: z.string(), attempt: z.int().check(z.positive()) });

/** The document of that attempt. */
export const documentOfAttempt = z.extend(attempt, { object: objectVersion, mediaType, size: z.number() });

/** A reader's answer, as Textract shapes it. Any of its members may be missing: the normaliser looks into it. */
export const storedReading = z.object({ ExpenseDocuments: z.array(z.custom<ExpenseDocument>(isObject)) });

/** What the normaliser made of it, as it wrote it. */
export const storedFields = z.object({
  fields: z.custom<InvoiceFields>(isObject),
  reviews: z.array(z.object({ code: z.enum(keysOf(reviewReasonSentences)), field: z.nullable(z.string()) })),
});

/** What a language model said of it. */
export const storedInsights = z.object({
  summary: z.string(),
  category: z.enum(invoiceCategories),
  paymentTerms: z.nullable(z.string()),
  anomalies: z.array(z.string()),
  model: z.string(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costMicroUsd: z.nullable(z.number()),
});

export type StoredFields = z.output<typeof storedFields>;

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
