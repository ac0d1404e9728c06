import { readingObject, revisionSequence } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { invoiceEvent } from '../../platform/events.ts';
import { parseJson } from '../../platform/json.ts';
import { getJson, MissingObjectError } from '../../platform/jsonObjects.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { printedReading } from '../../platform/readInvoice.ts';
import { invoiceRow } from '../../platform/rows.ts';
import { getRow, tableOf } from '../../platform/table.ts';
import { vendorStore } from '../../platform/vendors/store.ts';
import { bucket } from '../../ports/s3.ts';
import type { PrintedPage } from '../hints/pages.ts';
import { printedPages } from '../hints/pages.ts';
import { wholeRow } from '../wholeRow.ts';
import { learnFrom } from './learnFrom.ts';
import { correctionRevision } from './revision.ts';

const env = environment({
  DOCUMENTS_BUCKET: text,
  INVOICES_TABLE: text,
  INVOICE_REVISIONS_TABLE: text,
  VENDORS_TABLE: text,
  VENDOR_NAMES_TABLE: text,
});
const documents = bucket(env.DOCUMENTS_BUCKET);
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow);
const vendors = vendorStore(env.VENDORS_TABLE, env.VENDOR_NAMES_TABLE);

/** Learns from corrections what the next reading of that vendor needs to know. Every other change of an invoice teaches nothing. */
export const handler = eachMessage(async (body) => {
  const event = parseJson(invoiceEvent, body);
  const sequence = revisionSequence(event.entityVersion);
  const revision = await getRow(env.INVOICE_REVISIONS_TABLE, { invoiceId: event.id, sequence }, correctionRevision);
  if (revision?.action !== 'CORRECTED') return;
  const row = await invoices.read(event.id);
  if (!row || row.status === 'DELETED') return;
  const learned = await learnFrom(
    revision.changes,
    wholeRow(row),
    await pagesOf(readingObject(row.id, row.attempt)),
    vendors,
  );
  logger.info('correction studied', { invoiceId: row.id, entityVersion: event.entityVersion, ...learned });
});

/** None where the reading is past its 30 days, or was of XML. */
async function pagesOf(key: string): Promise<PrintedPage[]> {
  try {
    return printedPages((await getJson(documents, key, printedReading)).ExpenseDocuments);
  } catch (error) {
    if (error instanceof MissingObjectError || (error instanceof Error && error.name === 'MalformedError')) return [];
    throw error;
  }
}
