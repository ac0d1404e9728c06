import { environment, text } from '../../platform/environment.ts';
import { invoiceEvent } from '../../platform/events.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { bucket } from '../../ports/s3.ts';
import { forgetHistory, historyIn } from './forgetHistory.ts';
import { removeReadings } from './removeReadings.ts';

const env = environment({ DOCUMENTS_BUCKET: text, INVOICE_REVISIONS_TABLE: text });
const documents = bucket(env.DOCUMENTS_BUCKET);
const history = historyIn(env.INVOICE_REVISIONS_TABLE);

export const handler = eachMessage(async (body) => {
  const event = parseJson(invoiceEvent, body);
  if (event.type !== 'InvoiceDeleted') return;
  const versions = await removeReadings(event.id, documents);
  const entries = await forgetHistory(event.id, history);
  logger.info('readings removed', { invoiceId: event.id, versions, entries });
});
