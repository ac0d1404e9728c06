import type { BookingRow } from '#model/bookings.ts';
import type { OrderRow } from '#model/orders.ts';
import type { Purchase, PurchaseKind, PurchaseStage } from '#model/purchaseKinds.ts';
import { stageOf } from '#model/purchaseKinds.ts';

/** An order or a booking, as far as its documents and their mails tell of it: nothing of it but its stage changes once it is placed. */
export interface Documented
  extends Pick<
    OrderRow,
    | 'id'
    | 'ownerId'
    | 'email'
    | 'billTo'
    | 'currency'
    | 'lines'
    | 'subtotal'
    | 'tax'
    | 'total'
    | 'placedDay'
    | 'payAttempt'
  > {
  readonly kind: PurchaseKind;
  readonly stage: PurchaseStage;
  /** What its lines are of, where they do not say it themselves: the event. */
  readonly about: string | null;
}

/** Reads a purchase as it is at this moment; null where it is not there. */
export type ReadDocumented = (purchase: Purchase) => Promise<Documented | null>;

/** An order as its documents tell of it. */
export function documentedOrder(order: OrderRow): Documented {
  return { ...order, kind: 'ORDER', stage: stageOf(order), about: null };
}

/** A booking as its documents tell of it: its lines are tickets, and say of which event. */
export function documentedBooking(booking: BookingRow): Documented {
  return { ...booking, kind: 'BOOKING', stage: stageOf(booking), about: booking.eventTitle };
}
