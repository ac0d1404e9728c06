import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { mailQueue } from '../../platform/mailQueue.ts';
import { eachMessage } from '../../platform/queue.ts';
import { catalogueOf, recurringTable } from '../connect.ts';
import { recurringEvent } from '../events.ts';
import { mailOf } from './mailOf.ts';

const env = environment({ RECURRING_ORDERS_TABLE: text, PRODUCTS_TABLE: text, MAIL_QUEUE_URL: text, WEB_URL: text });
const recurring = recurringTable(env.RECURRING_ORDERS_TABLE);
const catalogue = catalogueOf(env.PRODUCTS_TABLE);
const mails = mailQueue(env.MAIL_QUEUE_URL);

/** The event says that something changed; what it was, and whose address it is, stands in the row alone. */
export const handler = eachMessage(async (body) => {
  const { id, entityVersion } = parseJson(recurringEvent, body);
  const row = await recurring.read(id);
  if (!row || mailOf(row, entityVersion, [], env.WEB_URL) === null) return;
  const products = await catalogue.read(row.lines.map(({ productId }) => productId));
  const mail = mailOf(row, entityVersion, products, env.WEB_URL);
  if (mail) await mails.ask(mail);
  logger.info('recurring order mailed', { recurringOrderId: id, entityVersion, template: mail?.template });
});
