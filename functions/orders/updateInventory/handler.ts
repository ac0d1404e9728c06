import * as z from 'zod/mini';
import { environment } from '../../platform/environment.ts';
import { clockOf, ordersTable, shelfOf, stepInput, stockSettings } from '../connect.ts';
import { updateInventory } from './updateInventory.ts';

const env = environment(stockSettings);
const ports = {
  orders: ordersTable(env.ORDERS_TABLE, env.PRODUCTS_TABLE),
  shelf: shelfOf(env.PRODUCTS_TABLE),
  clock: clockOf(env),
};

export async function handler(event: unknown): Promise<void> {
  await updateInventory(z.parse(stepInput, event).orderId, ports);
}
