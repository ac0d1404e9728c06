import { fileReasonSentences } from '#model/files.ts';
import type { AttachmentReason, MailedInvoice, MailRow } from '#model/intake.ts';
import { MAXIMUM_ATTACHMENTS } from '#model/intake.ts';
import { invoiceReasonSentences, settledInvoiceStatuses } from '#model/invoices.ts';
import type { InvoiceAnswerValues, MailRequest } from '#model/mail.ts';

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

type Answer = MailRequest<'invoice-answer'>;

/** What happened to a mail's attachments, for whoever sent it. Says nothing of what stands on them: a mail is a postcard. */
export function answerTo(mail: MailRow, webUrl: string): Answer {
  const invoices = Object.entries(mail.invoices).map(([id, invoice]) => ({
    name: invoice.name,
    outcome: `${outcomeOf(invoice)}${othersOf(invoice)}`,
    invoiceUrl: `${webUrl}/invoices/${id}`,
  }));
  const refused = mail.refused.map(({ name, reason }) => ({ name, reason: attachmentReasons[reason] }));
  const attached = invoices.length + refused.length > 0;
  return answer(mail, { stranger: false, nothingAttached: !attached, attached, invoices, refused });
}

/** What a stranger is told whose address is proven and not let in: nothing about the mailbox. `note` says to whom. */
export function refusalTo(note: MailRow): Answer {
  return answer(note, { stranger: true, nothingAttached: false, attached: false, invoices: [], refused: [] });
}

/** One answer a mail, however often it is asked for. */
function answer(mail: MailRow, values: Omit<InvoiceAnswerValues, 'subject'>): Answer {
  return {
    id: `invoice-answer-${mail.id}`,
    template: 'invoice-answer',
    to: mail.from,
    ownerId: mail.ownerId || null,
    values: { ...values, subject: mail.subject || 'your mail' },
    ...(mail.messageId ? { inReplyTo: mail.messageId } : {}),
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
