import * as z from 'zod/mini';
import { fieldsObject } from '#model/keys.ts';
import { orderedReviews } from '#model/reviews.ts';
import { environment, text } from '../../platform/environment.ts';
import { instructionsFound } from '../../platform/instructions.ts';
import { getJson, putJson } from '../../platform/jsonObjects.ts';
import { logger } from '../../platform/logger.ts';
import type { StoredFields } from '../../platform/readInvoice.ts';
import { attempt, storedReading } from '../../platform/readInvoice.ts';
import { DocumentRefusal } from '../../platform/refusal.ts';
import { bucket } from '../../ports/s3.ts';
import { normaliseExpense } from '../normalise/expense.ts';
import { judge } from '../normalise/judge.ts';
import { printedText } from '../normalise/printed.ts';
import { settleEInvoice } from '../readXml/settle.ts';

const env = environment({ DOCUMENTS_BUCKET: text });
const documents = bucket(env.DOCUMENTS_BUCKET);
const input = z.extend(attempt, { reading: z.string() });

/** Throws DocumentRefusal: BLANK, NOT_AN_INVOICE. */
export async function handler(event: unknown): Promise<{ fields: string; outcome: 'READ' | 'NEEDS_REVIEW' }> {
  const { invoiceId, attempt, reading } = z.parse(input, event);
  const read = await getJson(documents, reading, storedReading);
  const today = new Date().toISOString().slice(0, 10);
  if ('kind' in read) {
    const settled = settleEInvoice(read, today);
    const outcome = settled.reviews.length > 0 ? 'NEEDS_REVIEW' : 'READ';
    logger.info('e-invoice settled', { invoiceId, attempt, outcome });
    return { fields: await putJson(documents, fieldsObject(invoiceId, attempt), settled), outcome };
  }
  const invoice = normaliseExpense(read.ExpenseDocuments, { today });
  const judgement = judge(invoice, { today });
  logger.info('reading normalised', { invoiceId, attempt, outcome: judgement.status });
  if (judgement.status === 'REJECTED') throw new DocumentRefusal(judgement.reason, 'Nothing of an invoice was read.');

  const stored: StoredFields = {
    reader: read.reader ?? 'TEXTRACT',
    fields: invoice.fields,
    reviews: orderedReviews([
      ...judgement.reviews,
      ...(read.reviews ?? []),
      ...instructionsFound([printedText(read.ExpenseDocuments).join(' ')]),
    ]),
    checks: [...judgement.checks],
  };
  const outcome = stored.reviews.length > 0 ? 'NEEDS_REVIEW' : 'READ';
  return { fields: await putJson(documents, fieldsObject(invoiceId, attempt), stored), outcome };
}
