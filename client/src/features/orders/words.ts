import type { BookingStatus, OrderReason, OrderStatus, PaymentStatus } from '../../graphql/graphql.ts';

/** How each status of an order is said to a person. */
export const statusWords: Readonly<Record<OrderStatus, string>> = {
  PENDING: 'Placed',
  VALIDATED: 'Checked',
  PAYMENT_ACTION_REQUIRED: 'Waiting for payment',
  AUTHORIZED: 'Payment approved',
  RESERVED: 'Set aside for you',
  CAPTURING: 'Being charged',
  PAID: 'Paid',
  COMPLETED: 'Completed',
  FAILING: 'Being undone',
  FAILED: 'Failed',
  CANCELLING: 'Being cancelled',
  CANCELLED: 'Cancelled',
  NEEDS_ATTENTION: 'Needs attention',
};

/** What an order goes through where nothing comes between; what it passes in a moment is left out. */
const way: readonly OrderStatus[] = ['PENDING', 'VALIDATED', 'AUTHORIZED', 'RESERVED', 'PAID', 'COMPLETED'];

/** Where on the way a status stands that is not of it itself. */
const besideTheWay: Readonly<Partial<Record<OrderStatus, OrderStatus>>> = {
  PAYMENT_ACTION_REQUIRED: 'VALIDATED',
  CAPTURING: 'RESERVED',
};

/** What is still to come, if all goes well; nothing for an order that has ended or is being undone. */
export function toCome(status: OrderStatus): readonly OrderStatus[] {
  const index = way.indexOf(besideTheWay[status] ?? status);
  return index < 0 ? [] : way.slice(index + 1);
}

const ended: ReadonlySet<OrderStatus | BookingStatus> = new Set(['COMPLETED', 'CONFIRMED', 'FAILED', 'CANCELLED']);

/** Whether nothing happens by itself any more to an order, or a booking. */
export function isEnded(status: OrderStatus | BookingStatus): boolean {
  return ended.has(status);
}

/** How each status of a payment is said to a person. */
export const paymentWords: Readonly<Record<PaymentStatus, string>> = {
  CREATED: 'Begun',
  ACTION_REQUIRED: 'Waiting for you',
  AUTHORIZED: 'Approved, not charged',
  CAPTURED: 'Charged',
  DECLINED: 'Declined',
  VOIDED: 'Given up, not charged',
  REFUNDED: 'Given back',
};

/** What somebody can do about an order that did not come about. */
export type NextStep = 'ORDER_AGAIN' | 'LOOK_IN_SHOP' | 'WAIT';

/** What comes next, by why an order did not come about. */
export const nextSteps: Readonly<Record<OrderReason, NextStep>> = {
  OUT_OF_STOCK: 'LOOK_IN_SHOP',
  PRODUCT_UNAVAILABLE: 'LOOK_IN_SHOP',
  CARD_DECLINED: 'ORDER_AGAIN',
  INSUFFICIENT_FUNDS: 'ORDER_AGAIN',
  EXPIRED_CARD: 'ORDER_AGAIN',
  INCORRECT_CVC: 'ORDER_AGAIN',
  AUTHENTICATION_FAILED: 'ORDER_AGAIN',
  AUTHENTICATION_REQUIRED: 'ORDER_AGAIN',
  INVALID_PAYMENT_METHOD: 'ORDER_AGAIN',
  PROCESSING_ERROR: 'ORDER_AGAIN',
  PAYMENT_ACTION_TIMED_OUT: 'ORDER_AGAIN',
  PAYMENT_UNAVAILABLE: 'ORDER_AGAIN',
  NOT_PROCESSED: 'ORDER_AGAIN',
  CANCELLED_BY_CUSTOMER: 'ORDER_AGAIN',
  CANCELLED_BY_STAFF: 'LOOK_IN_SHOP',
  NOT_UNDONE: 'WAIT',
};

/** A card as people know it: `visa`, 4242. */
export function cardWords({ brand, last4 }: { readonly brand: string; readonly last4: string }): string {
  return `${brand.charAt(0).toUpperCase()}${brand.slice(1)} ending in ${last4}`;
}

/** An instant's time of day, to the second: an order moves several times within one minute. */
export function timeWords(instant: string): string {
  return new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }).format(new Date(instant));
}
