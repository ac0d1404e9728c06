import type { InvoiceErrorCode } from '#model/errors.ts';
import { invoiceErrorSentences } from '#model/errors.ts';
import type { InvoiceUserError } from '#model/generated.ts';
import type { InvoiceRow } from '#model/invoices.ts';
import type { InvoiceSource } from './invoice.ts';
import { invoiceOf } from './invoice.ts';

/** What a mutation of one invoice answers, before the invoice's fields are resolved. */
export interface InvoicePayload {
  invoice: InvoiceSource | null;
  userErrors: InvoiceUserError[];
}

/** The mutation did what it says. */
export function done(row: InvoiceRow): InvoicePayload {
  return { invoice: invoiceOf(row), userErrors: [] };
}

/** Nothing was changed. */
export function refused(code: InvoiceErrorCode): InvoicePayload {
  const field = code === 'STALE_VERSION' ? 'expectedVersion' : code === 'NOT_FOUND' ? 'id' : null;
  return { invoice: null, userErrors: [{ field, message: invoiceErrorSentences[code], code }] };
}
