import type { MailRequest } from '#model/mail.ts';
import type { OrderRow } from '#model/orders.ts';
import { cancellationOf, failureOf } from '../../platform/orderMails.ts';

/** What the owner of an order that did not come about is told; null where it is no such order. `webUrl` is the web app's origin. */
export function mailOf(order: OrderRow, webUrl: string): MailRequest | null {
  switch (order.status) {
    case 'FAILED':
      return isToldByRecurring(order) ? null : failureOf(order, webUrl);
    case 'CANCELLED':
      return cancellationOf(order, webUrl);
    default:
      return null;
  }
}

/** What keeps a run of a recurring order from coming about for good is told with what becomes of the next one: functions/recurring/mailRecurringOrder. */
function isToldByRecurring({ recurringOrderId, reason }: OrderRow): boolean {
  return recurringOrderId !== undefined && (reason === 'OUT_OF_STOCK' || reason === 'PRODUCT_UNAVAILABLE');
}
