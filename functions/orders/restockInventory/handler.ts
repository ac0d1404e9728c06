import * as z from 'zod/mini';
import { environment } from '../../platform/environment.ts';
import { clockOf, ordersTable, shelfOf, stepInput, stockSettings } from '../connect.ts';
import { restockInventory } from './restockInventory.ts';

const env = environment(stockSettings);
const ports = {
  orders: ordersTable(env.ORDERS_TABLE, env.PRODUCTS_TABLE),
  shelf: shelfOf(env.PRODUCTS_TABLE),
  clock: clockOf(env),
};

export async function handler(event: unknown): Promise<void> {
  await restockInventory(z.parse(stepInput, event).orderId, ports);
}
