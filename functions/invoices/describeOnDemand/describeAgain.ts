import type { InvoiceErrorCode } from '#model/errors.ts';
import type { InvoiceInsights } from '#model/insights.ts';
import type { InvoiceRow, InvoiceStatus } from '#model/invoices.ts';
import { recorded } from '../../platform/revisions.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { Change } from '../../platform/table.ts';
import { wholeRow } from '../wholeRow.ts';

/** Who asks, and what they saw. */
export interface DescriptionRequest {
  readonly caller: { readonly id: string; readonly seesEverybody: boolean };
  readonly expectedVersion: number;
}

/** Statuses in which what was read stands still. */
const describable: readonly InvoiceStatus[] = ['READ', 'NEEDS_REVIEW', 'APPROVED'];

/** Why an invoice cannot be described for this caller as it is now, or null where it can. */
export function objection(row: StoredInvoice | null, asked: DescriptionRequest): InvoiceErrorCode | null {
  const { caller, expectedVersion } = asked;
  if (!row || row.status === 'DELETED' || (row.ownerId !== caller.id && !caller.seesEverybody)) return 'NOT_FOUND';
  if (row.version !== expectedVersion) return 'STALE_VERSION';
  return describable.includes(row.status) ? null : 'WRONG_STATUS';
}

/** What it writes: the insights and nothing else, with their entry in the history. Nothing where the invoice is not what the caller saw. */
export function describeAgain(
  row: StoredInvoice | null,
  asked: DescriptionRequest,
  insights: InvoiceInsights,
): Change | null {
  if (!row || objection(row, asked)) return null;
  const before = wholeRow(row).insights?.category ?? null;
  const set: Partial<InvoiceRow> = { insights };
  return recorded(
    row,
    { set },
    {
      action: 'DESCRIBED',
      by: asked.caller.id,
      changes: [{ field: 'insights.category', before, after: insights.category }],
    },
  );
}
