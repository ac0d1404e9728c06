import * as z from 'zod/mini';
import type { InvoiceRow, InvoiceStatus } from '#model/invoices.ts';
import { fieldsOf, wasRead } from '#model/invoices.ts';
import type { RecentInvoice, VendorInvoiceRow } from '#model/vendors.ts';
import type { StoredInvoice } from '../platform/rows.ts';

/** What an invoice counts for at its vendor. */
export interface Contribution extends RecentInvoice {
  readonly vendorId: string;
  readonly approved: boolean;
}

/** Statuses of invoices that count for nothing, whatever was read on them. */
const uncounted: readonly InvoiceStatus[] = ['REJECTED', 'DELETED', 'EXPIRED'];

const whole = z.custom<InvoiceRow>((row) => typeof row === 'object' && row !== null && 'ownerId' in row);

/** The row with what was read on the invoice, which `StoredInvoice` passes as it is. */
export function wholeRow(row: StoredInvoice): InvoiceRow {
  return z.parse(whole, row);
}

/** Whether the invoice was read, and neither deleted nor refused. */
export function isCounted(row: InvoiceRow): boolean {
  return wasRead(row) && isThere(row.status);
}

/** Whether an invoice of this status may be what another one is a copy of. */
export function isThere(status: InvoiceStatus): boolean {
  return !uncounted.includes(status);
}

/** What the invoice counts for, or null where it counts for nothing. */
export function contributionOf(row: InvoiceRow): Contribution | null {
  const { vendorId } = row;
  if (!vendorId || !isCounted(row)) return null;
  const { kind, issueDate, total, currency, iban } = fieldsOf(row);
  return {
    vendorId,
    invoiceId: row.id,
    kind,
    issueDate: issueDate?.value ?? null,
    total: total?.value ?? null,
    currency: currency?.value ?? null,
    iban: iban?.value ?? null,
    approved: row.status === 'APPROVED',
  };
}

/** What was counted of an invoice, or null where nothing was. */
export function countedOf(entry: VendorInvoiceRow | null): Contribution | null {
  if (!entry?.vendorId) return null;
  const { vendorId, invoiceId, kind, issueDate, total, currency, iban, approved } = entry;
  return {
    vendorId,
    invoiceId,
    kind: kind ?? 'INVOICE',
    issueDate: issueDate ?? null,
    total: total ?? null,
    currency: currency ?? null,
    iban: iban ?? null,
    approved: approved === true,
  };
}
