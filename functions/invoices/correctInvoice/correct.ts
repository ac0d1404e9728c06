import { asksForAnother, decidableInvoiceStatuses, graveDoubts } from '#model/approvals.ts';
import type { InvoiceCategory } from '#model/insights.ts';
import type { InvoiceCheck, InvoiceFields, InvoiceRow } from '#model/invoices.ts';
import type { InvoiceRevisionRow } from '#model/decisions.ts';
import type { Review } from '#model/reviews.ts';
import { issueDateKey, ownerStatus, ownerVendor } from '#model/keys.ts';
import { orderedReviews, reviewKeyAttributes, reviewKeys } from '#model/reviews.ts';
import { recorded } from '../../platform/revisions.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { Change } from '../../platform/table.ts';
import { wholeRow } from '../wholeRow.ts';
import type { Problem } from './readCorrection.ts';

/** Who corrects, and what they saw. */
export interface CorrectionRequest {
  readonly caller: { readonly id: string; readonly seesEverybody: boolean };
  readonly expectedVersion: number;
}

/** Why an invoice cannot be corrected by this caller as it is now, or null where it can. */
export function objection(row: StoredInvoice | null, { caller, expectedVersion }: CorrectionRequest): Problem | null {
  const isVisible = row && row.status !== 'DELETED' && (row.ownerId === caller.id || caller.seesEverybody);
  if (!isVisible) return { code: 'NOT_FOUND', field: 'id' };
  if (row.version !== expectedVersion) return { code: 'STALE_VERSION', field: 'expectedVersion' };
  return decidableInvoiceStatuses.includes(row.status) ? null : { code: 'WRONG_STATUS', field: null };
}

/** What a correction came to: fields with their checks and doubts, and the vendor that they speak of. */
export interface Outcome {
  readonly fields: InvoiceFields;
  readonly checks: readonly InvoiceCheck[];
  readonly reviews: readonly Review[];
  /** Absent where no vendor is known. */
  readonly vendorId?: string;
  readonly vendorCategory?: InvoiceCategory;
  readonly changes: InvoiceRevisionRow['changes'];
  readonly note: string | null;
}

/** What it writes, with its entry in the history; nothing where the invoice is not what the caller saw. */
export function correct(row: StoredInvoice | null, request: CorrectionRequest, outcome: Outcome): Change | null {
  if (!row || objection(row, request)) return null;
  const { fields, checks, vendorId, vendorCategory, changes, note } = outcome;
  const reviews = orderedReviews(outcome.reviews);
  const status = reviews.length > 0 ? 'NEEDS_REVIEW' : 'READ';
  const issueDate = fields.issueDate?.value;
  const set: Partial<InvoiceRow> = {
    ...fields,
    status,
    ownerStatus: ownerStatus(row.ownerId, status),
    reviews,
    checks: [...checks],
    ...reviewKeys(reviews),
    ...(issueDate ? { issueDateKey: issueDateKey(issueDate, row.id) } : {}),
    ...(vendorId ? { vendorId, ownerVendor: ownerVendor(row.ownerId, vendorId) } : {}),
    ...(vendorCategory ? { vendorCategory } : {}),
    ...settledBy(wholeRow(row), fields, reviews, request.caller.id),
  };
  const hanging = ['issueDateKey', 'vendorId', 'ownerVendor', 'vendorCategory', ...reviewKeyAttributes];
  const remove = hanging.filter((attribute) => !Object.hasOwn(set, attribute));
  return recorded(row, { set, remove }, { action: 'CORRECTED', by: request.caller.id, changes, note });
}

/** Whoever settles a grave doubt, brings an amount under the limit or changes the account is remembered, until it is read again. */
function settledBy(
  row: InvoiceRow,
  fields: InvoiceFields,
  reviews: readonly Review[],
  callerId: string,
): Pick<InvoiceRow, 'settledBy'> {
  const open = row.status === 'NEEDS_REVIEW' ? (row.reviews ?? []) : [];
  const settled =
    asksForAnother(row, fields) ||
    open.some(({ code }) => graveDoubts.includes(code) && !reviews.some((review) => review.code === code));
  const before = row.settledBy ?? [];
  return settled && !before.includes(callerId) ? { settledBy: [...before, callerId] } : {};
}
