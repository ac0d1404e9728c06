import type { InvoiceAction, InvoiceRevisionRow, InvoiceStatus } from '#model/invoices.ts';
import { invoiceMachine } from '#model/invoices.ts';
import { revisionSequence } from '#model/keys.ts';
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
  return {
    ...change,
    beside: ({ version, updatedAt }) => ({
      table: 'InvoiceRevisions',
      row: { ...revisionOf(row, revision, statusAfter(row, change), version, updatedAt) },
    }),
  };
}

function revisionOf(
  row: StoredInvoice,
  { action, by, changes, note }: Revision,
  status: InvoiceStatus,
  version: number,
  at: string,
): InvoiceRevisionRow {
  return {
    invoiceId: row.id,
    sequence: revisionSequence(version),
    ownerId: row.ownerId,
    version,
    action,
    by,
    at,
    status,
    changes: changes ?? [],
    note: note ?? null,
  };
}

function statusAfter(row: StoredInvoice, change: Change): InvoiceStatus {
  const { status } = change.set;
  return isStatus(status) ? status : row.status;
}

function isStatus(status: unknown): status is InvoiceStatus {
  return typeof status === 'string' && Object.hasOwn(invoiceMachine, status);
}
