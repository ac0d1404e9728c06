import * as z from 'zod/mini';
import type { InvoiceErrorCode } from '#model/errors.ts';
import { environment, text } from '../../platform/environment.ts';
import { ensureReading } from '../../platform/invoiceChanges.ts';
import { logger } from '../../platform/logger.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import { invoiceRow } from '../../platform/rows.ts';
import { OvertakenError, tableOf } from '../../platform/table.ts';
import { stateMachine } from '../../ports/stepFunctions.ts';
import { objection, reread } from './reread.ts';

const env = environment({ INVOICES_TABLE: text, READ_INVOICE_STATE_MACHINE: text });
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow);
const workflow = stateMachine(env.READ_INVOICE_STATE_MACHINE);
const input = z.object({ invoiceId: z.string(), ownerId: z.string(), expectedVersion: z.number() });

interface Answer {
  invoice: StoredInvoice | null;
  error: InvoiceErrorCode | null;
}

export async function handler(event: unknown): Promise<Answer> {
  const asked = z.parse(input, event);
  try {
    const { row, changed } = await invoices.settle(asked.invoiceId, (row) => reread(row, asked, new Date()));
    // Whoever changed it has the next version: that is no objection.
    const error = changed ? null : objection(row, asked);
    if (!row || error) return { invoice: null, error };
    await ensureReading(row, workflow);
    logger.info('read again', { invoiceId: row.id, attempt: row.attempt, changed });
    return { invoice: row, error: null };
  } catch (error) {
    if (error instanceof OvertakenError) return { invoice: null, error: 'TRY_AGAIN' };
    throw error;
  }
}
