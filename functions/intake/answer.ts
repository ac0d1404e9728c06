import { fileReasonSentences } from '#model/files.ts';
import type { AttachmentReason, MailedInvoice, MailRow } from '#model/intake.ts';
import { MAXIMUM_ATTACHMENTS } from '#model/intake.ts';
import { invoiceReasonSentences, settledInvoiceStatuses } from '#model/invoices.ts';
import type { OutgoingMail } from '../ports/mailer.ts';

const attachmentReasons: Readonly<Record<AttachmentReason, string>> = {
  EMPTY: fileReasonSentences.EMPTY,
  TOO_LARGE: fileReasonSentences.TOO_LARGE,
  UNSUPPORTED_TYPE: fileReasonSentences.UNSUPPORTED_TYPE,
  TOO_MANY: `One mail brings in ${MAXIMUM_ATTACHMENTS} documents at most. Send the others in another mail.`,
};

/** Whether nothing more will happen to any of its invoices unless a person acts. */
export function isSettled(mail: MailRow): boolean {
  return Object.values(mail.invoices).every(({ status }) => status !== null && settledInvoiceStatuses.includes(status));
}

/** What happened to a mail's attachments, for whoever sent it. Says nothing of what stands on them: a mail is a postcard. */
export function answerTo(mail: MailRow, webUrl: string): OutgoingMail {
  const invoices = Object.entries(mail.invoices);
  const lines = [
    ...invoices.map(
      ([id, invoice]) => `- ${invoice.name}: ${outcomeOf(invoice)}${othersOf(invoice)}\n  ${webUrl}/invoices/${id}`,
    ),
    ...mail.refused.map(({ name, reason }) => `- ${name}: not taken. ${attachmentReasons[reason]}`),
  ];
  const text =
    lines.length === 0
      ? 'No document was attached to this mail, so nothing was taken in. Attach the invoice as PDF, PNG, JPEG, TIFF or e-invoice XML.'
      : `This is what became of the attachments:\n\n${lines.join('\n')}`;
  return {
    to: mail.from,
    subject: `Re: ${mail.subject || 'your mail'}`,
    text: `${text}\n\nThis answer was written by a machine.\n`,
    inReplyTo: mail.messageId || null,
  };
}

/** What a stranger is told whose address is proven and not let in. Nothing is said about the mailbox. */
export function refusalTo(from: string, subject: string, messageId: string | null): OutgoingMail {
  return {
    to: from,
    subject: `Re: ${subject || 'your mail'}`,
    text:
      'This mailbox takes invoices from allowed senders alone, and this address is none of them. Nothing was taken in. ' +
      'Ask whom you invoice to allow your address, and send the mail again.\n\nThis answer was written by a machine.\n',
    inReplyTo: messageId,
  };
}

function othersOf({ of }: MailedInvoice): string {
  return of > 1 ? ` It holds ${of} invoices; this is the first.` : '';
}

function outcomeOf({ status, reason }: MailedInvoice): string {
  switch (status) {
    case 'READ':
    case 'APPROVED':
      return 'taken in and read.';
    case 'NEEDS_REVIEW':
      return 'taken in; a person will look at it.';
    case 'DELETED':
      return 'taken in, and deleted since.';
    case 'REJECTED':
    case 'FAILED':
    case 'EXPIRED':
      return `not taken. ${reason ? invoiceReasonSentences[reason] : 'Send it again.'}`;
    case 'AWAITING_UPLOAD':
    case 'SCANNING':
    case 'READING':
    case null:
      return 'on its way.';
  }
}
