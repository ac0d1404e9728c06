import type { InvoiceCategory, InvoiceInsights } from '#model/insights.ts';
import type { InvoiceCheck, InvoiceReader } from '#model/invoices.ts';
import { issueDateKey, ownerVendor } from '#model/keys.ts';
import { reviewKeys } from '#model/reviews.ts';
import { isReading, moveTo } from '../../platform/invoiceChanges.ts';
import { recorded } from '../../platform/revisions.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { Change } from '../../platform/table.ts';
import type { Kept } from './fit.ts';

/** The end of an attempt that read something. */
export interface Result {
  readonly attempt: number;
  readonly pages: number;
  readonly reader: InvoiceReader;
  readonly kept: Kept;
  readonly checks: readonly InvoiceCheck[];
  /** Absent where no vendor is known. */
  readonly vendorId?: string | undefined;
  readonly vendorCategory?: InvoiceCategory | undefined;
  readonly insights: InvoiceInsights | null;
}

/**
 * What it changes: everything at once, or nothing where the invoice is not being read any more, or is in another attempt.
 * A reading without a doubt is READ; one doubt makes it NEEDS_REVIEW.
 */
export function save(row: StoredInvoice | null, result: Result): Change | null {
  if (!isReading(row, result.attempt)) return null;
  const { fields, reviews } = result.kept;
  const { pages, reader, insights, checks, vendorId, vendorCategory } = result;
  const issueDate = fields.issueDate?.value;
  const attributes = {
    ...(issueDate ? { issueDateKey: issueDateKey(issueDate, row.id) } : {}),
    ...(vendorId ? { vendorId, ownerVendor: ownerVendor(row.ownerId, vendorId) } : {}),
    ...(vendorCategory ? { vendorCategory } : {}),
    ...reviewKeys(reviews),
  };
  const change = moveTo(row, reviews.length > 0 ? 'NEEDS_REVIEW' : 'READ', {
    pages,
    reader,
    reviews,
    checks,
    insights,
    ...fields,
    ...attributes,
  });
  const gone = ['issueDateKey', 'vendorId', 'ownerVendor', 'vendorCategory'].filter(
    (attribute) => !Object.hasOwn(attributes, attribute),
  );
  return recorded(row, { ...change, remove: [...(change.remove ?? []), ...gone] }, { action: 'READ', by: null });
}
