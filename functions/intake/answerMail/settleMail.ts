import type { MailRow } from '#model/intake.ts';
import type { InvoicePart, InvoiceReason, InvoiceStatus } from '#model/invoices.ts';
import { settledInvoiceStatuses } from '#model/invoices.ts';
import { isSettled } from '../answer.ts';
import type { Mails } from '../mails.ts';

/** An invoice, as far as the mail that it came by is concerned. */
export interface MailedInvoiceRow {
  readonly id: string;
  readonly status: InvoiceStatus;
  readonly reason?: InvoiceReason;
  readonly mailId?: string;
  readonly part?: InvoicePart;
}

/**
 * Notes what became of an invoice at its mail. Answers the mail where it is to be answered now: everything it brought is settled, whoever wrote
 * it may be answered, and nobody has. Sent and then noted: after a crash between the two an answer may come twice, but never not at all.
 */
export async function settleMail(invoice: MailedInvoiceRow | null, mails: Mails): Promise<MailRow | null> {
  if (!invoice?.mailId || !settledInvoiceStatuses.includes(invoice.status)) return null;
  const mail = await mails.note(invoice.mailId, invoice.id, {
    status: invoice.status,
    reason: invoice.reason ?? null,
    of: invoice.part?.of ?? 1,
  });
  if (!mail || !mail.answerable || mail.answeredAt || !isSettled(mail)) return null;
  return mail;
}
