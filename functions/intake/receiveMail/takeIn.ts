import { createHash } from 'node:crypto';
import { contentTypes } from '#model/files.ts';
import { MAIL_DAYS } from '#model/intake.ts';
import type { MailRow } from '#model/intake.ts';
import { quarantineObject } from '#model/keys.ts';
import type { UploadRows } from '#model/uploads.ts';
import { uploadRows } from '#model/uploads.ts';
import type { Mails, NewRow } from '../mails.ts';
import type { ObjectStore } from '../../ports/objectStore.ts';
import type { Brought } from './documents.ts';

/** A mail that is taken in. */
export interface AdmittedMail {
  /** SES's own id of it: a notice that comes twice bears the same. */
  readonly receiptId: string;
  readonly ownerId: string;
  readonly from: string;
  readonly subject: string;
  readonly messageId: string | null;
  readonly answerable: boolean;
}

/** Where it is written. */
export interface Places {
  readonly mails: Mails;
  readonly filesTable: string;
  readonly invoicesTable: string;
  readonly quarantine: ObjectStore;
}

/** Minutes that a file's row waits for its content, which is on its way already. */
const AWAITED_MINUTES = 30;
const ID_LENGTH = 32;

/**
 * Makes invoices of what a mail brings, as an upload does: first the rows, all or none, then the documents into quarantine, where the scan
 * begins. Repeating it changes nothing: every id derives from the mail's.
 */
export async function takeIn(mail: AdmittedMail, brought: Brought, now: Date, places: Places): Promise<MailRow> {
  const id = idOf('mail', mail, 0);
  const at = now.toISOString();
  const openUntil = new Date(now.getTime() + AWAITED_MINUTES * 60_000).toISOString();
  const uploads = brought.documents.map((document, index) => ({
    document,
    rows: uploadRows(
      document.file,
      { fileId: idOf('file', mail, index), invoiceId: idOf('invoice', mail, index), openUntil },
      mail.ownerId,
      at,
    ),
  }));
  const kept = await places.mails.keep(
    {
      id,
      ownerId: mail.ownerId,
      from: mail.from,
      subject: mail.subject,
      messageId: mail.messageId ?? '',
      answerable: mail.answerable,
      invoices: Object.fromEntries(
        uploads.map(({ document, rows }) => [
          rows.invoice.id,
          { name: document.file.name, status: null, reason: null, of: 1 },
        ]),
      ),
      refused: [...brought.refused],
      receivedAt: at,
      stored: uploads.length === 0,
      expiresAt: forgottenAt(now),
    },
    uploads.flatMap(({ rows }) => newRows(rows, id, places)),
  );
  if (kept.stored) return kept;
  for (const { document, rows } of uploads) {
    const { mediaType, sha256 } = document.file;
    await places.quarantine.store(quarantineObject(rows.file.id), document.content, contentTypes[mediaType], sha256);
  }
  await places.mails.markStored(id);
  return kept;
}

/** What is kept of a stranger's mail: that the stranger was told, so that a notice that comes again, or to several mailboxes, tells it once. */
export function strangersMail(
  mail: Pick<AdmittedMail, 'receiptId' | 'from' | 'subject' | 'messageId'>,
  now: Date,
): MailRow {
  return {
    id: idOf('mail', { ...mail, ownerId: '' }, 0),
    ownerId: '',
    from: mail.from,
    subject: mail.subject,
    messageId: mail.messageId ?? '',
    answerable: true,
    invoices: {},
    refused: [],
    receivedAt: now.toISOString(),
    stored: true,
    expiresAt: forgottenAt(now),
  };
}

function forgottenAt(now: Date): number {
  return Math.floor(now.getTime() / 1000) + MAIL_DAYS * 86_400;
}

function newRows({ file, invoice }: UploadRows, mailId: string, { filesTable, invoicesTable }: Places): NewRow[] {
  return [
    { table: filesTable, row: file },
    { table: invoicesTable, row: { ...invoice, channel: 'EMAIL', mailId } },
  ];
}

function idOf(
  kind: 'mail' | 'file' | 'invoice',
  mail: Pick<AdmittedMail, 'ownerId' | 'receiptId'>,
  index: number,
): string {
  const parts = [kind, mail.ownerId, mail.receiptId, index];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, ID_LENGTH);
}
