import * as z from 'zod/mini';
import { MAXIMUM_APPROVALS } from '#model/approvals.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { invoiceRow } from '../../platform/rows.ts';
import { tableOf } from '../../platform/table.ts';
import type { Approval } from './approveEach.ts';
import { approveEach } from './approveEach.ts';

const env = environment({ INVOICES_TABLE: text, INVOICE_REVISIONS_TABLE: text });
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow, { InvoiceRevisions: env.INVOICE_REVISIONS_TABLE });
const input = z.object({
  decider: z.object({ id: z.string(), role: z.nullable(z.enum(['ADMIN', 'STAFF'])) }),
  invoices: z
    .array(z.object({ id: z.string(), expectedVersion: z.number() }))
    .check(z.minLength(1), z.maxLength(MAXIMUM_APPROVALS)),
});

/** What a resolver cannot do: several transactions in one call, of which some fail. */
export async function handler(event: unknown): Promise<{ results: Approval[] }> {
  const asked = z.parse(input, event);
  const results = await approveEach(asked.invoices, asked.decider, invoices);
  const approved = results.filter(({ invoiceId }) => invoiceId !== null).length;
  logger.info('approved', { by: asked.decider.id, asked: results.length, approved });
  return { results };
}
