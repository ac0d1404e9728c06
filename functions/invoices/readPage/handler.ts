import * as z from 'zod/mini';
import { readingObject } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { putJson } from '../../platform/jsonObjects.ts';
import { documentOfAttempt } from '../../platform/readInvoice.ts';
import { bucket } from '../../ports/s3.ts';
import { textract } from '../../ports/textract.ts';

const env = environment({ DOCUMENTS_BUCKET: text });
const documents = bucket(env.DOCUMENTS_BUCKET);
const reader = textract(env.DOCUMENTS_BUCKET);

export async function handler(event: unknown): Promise<{ reading: string }> {
  const { invoiceId, attempt, object } = z.parse(documentOfAttempt, event);
  const ExpenseDocuments = await reader.readPage(object);
  return { reading: await putJson(documents, readingObject(invoiceId, attempt), { ExpenseDocuments }) };
}
