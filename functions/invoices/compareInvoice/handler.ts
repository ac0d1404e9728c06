import * as z from 'zod/mini';
import type { Review } from '#model/reviews.ts';
import { asksModel } from '#model/insights.ts';
import { readingObject } from '#model/keys.ts';
import { environment, text } from '../../platform/environment.ts';
import { getJson, MissingObjectError, putJson } from '../../platform/jsonObjects.ts';
import { logger } from '../../platform/logger.ts';
import { attempt, printedReading, storedFields } from '../../platform/readInvoice.ts';
import { fileRow, invoiceRow } from '../../platform/rows.ts';
import { getRow, tableOf } from '../../platform/table.ts';
import { vendorStore } from '../../platform/vendors/store.ts';
import { twinsIn } from '../../platform/vendors/twins.ts';
import { bucket } from '../../ports/s3.ts';
import { applyHints } from '../hints/apply.ts';
import { printedPages } from '../hints/pages.ts';
import type { HintReader } from './compare.ts';
import { compare } from './compare.ts';
import { isThere, originOf } from './origin.ts';

const env = environment({
  DOCUMENTS_BUCKET: text,
  INVOICES_TABLE: text,
  FILES_TABLE: text,
  VENDORS_TABLE: text,
  VENDOR_NAMES_TABLE: text,
  VENDOR_INVOICES_TABLE: text,
  INVOICE_TWINS_TABLE: text,
});
const documents = bucket(env.DOCUMENTS_BUCKET);
const invoices = tableOf(env.INVOICES_TABLE, invoiceRow);
const ports = {
  vendors: vendorStore(env.VENDORS_TABLE, env.VENDOR_NAMES_TABLE),
  twins: twinsIn(env.INVOICE_TWINS_TABLE, env.VENDOR_INVOICES_TABLE),
  isThere: async (invoiceId: string) => isThere(await invoices.read(invoiceId)),
};
const input = z.extend(attempt, { fields: z.string() });
/** What stands there beside what is compared here passes as it is. */
const stored = z.looseObject(storedFields.shape);

interface Answer {
  readonly fields: string;
  readonly outcome: 'READ' | 'NEEDS_REVIEW';
  /** Whether the language model is worth its price here. */
  readonly asksModel: boolean;
}

/** Finds the vendor of what was read and compares it with what came before; writes it again where it stood. */
export async function handler(event: unknown): Promise<Answer> {
  const { invoiceId, attempt, fields: key } = z.parse(input, event);
  const row = await invoices.read(invoiceId);
  const judged = await getJson(documents, key, stored);
  // One that was deleted meanwhile tells nothing of its vendor: nobody would take it back.
  if (!row || !isThere(row)) return answerOf(key, judged.reviews);
  const file = await getRow(env.FILES_TABLE, { id: row.fileId }, fileRow);
  const compared = await compare(
    originOf(row, file?.sha256 ?? null),
    { ...judged, checks: judged.checks ?? [] },
    ports,
    await hintReader(readingObject(invoiceId, attempt)),
    attempt,
  );
  await putJson(documents, key, { ...judged, ...compared });
  const failed = compared.checks.filter((check) => !check.passed).map(({ code }) => code);
  logger.info('invoice compared', { invoiceId, attempt, vendorId: compared.vendorId, failed });
  return answerOf(key, compared.reviews);
}

function answerOf(fields: string, reviews: readonly Review[]): Answer {
  return { fields, outcome: reviews.length > 0 ? 'NEEDS_REVIEW' : 'READ', asksModel: asksModel(reviews) };
}

/** Reads what the vendor's hints point at. What was read from XML has no print to look at. */
async function hintReader(key: string): Promise<HintReader | null> {
  try {
    const reading = await getJson(documents, key, z.looseObject({ ExpenseDocuments: z.optional(z.unknown()) }));
    const printed = z.safeParse(printedReading, reading);
    if (!printed.success) return null;
    const pages = printedPages(printed.data.ExpenseDocuments);
    return (judged, hints) => applyHints(judged, hints, pages);
  } catch (error) {
    if (error instanceof MissingObjectError) return null;
    throw error;
  }
}
