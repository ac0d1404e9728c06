import { environment, text } from '../../platform/environment.ts';
import { fileEvent } from '../../platform/events.ts';
import { ensureReading } from '../../platform/invoiceChanges.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { invoiceRow } from '../../platform/rows.ts';
import { tableOf } from '../../platform/table.ts';
import { stateMachine } from '../../ports/stepFunctions.ts';
import { followFile, needsFirstReading } from './followFile.ts';

const env = environment({ INVOICES_TABLE: text, READ_INVOICE_STATE_MACHINE: text });
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow);
const workflow = stateMachine(env.READ_INVOICE_STATE_MACHINE);

export const handler = eachMessage(async (body) => {
  const event = parseJson(fileEvent, body);
  const { invoiceId } = event.after;
  const { row, changed } = await invoices.settle(invoiceId, (row) => followFile(row, event, new Date()));
  if (needsFirstReading(row, event)) await ensureReading(row, workflow);
  logger.info('file followed', { invoiceId, type: event.type, status: row?.status, changed });
});
