import * as z from 'zod/mini';
import type { InvoiceRow } from '#model/invoices.ts';
import type { StoredInvoice } from '../platform/rows.ts';

const whole = z.custom<InvoiceRow>((row) => typeof row === 'object' && row !== null && 'ownerId' in row);

/** The row with what was read on the invoice, which `StoredInvoice` passes as it is: functions of this domain wrote it. */
export function wholeRow(row: StoredInvoice): InvoiceRow {
  return z.parse(whole, row);
}
