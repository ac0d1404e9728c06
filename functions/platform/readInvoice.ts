import * as z from 'zod/mini';
import { mediaType, objectVersion } from './rows.ts';

/** One attempt to read one invoice: what every step of ReadInvoice is given. */
export const attempt = z.object({ invoiceId: z.string(), attempt: z.int().check(z.positive()) });

/** The document of that attempt. */
export const documentOfAttempt = z.extend(attempt, { object: objectVersion, mediaType, size: z.number() });

/** A reader's answer, as Textract shapes it; the normaliser looks into it. */
export const storedReading = z.object({ ExpenseDocuments: z.array(z.looseObject({})) });
