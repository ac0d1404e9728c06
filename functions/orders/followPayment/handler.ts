import { environment, text } from '../../platform/environment.ts';
import { paymentEvent } from '../../platform/commerceEvents.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { eachMessage } from '../../platform/queue.ts';
import { waitingStep } from '../../ports/stepFunctions.ts';
import { ordersTable } from '../connect.ts';
import { tokenToWake } from '../wake.ts';

const env = environment({ ORDERS_TABLE: text });
const orders = ordersTable(env.ORDERS_TABLE);

/** Late or repeated news wake nobody: the token has gone from the order by then, or from the workflow. */
export const handler = eachMessage(async (body) => {
  const { type, after } = parseJson(paymentEvent, body);
  const { orderId } = after;
  // The queue hears of payments of orders alone: infra/domains/orders.ts.
  if (orderId === undefined) return;
  const order = await orders.read(orderId);
  const token = order?.payAttempt === after.attempt ? tokenToWake(order, after) : null;
  if (token !== null) await waitingStep.succeed(token, {});
  logger.info('payment followed', { orderId, type, woken: token !== null });
});
