import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { productEvent } from '../../platform/events.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { mailQueue } from '../../platform/mailQueue.ts';
import { stockAlertOf } from '../../platform/orderMails.ts';
import { eachMessage } from '../../platform/queue.ts';

const env = environment({ MAIL_QUEUE_URL: text, STOCK_EMAIL: z.string(), WEB_URL: text });
const mails = mailQueue(env.MAIL_QUEUE_URL);

/** A stock that is low or used up: whoever orders new pieces is told by mail. */
export const handler = eachMessage(async (body) => {
  const event = parseJson(productEvent, body);
  if (env.STOCK_EMAIL === '' || event.after.availability === 'IN_STOCK') return;
  await mails.ask(stockAlertOf(event, env.STOCK_EMAIL, env.WEB_URL));
  logger.info('stock alert asked for', { productId: event.id, type: event.type, stockVersion: event.entityVersion });
});
