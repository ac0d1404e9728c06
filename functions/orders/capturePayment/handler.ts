import * as z from 'zod/mini';
import { environment } from '../../platform/environment.ts';
import { paymentDeskOf, paymentSettings } from '../../platform/payments/connect.ts';
import { clockOf, orderSettings, ordersTable, stepInput } from '../connect.ts';
import { capturePayment } from './capturePayment.ts';
import type { OrderNews } from './news.ts';
import { newsOf } from './news.ts';

const env = environment({ ...orderSettings, ...paymentSettings });
const ports = { orders: ordersTable(env.ORDERS_TABLE), desk: paymentDeskOf(env), clock: clockOf(env) };

export async function handler(event: unknown): Promise<OrderNews> {
  return newsOf(await capturePayment(z.parse(stepInput, event).orderId, ports));
}
