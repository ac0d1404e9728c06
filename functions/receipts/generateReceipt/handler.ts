import * as z from 'zod/mini';
import { environment, text } from '../../platform/environment.ts';
import { orderOf, registryOf, registrySettings } from '../connect.ts';
import type { ReceiptNews } from './generateReceipt.ts';
import { generateReceipt } from './generateReceipt.ts';

const env = environment({ ...registrySettings, ORDERS_TABLE: text });
const registry = registryOf(env);
const input = z.object({ orderId: z.string() });

export async function handler(event: unknown): Promise<ReceiptNews> {
  const { orderId } = z.parse(input, event);
  return await generateReceipt(orderId, { registry, order: (id) => orderOf(env, id), webUrl: env.WEB_URL });
}
