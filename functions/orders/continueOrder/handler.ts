import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { paymentDeskOf, paymentSettings } from '../../platform/payments/connect.ts';
import { PaymentUnavailable } from '../../ports/payments.ts';
import { waitingStep } from '../../ports/stepFunctions.ts';
import { ordersTable, stepInput } from '../connect.ts';
import { wakeByProvider } from '../wake.ts';

const env = environment({ ...paymentSettings, ORDERS_TABLE: text });
const orders = ordersTable(env.ORDERS_TABLE);
const desk = paymentDeskOf(env);

/** Whether the provider answered; what it said is done by then. */
export async function handler(event: unknown): Promise<{ answered: boolean }> {
  const { orderId } = z.parse(stepInput, event);
  const order = await orders.read(orderId);
  if (!order) return { answered: true };
  try {
    const woken = await wakeByProvider(order, desk, waitingStep);
    logger.info('order looked after', { orderId, woken });
    return { answered: true };
  } catch (error) {
    if (!(error instanceof PaymentUnavailable)) throw error;
    logger.warn('provider does not answer', { orderId });
    return { answered: false };
  }
}
