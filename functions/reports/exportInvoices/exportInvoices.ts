import type { ReportUserError } from '#model/generated.ts';
import type { InvoiceCategory } from '#model/insights.ts';
import { wasRead } from '#model/invoices.ts';
import type { SearchPlan } from '#model/reports.ts';
import { MAXIMUM_EXPORTED } from '#model/reports.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import { isReported, reportedInvoice } from '../reportedInvoice.ts';
import type { Choice, ExportRequest } from './choose.ts';
import { choose, reportError } from './choose.ts';
import type { ExportedFile, FileWriters } from './format.ts';

/** Where invoices are found and fetched. */
export interface InvoiceSource {
  /** Ids that a plan finds for an owner, in its order, one more than `limit` at most; null where looking takes too long. */
  find(ownerId: string, plan: SearchPlan, limit: number): Promise<string[] | null>;
  /** Invoices as they are now, in the order of the ids, a few at a time; null where one is missing. */
  fetch(ids: readonly string[]): AsyncIterable<readonly (StoredInvoice | null)[]>;
  /** What vendors' invoices are for, by the vendor's id, unless one says otherwise. */
  defaultCategories(vendorIds: readonly string[]): Promise<ReadonlyMap<string, InvoiceCategory>>;
}

/** Bytes of one file at most: AppSync waits 30 seconds, and a function has only so much memory. */
export const MAXIMUM_BYTES = 50_000_000;

/** Sentences about invoices that a format cannot hold, at most; the others are counted. */
const TOLD = 5;

/** Writes the invoices that are meant into one file, all of them or none. */
export async function exportInvoices(
  request: ExportRequest,
  source: InvoiceSource,
  writers: FileWriters,
  now: Date,
): Promise<ExportedFile | ReportUserError> {
  const choice = choose(request.input);
  if ('code' in choice) return choice;
  const ids = choice.ids ?? (await source.find(request.callerId, choice.plan, MAXIMUM_EXPORTED));
  if (ids === null || ids.length > MAXIMUM_EXPORTED) {
    return reportError('TOO_MANY', 'filter', `A file holds at most ${MAXIMUM_EXPORTED} invoices. Narrow the filter.`);
  }
  const writer = writers[request.input.format](now);
  const faults: string[] = [];
  let index = 0;
  for await (const rows of source.fetch(ids)) {
    const defaults = await source.defaultCategories(uncategorised(rows));
    for (const row of rows) {
      if (!row || !isMeant(row, choice, request)) {
        // What left the index since it was asked is no fault; what was named must be there.
        if (choice.ids) return reportError('NOTHING_FOUND', `ids.${index}`);
      } else {
        const why = writer.add(reportedInvoice(row, defaults.get(vendorOf(row) ?? '')));
        if (why) faults.push(`${nameOf(row)}: ${why}`);
      }
      index += 1;
    }
    if (writer.size() > MAXIMUM_BYTES) {
      return reportError('TOO_MANY', null, `The file would be larger than ${MAXIMUM_BYTES / 1_000_000} MB.`);
    }
  }
  if (faults.length > 0) return reportError('NOT_EXPRESSIBLE', null, sentenceOf(faults));
  return writer.end() ?? reportError('NOTHING_FOUND', null);
}

function isMeant(row: StoredInvoice, { ids }: Choice, { callerId, everybody }: ExportRequest): boolean {
  if (!ids) return row.ownerId === callerId && isReported(row);
  return (row.ownerId === callerId || everybody) && row.status !== 'DELETED' && wasRead(row);
}

/** Vendors of the invoices that nobody gave a category, each once. */
function uncategorised(rows: readonly (StoredInvoice | null)[]): string[] {
  const vendors = rows.filter((row) => row && !row['insights']).map((row) => row && vendorOf(row));
  return [...new Set(vendors.filter((id) => id !== null))];
}

function vendorOf(row: StoredInvoice): string | null {
  return typeof row['vendorId'] === 'string' ? row['vendorId'] : null;
}

function nameOf(row: StoredInvoice): string {
  const { number } = reportedInvoice(row);
  return number ? `${number.value.slice(0, 60)} (${row.id})` : row.id;
}

function sentenceOf(faults: readonly string[]): string {
  const more = faults.length - TOLD;
  return [...faults.slice(0, TOLD), ...(more > 0 ? [`and ${more} more.`] : [])].join(' ');
}
