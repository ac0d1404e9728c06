import type { Money } from '#model/money.ts';
import { moneyOf } from '#model/money.ts';
import type { PurchaseLife } from '#model/purchases.ts';
import { purchaseNumber } from '#model/purchases.ts';
import type { PayablePurchase } from './ports.ts';

/**
 * What the topics OrderNotifications and BookingNotifications carry once a purchase is paid: for whoever reaches its owner by other ways than mail. It names
 * the purchase by `orderId` or `bookingId`; `version` is that of this shape.
 */
export interface PaidNotification {
  readonly type: 'OrderConfirmed' | 'BookingConfirmed';
  readonly version: 1;
  readonly orderId?: string;
  readonly bookingId?: string;
  readonly ownerId: string;
  readonly number: string;
  readonly total: Money;
}

/** What is told of a paid purchase; `told` where it is complete, and so was told before. */
export interface PaidNews {
  readonly told: boolean;
  readonly notification: PaidNotification;
}

export function newsOf({ noun, idName, complete }: PurchaseLife, row: PayablePurchase): PaidNews {
  const { id, ownerId, total, currency } = row;
  return {
    told: row.status === complete,
    notification: {
      type: noun === 'order' ? 'OrderConfirmed' : 'BookingConfirmed',
      version: 1,
      [idName]: id,
      ownerId,
      number: purchaseNumber(id),
      total: moneyOf(total, currency),
    },
  };
}
