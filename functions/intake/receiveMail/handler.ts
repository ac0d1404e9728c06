import * as z from 'zod/mini';
import type { MailRow } from '#model/intake.ts';
import { ownerOfMailbox } from '#model/intake.ts';
import { environment, text } from '../../platform/environment.ts';
import { MissingObjectError } from '../../platform/jsonObjects.ts';
import { logger } from '../../platform/logger.ts';
import { mailQueue } from '../../platform/mailQueue.ts';
import { eachMessage } from '../../platform/queue.ts';
import { getRow } from '../../platform/table.ts';
import { bucket } from '../../ports/s3.ts';
import { answerTo, refusalTo } from '../answer.ts';
import { mailsOf } from '../mails.ts';
import { admit } from './admit.ts';
import { documentsOf } from './documents.ts';
import type { Receipt } from './notification.ts';
import { receiptNotification } from './notification.ts';
import type { IncomingMail } from './readMail.ts';
import { readMail, UnreadableMailError } from './readMail.ts';
import { strangersMail, takeIn } from './takeIn.ts';

const env = environment({
  MAIL_BUCKET: text,
  QUARANTINE_BUCKET: text,
  MAILS_TABLE: text,
  MAILBOXES_TABLE: text,
  FILES_TABLE: text,
  INVOICES_TABLE: text,
  INVOICE_MAIL_DOMAIN: text,
  MAIL_QUEUE_URL: text,
  WEB_URL: text,
});
const inbound = bucket(env.MAIL_BUCKET);
const outgoing = mailQueue(env.MAIL_QUEUE_URL);
const mails = mailsOf(env.MAILS_TABLE);
const places = {
  mails,
  filesTable: env.FILES_TABLE,
  invoicesTable: env.INVOICES_TABLE,
  quarantine: bucket(env.QUARANTINE_BUCKET),
};
const mailboxRow = z.object({ ownerId: z.string(), senders: z.record(z.string(), z.string()) });

export const handler = eachMessage(async (body) => {
  const { mail: envelope, receipt } = z.parse(receiptNotification, JSON.parse(body));
  const owners = new Set(receipt.recipients.map((address) => ownerOfMailbox(address, env.INVOICE_MAIL_DOMAIN)));
  owners.delete(null);
  if (owners.size === 0) {
    logger.info('mail dropped', { receiptId: envelope.messageId, reason: 'NO_MAILBOX' });
    return;
  }
  const source = await inbound.open(receipt.action.objectKey);
  if (!source) throw new MissingObjectError(receipt.action.objectKey);
  const mail = await readable(await source.bytes());
  if (!mail) {
    logger.warn('mail dropped', { receiptId: envelope.messageId, reason: 'UNREADABLE' });
    return;
  }
  for (const ownerId of owners) if (ownerId !== null) await receive(ownerId, mail, envelope, receipt);
});

/** The mail, or null where it will never be readable: trying again would only fill the dead letters. */
async function readable(source: Uint8Array): Promise<IncomingMail | null> {
  try {
    return await readMail(source);
  } catch (error) {
    if (error instanceof UnreadableMailError) return null;
    throw error;
  }
}

async function receive(
  ownerId: string,
  mail: IncomingMail,
  envelope: Receipt['mail'],
  receipt: Receipt['receipt'],
): Promise<void> {
  const mailbox = await getRow(env.MAILBOXES_TABLE, { ownerId }, mailboxRow);
  const admission = admit(receipt, envelope.source, mail, mailbox);
  const receiptId = envelope.messageId;
  if (!admission.taken) {
    logger.info('mail dropped', { receiptId, reason: admission.reason });
    if (admission.tell) await tellStranger(admission.tell, receiptId, mail);
    return;
  }
  const { from, answerable } = admission;
  const { subject, messageId } = mail;
  const brought = documentsOf(mail.parts);
  const kept = await takeIn({ receiptId, ownerId, from, subject, messageId, answerable }, brought, new Date(), places);
  logger.info('mail taken in', { receiptId, invoices: brought.documents.length, refused: brought.refused.length });
  // Where it brought invoices, the answer waits until it can say what became of them.
  if (brought.documents.length === 0) await answerNow(kept);
}

async function tellStranger(from: string, receiptId: string, { subject, messageId }: IncomingMail): Promise<void> {
  const note = await mails.keep(strangersMail({ receiptId, from, subject, messageId }, new Date()), []);
  if (note.answeredAt) return;
  await outgoing.ask(refusalTo(note));
  await mails.markAnswered(note.id, new Date().toISOString());
}

async function answerNow(mail: MailRow): Promise<void> {
  if (!mail.answerable || mail.answeredAt) return;
  await outgoing.ask(answerTo(mail, env.WEB_URL));
  await mails.markAnswered(mail.id, new Date().toISOString());
}
