import * as z from 'zod/mini';
import { environment } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { clockOf, orderSettings, ordersTable, stepInput } from '../connect.ts';
import { handingOver } from './markNeedsAttention.ts';

const env = environment(orderSettings);
const orders = ordersTable(env.ORDERS_TABLE);
const clock = clockOf(env);
const input = z.extend(stepInput, { run: z.int().check(z.positive()), error: z.string() });

export async function handler(event: unknown): Promise<void> {
  const { orderId, run, error } = z.parse(input, event);
  const { row, changed } = await orders.settle(orderId, (row) => handingOver(row, run, clock));
  logger.error('order not undone', { orderId, run, error, status: row?.status, changed });
}
