import { environment } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { recurringTable } from '../connect.ts';
import { cardPortsOf, cardSettings } from '../connectCards.ts';
import { recurringEvent } from '../events.ts';
import { releaseRecurringOrder } from './release.ts';

const env = environment(cardSettings);
const ports = cardPortsOf(
  env,
  recurringTable(env.RECURRING_ORDERS_TABLE, { PaymentCustomers: env.PAYMENT_CUSTOMERS_TABLE }),
);

export const handler = eachMessage(async (body) => {
  const { id: recurringOrderId, type } = parseJson(recurringEvent, body);
  const released = await releaseRecurringOrder(recurringOrderId, ports);
  logger.info('recurring order released', { recurringOrderId, type, released });
});
