import * as z from 'zod/mini';
import { environment } from '../../platform/environment.ts';
import { clockOf, ordersTable, shelfOf, stepInput, stockSettings } from '../connect.ts';
import { validateOrder } from './validateOrder.ts';

const env = environment(stockSettings);
const ports = { orders: ordersTable(env.ORDERS_TABLE), shelf: shelfOf(env.PRODUCTS_TABLE), clock: clockOf(env) };

export async function handler(event: unknown): Promise<void> {
  await validateOrder(z.parse(stepInput, event).orderId, ports);
}
