import { environment, positive, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { stateMachine } from '../../ports/stepFunctions.ts';
import { catalogueOf, recurringTable, wake } from '../connect.ts';
import { runRecurringOrder } from './run.ts';

const env = environment({
  RECURRING_ORDERS_TABLE: text,
  ORDERS_TABLE: text,
  IDEMPOTENCY_TABLE: text,
  PRODUCTS_TABLE: text,
  PROCESS_ORDER_STATE_MACHINE: text,
  ORDER_STALLED_SECONDS: positive,
});
const ports = {
  recurring: recurringTable(env.RECURRING_ORDERS_TABLE, {
    Orders: env.ORDERS_TABLE,
    Idempotency: env.IDEMPOTENCY_TABLE,
  }),
  catalogue: catalogueOf(env.PRODUCTS_TABLE),
  workflow: stateMachine(env.PROCESS_ORDER_STATE_MACHINE),
  now: () => new Date(),
  stalledSeconds: env.ORDER_STALLED_SECONDS,
};

export const handler = eachMessage(async (body) => {
  const woken = parseJson(wake, body);
  const outcome = await runRecurringOrder(woken, ports);
  logger.info('recurring order woken', { ...woken, ...outcome });
});
