import type { InvoiceStatus } from '#model/invoices.ts';
import type { StoredInvoice } from '../../platform/rows.ts';
import type { InvoiceOrigin } from '../../platform/vendors/twins.ts';

/** Statuses of invoices that nothing is compared with. */
const gone: readonly InvoiceStatus[] = ['DELETED', 'REJECTED', 'EXPIRED'];

/** Where an invoice comes from, with the SHA-256 of its file. */
export function originOf(row: StoredInvoice, sha256: string | null): InvoiceOrigin {
  return { invoiceId: row.id, ownerId: row.ownerId, fileId: row.fileId, sha256, part: partOf(row) };
}

function partOf(row: StoredInvoice): number {
  const { part } = row;
  return typeof part === 'object' && part !== null && 'number' in part && typeof part.number === 'number'
    ? part.number
    : 1;
}

/** Whether an invoice may be what another one is a copy of: not where it was deleted or refused. */
export function isThere(row: StoredInvoice | null): boolean {
  return row !== null && !gone.includes(row.status);
}
