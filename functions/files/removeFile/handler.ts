import { environment, text } from '../../platform/environment.ts';
import { invoiceEvent } from '../../platform/events.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { hasLivingPart } from '../../platform/invoiceParts.ts';
import { fileRow, invoiceRow } from '../../platform/rows.ts';
import { tableOf } from '../../platform/table.ts';
import { bucket } from '../../ports/s3.ts';
import { removeFile } from './removeFile.ts';

const env = environment({ FILES_TABLE: text, INVOICES_TABLE: text, QUARANTINE_BUCKET: text, DOCUMENTS_BUCKET: text });
const ports = {
  files: tableOf(env.FILES_TABLE, fileRow),
  quarantine: bucket(env.QUARANTINE_BUCKET),
  documents: bucket(env.DOCUMENTS_BUCKET),
};

const invoices = tableOf(env.INVOICES_TABLE, invoiceRow);

export const handler = eachMessage(async (body) => {
  const event = parseJson(invoiceEvent, body);
  if (event.type !== 'InvoiceDeleted') return;
  const { fileId } = event.after;
  if (await hasLivingPart(event.id, invoices.read)) {
    logger.info('file kept for another invoice', { fileId, invoiceId: event.id });
    return;
  }
  await removeFile(fileId, ports);
  logger.info('file removed', { fileId, invoiceId: event.id });
});
