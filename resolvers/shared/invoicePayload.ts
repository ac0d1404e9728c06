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

/** The same of an approval; where only the id is known, the row is read by whoever asks for it (invoices/ApproveInvoicePayload.invoice). */
export interface ApprovalSource extends InvoicePayload {
  invoiceId?: string;
}

/** What was wrong with a call, and with which part of its input. */
export interface InvoiceProblem {
  code: InvoiceErrorCode;
  field: string | null;
}

/** The mutation did what it says. */
export function done(row: InvoiceRow): InvoicePayload {
  return { invoice: invoiceOf(row), userErrors: [] };
}

/** Nothing was changed. */
export function refused(code: InvoiceErrorCode): InvoicePayload {
  return refusedFor([{ code, field: fieldOf(code) }]);
}

/** Nothing was changed, for reasons that name the part of the input they are about. */
export function refusedFor(errors: InvoiceProblem[]): InvoicePayload {
  return { invoice: null, userErrors: errors.map(userErrorOf) };
}

/** What was wrong, with the sentence for people. */
export function userErrorOf({ code, field }: InvoiceProblem): InvoiceUserError {
  return { field, message: invoiceErrorSentences[code], code };
}

/** The argument that most mutations of one invoice name the matter of a code by. */
export function fieldOf(code: InvoiceErrorCode): string | null {
  return code === 'STALE_VERSION' ? 'expectedVersion' : code === 'NOT_FOUND' ? 'id' : null;
}
