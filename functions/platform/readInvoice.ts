import type { ExpenseDocument } from '@aws-sdk/client-textract';
import * as z from 'zod/mini';
import type { InvoiceCheck, InvoiceFields } from '#model/invoices.ts';
import { invoiceCategories } from '#model/insights.ts';
import { reviewReasonSentences } from '#model/reviews.ts';
import { keysOf, mediaType, objectVersion } from './rows.ts';

/** One attempt to read one invoice: what every step of ReadInvoice is given. */
export const attempt = z.object({ invoiceId: z.string(), attempt: z.int().check(z.positive()) });

/** The document of that attempt. */
export const documentOfAttempt = z.extend(attempt, { object: objectVersion, mediaType, size: z.number() });

const review = z.object({ code: z.enum(keysOf(reviewReasonSentences)), field: z.nullable(z.string()) });

/**
 * A reader's answer, as Textract shapes it. Any of its members may be missing: the normaliser looks into it. Without `reader` it is
 * Textract's own. `reviews` are doubts that came up before its fields were looked at.
 */
export const printedReading = z.object({
  ExpenseDocuments: z.array(z.custom<ExpenseDocument>(isObject)),
  reader: z.exactOptional(z.enum(['TEXT_LAYER', 'TEXTRACT'])),
  reviews: z.exactOptional(z.array(review)),
});

export type PrintedReading = z.output<typeof printedReading>;

/**
 * What stands in e-invoice XML: its fields, exactly, and the rules of its format that it breaks. A FatturaPA file may hold several
 * invoices, any other one. `reviews` are doubts about the file. `print` is what the text layer of the PDF around it says, empty where
 * that says nothing that could be used, and null where the XML came alone.
 */
export const eInvoiceReading = z.object({
  kind: z.literal('e-invoice'),
  invoices: z.array(z.object({ fields: z.custom<InvoiceFields>(isObject), reviews: z.array(review) })),
  reviews: z.array(review),
  print: z.nullable(z.array(z.custom<ExpenseDocument>(isObject))),
});

/** What a reader left for the normaliser. */
export const storedReading = z.union([eInvoiceReading, printedReading]);

export type EInvoiceReading = z.output<typeof eInvoiceReading>;

/** What the normaliser made of it, as it wrote it. */
export const storedFields = z.object({
  reader: z.enum(['E_INVOICE', 'TEXT_LAYER', 'TEXTRACT']),
  fields: z.custom<InvoiceFields>(isObject),
  reviews: z.array(review),
  checks: z.exactOptional(z.array(z.custom<InvoiceCheck>(isObject))),
  /** Whose it is, and what that vendor's invoices are for: CompareInvoice adds them. */
  vendorId: z.exactOptional(z.string()),
  vendorCategory: z.exactOptional(z.enum(invoiceCategories)),
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
