import * as z from 'zod/mini';
import type { ExportInvoicesPayload } from '#model/generated.ts';
import { downloadsIn } from '../../platform/download.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { ublWriter } from './archive.ts';
import { calendarWriter } from './calendar.ts';
import { exportRequest } from './choose.ts';
import { csvWriter } from './csv.ts';
import { exportInvoices } from './exportInvoices.ts';
import type { FileWriters } from './format.ts';
import { invoiceTables } from './invoiceTables.ts';
import { jsonWriter } from './json.ts';

const env = environment({
  INVOICES_TABLE: text,
  INVOICE_TERMS_TABLE: text,
  VENDORS_TABLE: text,
  DOCUMENTS_BUCKET: text,
});
const source = invoiceTables({
  terms: env.INVOICE_TERMS_TABLE,
  invoices: env.INVOICES_TABLE,
  vendors: env.VENDORS_TABLE,
});
const download = downloadsIn(env.DOCUMENTS_BUCKET);
const writers: FileWriters = { CSV: csvWriter, JSON: jsonWriter, UBL: ublWriter, ICS: calendarWriter };

export async function handler(event: unknown): Promise<ExportInvoicesPayload> {
  const request = z.parse(exportRequest, event);
  const now = new Date();
  const file = await exportInvoices(request, source, writers, now);
  if ('code' in file) return { export: null, userErrors: [file] };

  const { content, contentType, extension, count } = file;
  const name = `invoices-${now.toISOString().slice(0, 10)}.${extension}`;
  const { url, expiresAt } = await download(request.callerId, { content, contentType, name });
  logger.info('invoices exported', { format: request.input.format, count, bytes: content.length });
  return { export: { url, expiresAt, name, contentType, count }, userErrors: [] };
}
