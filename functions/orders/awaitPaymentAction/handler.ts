import * as z from 'zod/mini';
import { environment, positive } from '../../platform/environment.ts';
import { paymentDeskOf, paymentSettings } from '../../platform/payments/connect.ts';
import { waitingStep } from '../../ports/stepFunctions.ts';
import { clockOf, orderSettings, ordersTable, stepInput } from '../connect.ts';
import { awaitPaymentAction } from './awaitPaymentAction.ts';

const env = environment({ ...orderSettings, ...paymentSettings, PAYMENT_ACTION_SECONDS: positive });
const ports = {
  orders: ordersTable(env.ORDERS_TABLE),
  desk: paymentDeskOf(env),
  clock: clockOf(env),
  step: waitingStep,
  actionSeconds: env.PAYMENT_ACTION_SECONDS,
};
const input = z.extend(stepInput, { taskToken: z.string() });

export async function handler(event: unknown): Promise<void> {
  const { orderId, taskToken } = z.parse(input, event);
  await awaitPaymentAction(orderId, taskToken, ports);
}
