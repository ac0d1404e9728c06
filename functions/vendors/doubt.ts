import { decidableInvoiceStatuses } from '#model/approvals.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import { fieldsOf } from '#model/invoices.ts';
import { ownerStatus } from '#model/keys.ts';
import { orderedReviews, reviewKeys } from '#model/reviews.ts';
import type { TwinClaim } from '#model/vendors.ts';
import { recorded } from '../platform/revisions.ts';
import type { StoredInvoice } from '../platform/rows.ts';
import type { Change } from '../platform/table.ts';
import { exactDuplicate } from '../platform/vendors/exactDuplicate.ts';
import { wholeRow } from './contribution.ts';

/** Somebody who has the same bytes, or the same number of the same vendor. */
export interface Twin {
  readonly claim: TwinClaim;
  readonly by: 'file' | 'number';
}

/** Whether somebody may still decide about it without being told that it is there twice. */
export function isUnsuspected(row: StoredInvoice): boolean {
  const { reviews } = wholeRow(row);
  return decidableInvoiceStatuses.includes(row.status) && !reviews?.some(({ code }) => code === 'DUPLICATE');
}

/** Sends an invoice to a person because it is there already, with its entry in the history. Null where nobody can approve it unwarned. */
export function doubted(row: StoredInvoice | null, { claim, by }: Twin): Change | null {
  if (!row || !isUnsuspected(row)) return null;
  const invoice = wholeRow(row);
  const [check] = exactDuplicate(fieldsOf(invoice), {
    compared: { file: true, number: by === 'number' },
    sameFile: by === 'file' ? [claim] : [],
    sameNumber: by === 'number' ? [claim] : [],
  });
  if (!check) return null;
  const reviews = orderedReviews([...(invoice.reviews ?? []), { code: 'DUPLICATE', field: check.field }]);
  const set: Partial<InvoiceRow> = {
    status: 'NEEDS_REVIEW',
    ownerStatus: ownerStatus(row.ownerId, 'NEEDS_REVIEW'),
    checks: [...(invoice.checks ?? []).filter(({ code }) => code !== check.code), check],
    reviews,
    ...reviewKeys(reviews),
  };
  return recorded(row, { set }, { action: 'DOUBTED', by: null });
}
