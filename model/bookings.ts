import type { PolicyRow } from './concerts.ts';
import type { CurrencyCode } from './currencies.ts';
import type { BookingErrorCode, UserError } from './errors.ts';
import { bookingErrorSentences } from './errors.ts';
import type { OrderLineRow } from './orders.ts';
import type { PurchaseFacts, PurchaseLife, PurchaseReason } from './purchases.ts';
import { payingEdges, purchaseReasonSentences, undoingEdges } from './purchases.ts';
import type { Buyer } from './receipts.ts';
import type { StatusMachine } from './statusMachine.ts';
import type { ShardPart } from './tickets.ts';

/** A booking's life: of the purchases', with CONFIRMED at its end. */
export type BookingStatus = keyof typeof bookingMachine;

/** Where a booking may go. One that is CONFIRMED is cancelled in one step, with the refund that follows from it. */
export const bookingMachine = {
  ...payingEdges,
  PAID: ['CONFIRMED'],
  CONFIRMED: ['CANCELLED'],
  ...undoingEdges,
} as const satisfies StatusMachine<keyof typeof payingEdges | keyof typeof undoingEdges | 'PAID' | 'CONFIRMED'>;

/** What the workflow of bookings goes by. */
export const bookingLife: PurchaseLife = {
  noun: 'booking',
  idName: 'bookingId',
  machine: bookingMachine,
  complete: 'CONFIRMED',
  takenFlag: 'seatsTaken',
};

/** Why a booking failed, was cancelled or needs attention, with the sentence a person reads beside it. */
export const bookingReasonSentences = {
  ...purchaseReasonSentences,
  EVENT_NOT_ON_SALE: 'The event was called off or postponed in the meantime. Nothing was charged.',
  HOLD_LOST: 'The tickets were let go of before the booking was begun. Nothing was charged.',
  SEATS_LOST: 'The payment came after the tickets’ time was over, and others have them now. Nothing was charged.',
  NOT_PROCESSED: 'Something went wrong on our side. The booking was undone and nothing was charged.',
  CANCELLED_BY_CUSTOMER: 'You cancelled this booking.',
  CANCELLED_BY_STAFF: 'The organiser or our staff cancelled this booking.',
  EVENT_CANCELLED: 'The event was called off. You get all of your money back.',
  NOT_UNDONE: 'This booking could not be undone by itself. Our staff looks at it.',
} as const satisfies Record<
  PurchaseReason | 'EVENT_NOT_ON_SALE' | 'HOLD_LOST' | 'SEATS_LOST' | 'EVENT_CANCELLED',
  string
>;

/** Why a booking failed, was cancelled or needs attention. */
export type BookingReason = keyof typeof bookingReasonSentences;

/** Bounds of what a booking may hold. */
export const bookingLimits = { email: 254, name: 120, paymentMethodId: 255 } as const;

/** Who cancelled a booking that was confirmed, and what came of it. Amounts in minor units. */
export interface BookingCancellation {
  by: 'CUSTOMER' | 'STAFF' | 'EVENT';
  /** What is given back. */
  refund: number;
  /** What is kept. */
  fee: number;
  /** UTC, ISO 8601. */
  at: string;
}

/** A row of the Bookings table. Amounts in minor units; instants UTC, ISO 8601. */
export interface BookingRow extends PurchaseFacts<BookingStatus, BookingReason> {
  eventId: string;
  categoryId: string;
  organizerId: string;
  holdId: string;
  eventTitle: string;
  categoryName: string;
  /** The start of the event when its tickets were held. */
  eventStartsAt: string;
  /** In lower case. */
  email: string;
  billTo?: Buyer;
  quantity: number;
  /** One a ticket, empty texts where somebody was named on others later; none at all where nobody is named. */
  names: string[];
  /** Empty where seats have no numbers. */
  seats: string[];
  /** Where its tickets are counted. */
  shards: ShardPart[];
  /** Of one ticket, before tax and discount. */
  unitPrice: number;
  /** Hundredths of a percent. */
  taxRate: number;
  promoCode?: string;
  /** What the promo code took off, before tax. */
  discount: number;
  currency: CurrencyCode;
  /** What is paid, receipted and given back: as the lines of an order, `productId` being the ticket category's id. They add up to the total. */
  lines: OrderLineRow[];
  subtotal: number;
  tax: number;
  total: number;
  /** The policy it was made under. */
  policy: PolicyRow;
  /** The UTC day of `placedAt`. */
  placedDay: string;
  /** Whether its tickets are counted as sold at this moment. */
  seatsTaken?: boolean;
  /** Whether its use of the promo code was given back. */
  promoReturned?: boolean;
  confirmedAt?: string;
  cancellation?: BookingCancellation;
  /** Whether the outcome of its refund is counted in its event's cancellation. */
  refundCounted?: 'SUCCEEDED' | 'FAILED';
}

/** The error with the sentence of its code. */
export function bookingError(code: BookingErrorCode, field: string | null): UserError<BookingErrorCode> {
  return { code, field, message: bookingErrorSentences[code] };
}
