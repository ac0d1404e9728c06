import { environment, text } from '../../platform/environment.ts';
import { orderEvent } from '../../platform/commerceEvents.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { mailQueue } from '../../platform/mailQueue.ts';
import { eachMessage } from '../../platform/queue.ts';
import { ordersTable } from '../connect.ts';
import { mailOf } from './mailOf.ts';

const env = environment({ ORDERS_TABLE: text, MAIL_QUEUE_URL: text, WEB_URL: text });
const orders = ordersTable(env.ORDERS_TABLE);
const mails = mailQueue(env.MAIL_QUEUE_URL);

/** The event says that an order has ended; its address stands in the row alone. */
export const handler = eachMessage(async (body) => {
  const { id: orderId, type } = parseJson(orderEvent, body);
  const order = await orders.read(orderId);
  const mail = order && mailOf(order, env.WEB_URL);
  if (mail) await mails.ask(mail);
  logger.info('order mailed', { orderId, type, asked: mail !== null });
});
