import type { InvoiceInsights } from '#model/invoices.ts';
import { issueDateKey } from '#model/keys.ts';
import { isReading, moveTo } from '../../platform/invoiceChanges.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { Change } from '../../platform/table.ts';
import type { Kept } from './fit.ts';

/** The end of an attempt that read something. */
export interface Result {
  readonly attempt: number;
  readonly pages: number;
  readonly kept: Kept;
  readonly insights: InvoiceInsights | null;
}

/**
 * What it changes: everything at once, or nothing where the invoice is not being read any more, or is in another attempt.
 * A reading without a doubt is READ; one doubt makes it NEEDS_REVIEW.
 */
export function save(row: StoredInvoice | null, result: Result): Change | null {
  if (!isReading(row, result.attempt)) return null;
  const { fields, reviews } = result.kept;
  const { pages, insights } = result;
  const issueDate = fields.issueDate?.value;
  const change = moveTo(row, reviews.length > 0 ? 'NEEDS_REVIEW' : 'READ', {
    pages,
    reviews,
    insights,
    ...fields,
    ...(issueDate ? { issueDateKey: issueDateKey(issueDate, row.id) } : {}),
  });
  return issueDate ? change : { ...change, remove: [...(change.remove ?? []), 'issueDateKey'] };
}
