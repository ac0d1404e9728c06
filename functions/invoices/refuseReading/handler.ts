import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { attempt } from '../../platform/readInvoice.ts';
import { invoiceReason, invoiceRow } from '../../platform/rows.ts';
import { tableOf } from '../../platform/table.ts';
import { bucket } from '../../ports/s3.ts';
import { endAttempt } from '../endAttempt.ts';
import { refuse } from './refuse.ts';

const env = environment({ DOCUMENTS_BUCKET: text, INVOICES_TABLE: text });
const ports = { invoices: tableOf(env.INVOICES_TABLE, invoiceRow), documents: bucket(env.DOCUMENTS_BUCKET) };
const input = z.extend(attempt, { status: z.enum(['REJECTED', 'FAILED']), reason: invoiceReason });

export async function handler(event: unknown): Promise<void> {
  const refusal = z.parse(input, event);
  const { row, changed } = await endAttempt(refusal.invoiceId, (row) => refuse(row, refusal), ports);
  logger.info('reading refused', { ...refusal, status: row?.status, changed });
}
