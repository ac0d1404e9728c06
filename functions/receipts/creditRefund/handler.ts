import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { mailQueue } from '../../platform/mailQueue.ts';
import { eachMessage } from '../../platform/queue.ts';
import { refundRow } from '../../platform/refundRows.ts';
import { getRow } from '../../platform/table.ts';
import { documentedIn, purchaseSettings, registryOf, registrySettings } from '../connect.ts';
import { creditRefund } from './creditRefund.ts';

const env = environment({ ...registrySettings, ...purchaseSettings, REFUNDS_TABLE: text, MAIL_QUEUE_URL: text });
const registry = registryOf(env);
const mails = mailQueue(env.MAIL_QUEUE_URL);
const refundEvent = z.object({ id: z.string() });

/** The event says that a refund succeeded; what of it stands on a credit note is in the row alone. */
export const handler = eachMessage(async (body) => {
  const { id: refundId } = parseJson(refundEvent, body);
  const credited = await creditRefund(refundId, {
    registry,
    refund: (id) => getRow(env.REFUNDS_TABLE, { id }, refundRow),
    purchase: documentedIn(env),
    ask: (mail) => mails.ask(mail),
    webUrl: env.WEB_URL,
  });
  logger.info('refund credited', { refundId, ...credited });
});
