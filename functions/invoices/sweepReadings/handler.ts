import { readingExecution } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { ensureReading } from '../../platform/invoiceChanges.ts';
import { logger } from '../../platform/logger.ts';
import { invoiceRow } from '../../platform/rows.ts';
import { sweep } from '../../platform/sweep.ts';
import { tableOf } from '../../platform/table.ts';
import { stateMachine } from '../../ports/stepFunctions.ts';
import { endReading, isOverdue } from './endReading.ts';

const env = environment({ INVOICES_TABLE: text, READ_INVOICE_STATE_MACHINE: text });
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow);
const workflow = stateMachine(env.READ_INVOICE_STATE_MACHINE);

export async function handler(): Promise<void> {
  await sweep(invoices, async (invoiceId, now) => {
    const overdue = await invoices.read(invoiceId);
    if (!isOverdue(overdue, now)) return;
    const seen = await workflow.state(readingExecution(invoiceId, overdue.attempt));
    const { row, changed } = await invoices.settle(invoiceId, (row) =>
      row?.attempt === overdue.attempt ? endReading(row, seen, now) : null,
    );
    // A crash came between the change to READING and the start.
    if (seen === 'MISSING' && changed && row) await ensureReading(row, workflow);
    logger.info('overdue reading', { invoiceId, attempt: overdue.attempt, seen, status: row?.status });
  });
}
