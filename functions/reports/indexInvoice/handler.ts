import * as z from 'zod/mini';
import { invoiceCategories } from '#model/insights.ts';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { invoiceRow } from '../../platform/rows.ts';
import { getRow, tableOf } from '../../platform/table.ts';
import type { KnownVendor } from './entry.ts';
import { follow } from './follow.ts';
import { reportTables } from './reportTables.ts';

const env = environment({
  INVOICES_TABLE: text,
  VENDORS_TABLE: text,
  REPORT_ENTRIES_TABLE: text,
  INVOICE_TERMS_TABLE: text,
  SPEND_TABLE: text,
});
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow);
const tables = reportTables({
  entries: env.REPORT_ENTRIES_TABLE,
  terms: env.INVOICE_TERMS_TABLE,
  spend: env.SPEND_TABLE,
});

/** An event of the invoices' topic, or the same from `rebuildReports`: which invoice to look at is all that counts. */
const notice = z.object({ id: z.string(), anew: z.optional(z.boolean()) });

export const handler = eachMessage(async (body) => {
  const { id, anew } = parseJson(notice, body);
  const written = await follow(id, anew ?? false, tables, {
    invoice: (invoiceId) => invoices.read(invoiceId),
    vendor: knownVendor,
  });
  logger.info('invoice indexed', { invoiceId: id, written });
});

const vendorRow = z.object({
  ownerId: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  defaultCategory: z.nullish(z.enum(invoiceCategories)),
});

async function knownVendor(id: string, ownerId: string): Promise<KnownVendor | null> {
  const row = await getRow(env.VENDORS_TABLE, { id }, vendorRow);
  if (row?.ownerId !== ownerId) return null;
  return { name: row.name, aliases: row.aliases, defaultCategory: row.defaultCategory ?? null };
}
