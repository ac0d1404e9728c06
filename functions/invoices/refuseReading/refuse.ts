import type { InvoiceReason } from '#model/invoices.ts';
import { isReading, moveTo } from '../../platform/invoiceChanges.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { Change } from '../../platform/table.ts';

/** Why an attempt ended without a reading. */
export interface Refusal {
  readonly attempt: number;
  readonly status: 'REJECTED' | 'FAILED';
  readonly reason: InvoiceReason;
}

/** What it changes: nothing where the invoice is not being read any more, or is in another attempt. */
export function refuse(row: StoredInvoice | null, refusal: Refusal): Change | null {
  return isReading(row, refusal.attempt) ? moveTo(row, refusal.status, { reason: refusal.reason }) : null;
}
