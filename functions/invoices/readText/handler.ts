import * as z from 'zod/mini';
import { readingObject } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { MissingObjectError, putJson } from '../../platform/jsonObjects.ts';
import { logger } from '../../platform/logger.ts';
import type { PrintedReading } from '../../platform/readInvoice.ts';
import { documentOfAttempt } from '../../platform/readInvoice.ts';
import { bucket } from '../../ports/s3.ts';
import { judge } from '../normalise/judge.ts';
import { normaliseExpense } from '../normalise/expense.ts';
import { partsOf } from '../splitReading/parts.ts';
import { readTextLayer } from '../textLayer.ts';
import { isSure } from './sure.ts';

const env = environment({ DOCUMENTS_BUCKET: text });
const documents = bucket(env.DOCUMENTS_BUCKET);

/** What the text layer says, and whether that is enough. `reading` is null where there is no text layer to read. */
export async function handler(event: unknown): Promise<{ reading: string | null; sure: boolean }> {
  const { invoiceId, attempt, object } = z.parse(documentOfAttempt, event);
  const document = await documents.open(object.key, object.versionId);
  if (!document) throw new MissingObjectError(object.key);
  const ExpenseDocuments = await readTextLayer(await document.bytes());
  if (ExpenseDocuments === null) return { reading: null, sure: false };

  const today = new Date().toISOString().slice(0, 10);
  const sure = partsOf(ExpenseDocuments).every((part) => isSure(judge(normaliseExpense(part.documents, { today }))));
  logger.info('text layer read', { invoiceId, attempt, sure });
  const stored: PrintedReading = { reader: 'TEXT_LAYER', ExpenseDocuments };
  return { reading: await putJson(documents, readingObject(invoiceId, attempt), stored), sure };
}
