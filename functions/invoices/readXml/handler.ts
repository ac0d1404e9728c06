import * as z from 'zod/mini';
import { readingObject } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { MissingObjectError, putJson } from '../../platform/jsonObjects.ts';
import { logger } from '../../platform/logger.ts';
import { documentOfAttempt } from '../../platform/readInvoice.ts';
import { bucket } from '../../ports/s3.ts';
import { eInvoiceAttachments } from '../attachments.ts';
import { withPdf } from '../pdf.ts';
import { readTextLayer } from '../textLayer.ts';
import { openDocument } from './openDocument.ts';

const env = environment({ DOCUMENTS_BUCKET: text });
const documents = bucket(env.DOCUMENTS_BUCKET);

/** Answers null where nothing was read: then the document is a picture. Throws DocumentRefusal. */
export async function handler(event: unknown): Promise<{ reading: string | null }> {
  const { invoiceId, attempt, object } = z.parse(documentOfAttempt, event);
  const document = await documents.open(object.key, object.versionId);
  if (!document) throw new MissingObjectError(object.key);
  const reading = await openDocument(await document.bytes(), {
    attachments: (content) => withPdf(content, eInvoiceAttachments),
    textLayer: readTextLayer,
  });
  const invoices = reading && 'kind' in reading ? reading.invoices.length : 0;
  logger.info('e-invoice read', { invoiceId, attempt, invoices });
  return { reading: reading && (await putJson(documents, readingObject(invoiceId, attempt), reading)) };
}
