import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { mailQueue } from '../../platform/mailQueue.ts';
import { eachMessage } from '../../platform/queue.ts';
import { invoicePart, invoiceReason, invoiceStatus } from '../../platform/rows.ts';
import { getRow } from '../../platform/table.ts';
import { answerTo } from '../answer.ts';
import { mailsOf } from '../mails.ts';
import { settleMail } from './settleMail.ts';

const env = environment({ MAILS_TABLE: text, INVOICES_TABLE: text, MAIL_QUEUE_URL: text, WEB_URL: text });
const outgoing = mailQueue(env.MAIL_QUEUE_URL);
const mails = mailsOf(env.MAILS_TABLE);
const invoiceEvent = z.object({ id: z.string() });
const mailedInvoice = z.object({
  id: z.string(),
  status: invoiceStatus,
  reason: z.exactOptional(invoiceReason),
  mailId: z.exactOptional(z.string()),
  part: z.exactOptional(invoicePart),
});

export const handler = eachMessage(async (body) => {
  const { id } = z.parse(invoiceEvent, JSON.parse(body));
  // The row, not the event: events may overtake each other.
  const invoice = await getRow(env.INVOICES_TABLE, { id }, mailedInvoice);
  const mail = await settleMail(invoice, mails);
  if (!mail) return;
  await outgoing.ask(answerTo(mail, env.WEB_URL));
  await mails.markAnswered(mail.id, new Date().toISOString());
  logger.info('mail answered', { mailId: mail.id });
});
