import type { ExpenseDocument } from '@aws-sdk/client-textract';
import * as z from 'zod/mini';
import type { InvoiceFields } from '#model/invoices.ts';
import { invoiceCategories, reviewReasonSentences } from '#model/invoices.ts';
import { keysOf, mediaType, objectVersion } from './rows.ts';

/** One attempt to read one invoice: what every step of ReadInvoice is given. */
export const attempt = z.object({ invoiceId: z.string(), attempt: z.int().check(z.positive()) });

/** The document of that attempt. */
export const documentOfAttempt = z.extend(attempt, { object: objectVersion, mediaType, size: z.number() });

const review = z.object({ code: z.enum(keysOf(reviewReasonSentences)), field: z.nullable(z.string()) });

/** A reader's answer, as Textract shapes it. Any of its members may be missing: the normaliser looks into it. */
export const printedReading = z.object({ ExpenseDocuments: z.array(z.custom<ExpenseDocument>(isObject)) });

/**
 * What stands in e-invoice XML: its fields, exactly, and the rules of its format that it breaks. A FatturaPA file may hold several
 * invoices, any other one; none where the XML in a PDF could not be used, and then `reviews` say so and the print is read. `print` is what
 * the text layer of the PDF around it says, null where there is none.
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
  fields: z.custom<InvoiceFields>(isObject),
  reviews: z.array(review),
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
