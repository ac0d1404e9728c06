import * as z from 'zod/mini';
import { environment } from '../../platform/environment.ts';
import { clockOf, orderSettings, ordersTable, stepInput } from '../connect.ts';
import { forward } from '../moves.ts';

const env = environment(orderSettings);
const orders = ordersTable(env.ORDERS_TABLE);
const clock = clockOf(env);

export async function handler(event: unknown): Promise<void> {
  await orders.settle(z.parse(stepInput, event).orderId, (row) => forward(row, 'VALIDATED', clock));
}
