import * as z from 'zod/mini';
import { environment } from '../../platform/environment.ts';
import { paymentSettings, refundSettings, reversalDeskOf } from '../../platform/payments/connect.ts';
import { orderSettings, ordersTable, stepInput } from '../connect.ts';
import { reversePayment } from './reversePayment.ts';

const env = environment({ ...orderSettings, ...paymentSettings, ...refundSettings });
const ports = { orders: ordersTable(env.ORDERS_TABLE), desk: reversalDeskOf(env) };

export async function handler(event: unknown): Promise<void> {
  await reversePayment(z.parse(stepInput, event).orderId, ports);
}
