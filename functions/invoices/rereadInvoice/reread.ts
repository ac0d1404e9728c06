import type { InvoiceErrorCode } from '#model/errors.ts';
import { rereadableInvoiceStatuses } from '#model/invoices.ts';
import { beginReading } from '../../platform/invoiceChanges.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { Change } from '../../platform/table.ts';

/** What a caller asks for. */
export interface RereadRequest {
  readonly ownerId: string;
  readonly expectedVersion: number;
}

/** Why nothing is to be done, or null where the reading begins or is at work already. */
export function objection(row: StoredInvoice | null, asked: RereadRequest): InvoiceErrorCode | null {
  if (!row || row.ownerId !== asked.ownerId || row.status === 'DELETED') return 'NOT_FOUND';
  if (row.status === 'READING') return null;
  if (row.version !== asked.expectedVersion) return 'STALE_VERSION';
  return rereadableInvoiceStatuses.includes(row.status) && row.document ? null : 'NOT_REREADABLE';
}

/** What the request changes; nothing where it is refused, or where the invoice is being read already. */
export function reread(row: StoredInvoice | null, asked: RereadRequest, now: Date): Change | null {
  if (!row || objection(row, asked) || row.status === 'READING') return null;
  return beginReading(row, now);
}
