import { revisionOf } from '#model/decisions.ts';
import type { InvoiceAction, InvoiceRevisionRow } from '#model/decisions.ts';
import type { InvoiceStatus } from '#model/invoices.ts';
import { invoiceMachine } from '#model/invoices.ts';
import { putNew } from '#model/writes.ts';
import type { StoredInvoice } from './rows.ts';
import type { Change } from './table.ts';

/** What is kept of a change of an invoice beside its instant, its version and its status. */
export interface Revision {
  readonly action: InvoiceAction;
  /** The user's id, or null where Marquee did it. */
  readonly by: string | null;
  readonly changes?: InvoiceRevisionRow['changes'];
  readonly note?: string | null;
}

/**
 * The same change of an invoice with its entry in the history, both in one transaction: nothing is changed that the history
 * does not tell, and it tells nothing that did not happen. The table that settles it must know InvoiceRevisions:
 * `tableOf(env.INVOICES_TABLE, invoiceRow, { InvoiceRevisions: env.INVOICE_REVISIONS_TABLE })`, with PutItem on it.
 */
export function recorded(row: StoredInvoice, change: Change, revision: Revision): Change {
  const { action, by, changes, note } = revision;
  return {
    ...change,
    alongside: ({ version, updatedAt }) => {
      const after = { id: row.id, ownerId: row.ownerId, status: statusAfter(row, change), version, updatedAt };
      const entry = revisionOf(after, { action, by, changes: changes ?? [], note: note ?? null });
      const { invoiceId, sequence, ...kept } = entry;
      return [putNew('InvoiceRevisions', { invoiceId, sequence }, kept)];
    },
  };
}

function statusAfter(row: StoredInvoice, change: Change): InvoiceStatus {
  const { status } = change.set;
  return isStatus(status) ? status : row.status;
}

function isStatus(status: unknown): status is InvoiceStatus {
  return typeof status === 'string' && Object.hasOwn(invoiceMachine, status);
}
