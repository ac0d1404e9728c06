import * as z from 'zod/mini';
import { environment } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { paymentDeskOf, paymentSettings } from '../../platform/payments/connect.ts';
import { clockOf, orderSettings, ordersTable, stepInput } from '../connect.ts';
import type { AfterStop } from './stopOrder.ts';
import { stopOrder } from './stopOrder.ts';

const env = environment({ ...orderSettings, ...paymentSettings });
const ports = { orders: ordersTable(env.ORDERS_TABLE), desk: paymentDeskOf(env), clock: clockOf(env) };
const input = z.extend(stepInput, { error: z.string() });

export async function handler(event: unknown): Promise<{ next: AfterStop }> {
  const { orderId, error } = z.parse(input, event);
  const next = await stopOrder(orderId, error, ports);
  logger.warn('order stopped', { orderId, error, next });
  return { next };
}
