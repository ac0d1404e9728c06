import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { attempt } from '../../platform/readInvoice.ts';
import { invoiceReason, invoiceRow } from '../../platform/rows.ts';
import { tableOf } from '../../platform/table.ts';
import { refuse } from './refuse.ts';

const env = environment({ INVOICES_TABLE: text });
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow);
const input = z.extend(attempt, { status: z.enum(['REJECTED', 'FAILED']), reason: invoiceReason });

export async function handler(event: unknown): Promise<void> {
  const refusal = z.parse(input, event);
  const { row, changed } = await invoices.settle(refusal.invoiceId, (row) => refuse(row, refusal));
  logger.info('reading refused', { ...refusal, status: row?.status, changed });
}
