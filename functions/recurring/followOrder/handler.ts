import { orderEvent } from '../../platform/commerceEvents.ts';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { recurringTable } from '../connect.ts';
import { followOrder } from './follow.ts';

const env = environment({ RECURRING_ORDERS_TABLE: text });
const ports = { recurring: recurringTable(env.RECURRING_ORDERS_TABLE), now: () => new Date() };

export const handler = eachMessage(async (body) => {
  const { id: orderId, type, after } = parseJson(orderEvent, body);
  const outcome = await followOrder({ id: orderId, ...after }, ports);
  logger.info('run followed', { orderId, type, changed: outcome?.changed ?? false });
});
