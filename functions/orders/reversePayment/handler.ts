import * as z from 'zod/mini';
import { environment } from '../../platform/environment.ts';
import { reversalDeskOf, reversalSettings } from '../../platform/payments/connect.ts';
import { orderSettings, ordersTable, stepInput } from '../connect.ts';
import { reversePayment } from './reversePayment.ts';

const env = environment({ ...orderSettings, ...reversalSettings });
const ports = { orders: ordersTable(env.ORDERS_TABLE), desk: reversalDeskOf(env, { kind: 'ORDER', table: env.ORDERS_TABLE }) };

export async function handler(event: unknown): Promise<void> {
  await reversePayment(z.parse(stepInput, event).orderId, ports);
}
