import type { PurchaseStatus } from './purchases.ts';

/** What can be paid for. */
export type PurchaseKind = 'ORDER' | 'BOOKING';

/** One purchase. */
export interface Purchase {
  kind: PurchaseKind;
  id: string;
}

/** The two attributes by which a row, an event and the provider's metadata name the purchase that they are about: exactly one is there. */
export interface PaidFor {
  orderId?: string;
  bookingId?: string;
}

/** The pair of attributes with the one that is there, as it is written. */
export type WrittenPaidFor = { orderId: string } | { bookingId: string };

/** Which purchase a row is about. */
export function purchaseOf({ orderId, bookingId }: PaidFor): Purchase {
  return bookingId ? { kind: 'BOOKING', id: bookingId } : { kind: 'ORDER', id: orderId ?? '-' };
}

/** How a row names its purchase. */
export function paidFor({ kind, id }: Purchase): WrittenPaidFor {
  return kind === 'BOOKING' ? { bookingId: id } : { orderId: id };
}

/** How what comes of a row names its purchase: as the row does. */
export function samePurchase(row: PaidFor): WrittenPaidFor {
  return paidFor(purchaseOf(row));
}

/** The message attribute `purchase`, by which whoever follows payments or refunds asks for those of one kind alone. */
export function purchaseAttribute(row: PaidFor): { purchase: PurchaseKind } {
  return { purchase: purchaseOf(row).kind };
}

/** What the provider's idempotency keys of a purchase begin with. */
export const purchaseKeyPrefixes = { ORDER: 'order', BOOKING: 'booking' } as const satisfies Record<
  PurchaseKind,
  string
>;

/** Where the web app shows a purchase, from its origin on. */
export function purchasePath({ kind, id }: Purchase): string {
  return `${kind === 'BOOKING' ? '/bookings' : '/orders'}/${id}`;
}

/**
 * What becomes of the money of a purchase. OPEN: it may still be paid. PAID: it was paid for good, whatever was given back since. UNDOING: it is being
 * undone, or waits for a person. UNDONE: it ended without having been paid.
 */
export type PurchaseStage = 'OPEN' | 'PAID' | 'UNDOING' | 'UNDONE';

/**
 * The stage that a purchase is in. `timeline`: what it went through; a booking that was paid can still be cancelled, and then stays paid: what is given
 * back of it are refunds.
 */
export function stageOf(purchase: {
  status: PurchaseStatus;
  timeline: readonly { status: PurchaseStatus }[];
}): PurchaseStage {
  if (purchase.timeline.some(({ status }) => isPaidStatus(status))) return 'PAID';
  switch (purchase.status) {
    case 'PENDING':
    case 'VALIDATED':
    case 'PAYMENT_ACTION_REQUIRED':
    case 'AUTHORIZED':
    case 'RESERVED':
    case 'CAPTURING':
      return 'OPEN';
    case 'PAID':
    case 'COMPLETED':
    case 'CONFIRMED':
      return 'PAID';
    case 'FAILING':
    case 'CANCELLING':
    case 'NEEDS_ATTENTION':
      return 'UNDOING';
    case 'FAILED':
    case 'CANCELLED':
      return 'UNDONE';
  }
}

function isPaidStatus(status: PurchaseStatus): boolean {
  return status === 'PAID' || status === 'COMPLETED' || status === 'CONFIRMED';
}
