import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { ExportInvoicesPayload } from '#model/generated.ts';
import { exportObject } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { bucket } from '../../ports/s3.ts';
import { linksInto } from '../../ports/s3Links.ts';
import { ublWriter } from './archive.ts';
import { calendarWriter } from './calendar.ts';
import { exportRequest } from './choose.ts';
import { csvWriter } from './csv.ts';
import { exportInvoices } from './exportInvoices.ts';
import type { FileWriters } from './format.ts';
import { invoiceTables } from './invoiceTables.ts';
import { jsonWriter } from './json.ts';

const LINK_SECONDS = 5 * 60;

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
const store = bucket(env.DOCUMENTS_BUCKET);
const links = linksInto(env.DOCUMENTS_BUCKET);
const writers: FileWriters = { CSV: csvWriter, JSON: jsonWriter, UBL: ublWriter, ICS: calendarWriter };

export async function handler(event: unknown): Promise<ExportInvoicesPayload> {
  const request = z.parse(exportRequest, event);
  const now = new Date();
  const file = await exportInvoices(request, source, writers, now);
  if ('code' in file) return { export: null, userErrors: [file] };

  const { content, contentType, extension, count } = file;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const object = await store.store(exportObject(request.callerId, randomUUID()), content, contentType, sha256);
  const name = `invoices-${now.toISOString().slice(0, 10)}.${extension}`;
  const expiresAt = new Date(Date.now() + LINK_SECONDS * 1000).toISOString();
  // As an attachment it is downloaded and not shown, so no browser guesses what it might be.
  const presentation = { contentType, contentDisposition: `attachment; filename="${name}"` };
  const url = await links.sign(object, presentation, LINK_SECONDS);
  logger.info('invoices exported', { format: request.input.format, count, bytes: content.length });
  return { export: { url, expiresAt, name, contentType, count }, userErrors: [] };
}
