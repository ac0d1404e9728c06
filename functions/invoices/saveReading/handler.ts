import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { getJson } from '../../platform/jsonObjects.ts';
import { logger } from '../../platform/logger.ts';
import { attempt, storedFields, storedInsights } from '../../platform/readInvoice.ts';
import { invoiceRow } from '../../platform/rows.ts';
import { tableOf } from '../../platform/table.ts';
import { bucket } from '../../ports/s3.ts';
import { endAttempt } from '../endAttempt.ts';
import { fit } from './fit.ts';
import { save } from './save.ts';

const env = environment({ DOCUMENTS_BUCKET: text, INVOICES_TABLE: text, INVOICE_REVISIONS_TABLE: text });
const documents = bucket(env.DOCUMENTS_BUCKET);
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow, { InvoiceRevisions: env.INVOICE_REVISIONS_TABLE });
const input = z.extend(attempt, {
  pages: z.int().check(z.positive()),
  fields: z.string(),
  insights: z.nullable(z.string()),
});

export async function handler(event: unknown): Promise<void> {
  const { invoiceId, attempt, pages, fields, insights: insightsKey } = z.parse(input, event);
  const stored = await getJson(documents, fields, storedFields);
  const insights = insightsKey === null ? null : await getJson(documents, insightsKey, storedInsights);
  const kept = fit(stored.fields, stored.reviews);
  const { reader, checks = [], vendorId, vendorCategory } = stored;
  const { row, changed } = await endAttempt(
    invoiceId,
    (row) => save(row, { attempt, pages, reader, kept, checks, insights, vendorId, vendorCategory }),
    {
      invoices,
      documents,
    },
  );
  logger.info('reading saved', { invoiceId, attempt, status: row?.status, changed });
}
