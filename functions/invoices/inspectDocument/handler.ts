import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { MissingObjectError } from '../../platform/jsonObjects.ts';
import { documentOfAttempt } from '../../platform/readInvoice.ts';
import { bucket } from '../../ports/s3.ts';
import { inspect } from './inspect.ts';
import type { Inspection } from './inspect.ts';

const env = environment({ DOCUMENTS_BUCKET: text });
const documents = bucket(env.DOCUMENTS_BUCKET);

export async function handler(event: unknown): Promise<Inspection> {
  const { invoiceId, attempt, object } = z.parse(documentOfAttempt, event);
  const document = await documents.open(object.key, object.versionId);
  if (!document) throw new MissingObjectError(object.key);
  const { pages, route } = await inspect(await document.bytes());
  logger.info('document inspected', { invoiceId, attempt, pages, route });
  return { pages, route };
}
