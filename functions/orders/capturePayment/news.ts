import type { Money } from '#model/money.ts';
import { moneyOf } from '#model/money.ts';
import type { OrderRow } from '#model/orders.ts';
import { purchaseNumber } from '#model/purchases.ts';

/** What the topic OrderNotifications carries once an order is paid: for whoever reaches its owner by other ways than mail. `version` is that of this shape. */
export interface OrderNotification {
  readonly type: 'OrderConfirmed';
  readonly version: 1;
  readonly orderId: string;
  readonly ownerId: string;
  readonly number: string;
  readonly total: Money;
}

/** What is told of a paid order; `told` where it is completed, and so was told before. */
export interface OrderNews {
  readonly told: boolean;
  readonly notification: OrderNotification;
}

export function newsOf(order: OrderRow): OrderNews {
  const { id: orderId, ownerId, total, currency } = order;
  return {
    told: order.status === 'COMPLETED',
    notification: {
      type: 'OrderConfirmed',
      version: 1,
      orderId,
      ownerId,
      number: purchaseNumber(orderId),
      total: moneyOf(total, currency),
    },
  };
}
