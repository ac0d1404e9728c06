import type { FileReason } from './files.ts';
import type { InvoiceReason, InvoiceStatus } from './invoices.ts';

/** Senders that one mailbox lets in at most. */
export const MAXIMUM_SENDERS = 50;

/** Attachments that one mail brings in at most: their rows are written in one transaction. */
export const MAXIMUM_ATTACHMENTS = 25;

/** Days that Marquee knows what it took in by mail, for the answer and against a mail that comes twice. */
export const MAIL_DAYS = 30;

const LOCAL_PART = 'invoices-';

/** An address that mail can come from, in lower case. Java and JavaScript read this pattern alike. */
export const ADDRESS_PATTERN = '^[^@\\s<>"(),:;\\\\\\[\\]]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+(?![\\s\\S])';

/** Characters of an address at most (RFC 5321). */
export const MAXIMUM_ADDRESS_LENGTH = 254;

/** Where an owner's invoices can be mailed to. */
export function mailboxAddress(ownerId: string, domain: string): string {
  return `${LOCAL_PART}${ownerId}@${domain}`;
}

/** Whose mailbox an address is, or null where it is none of this domain. */
export function ownerOfMailbox(address: string, domain: string): string | null {
  const parts = address.toLowerCase().split('@');
  const local = parts[0] ?? '';
  if (parts.length !== 2 || parts[1] !== domain.toLowerCase() || !local.startsWith(LOCAL_PART)) return null;
  const ownerId = (local.split('+')[0] ?? '').slice(LOCAL_PART.length);
  return ownerId === '' ? null : ownerId;
}

/** A row of the Mailboxes table: who is let in, with the instant of the permission. */
export interface MailboxRow {
  ownerId: string;
  senders: Record<string, string>;
}

/** Why an attachment did not become an invoice. */
export type AttachmentReason = Extract<FileReason, 'EMPTY' | 'TOO_LARGE' | 'UNSUPPORTED_TYPE'> | 'TOO_MANY';

/** What became of an invoice that came by mail. */
export interface MailedInvoice {
  name: string;
  /** Null while it is on its way. */
  status: InvoiceStatus | null;
  reason: InvoiceReason | null;
  /** How many invoices its file turned out to hold: its siblings follow by themselves. */
  of: number;
}

/** A row of the Mails table: what one mail brought to one mailbox. */
export interface MailRow {
  id: string;
  ownerId: string;
  /** Who wrote it, as the answer's recipient. */
  from: string;
  subject: string;
  /** Its Message-ID, for the thread. */
  messageId: string;
  /** Whether whoever wrote it may be answered: no machine, and no forged address. */
  answerable: boolean;
  /** By the invoice's id. */
  invoices: Record<string, MailedInvoice>;
  refused: { name: string; reason: AttachmentReason }[];
  receivedAt: string;
  /** Whether its documents lie in quarantine: a crash before that leaves them to the next delivery of the notice. */
  stored: boolean;
  answeredAt?: string;
  /** Epoch seconds. */
  expiresAt: number;
}
