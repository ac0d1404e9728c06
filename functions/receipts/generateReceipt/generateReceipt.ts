import type { MailRequest } from '#model/mail.ts';
import type { OrderRow } from '#model/orders.ts';
import { stageOf } from '#model/purchaseKinds.ts';
import { confirmationOf } from '../../platform/orderMails.ts';
import type { Registry } from '../registry.ts';
import { documentedOrder } from '../documented.ts';
import { issueReceipt } from '../registry.ts';

export interface ReceiptPlaces {
  readonly registry: Registry;
  order(id: string): Promise<OrderRow | null>;
  /** The web app's origin. */
  readonly webUrl: string;
}

/** What the workflow tells next. */
export interface ReceiptNews {
  readonly mail: MailRequest;
}

/** Only what was paid has a receipt: whoever asks for another one has a fault. */
export class OrderNotPaid extends Error {
  override readonly name = 'OrderNotPaid';
}

/** Issues the receipt of a paid order and answers the mail that links it. The same call again does the same. Throws OrderNotPaid, OvertakenError. */
export async function generateReceipt(
  orderId: string,
  { registry, order, webUrl }: ReceiptPlaces,
): Promise<ReceiptNews> {
  const row = await order(orderId);
  if (!row || stageOf(row) !== 'PAID') throw new OrderNotPaid(`${orderId} is ${row?.status ?? 'missing'}.`);
  const { number } = await issueReceipt(documentedOrder(row), registry);
  return { mail: confirmationOf(row, number, webUrl) };
}
