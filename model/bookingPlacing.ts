import type { BookingRow } from './bookings.ts';
import type { PolicyRow } from './concerts.ts';
import type { CurrencyCode } from './currencies.ts';
import type { HoldRow } from './holds.ts';
import type { PricedTickets } from './promoCodes.ts';
import { begunPurchase } from './purchases.ts';
import type { Buyer } from './receipts.ts';

/** What its caller gave for a booking, checked and written in one form. */
export interface AskedBooking {
  holdId: string;
  /** In lower case. */
  email: string;
  /** Empty where nobody is named. */
  names: string[];
  /** In capital letters. */
  promoCode: string | null;
  billTo: Buyer | null;
  paymentMethodId: string | null;
  /** In minor units. */
  expectedTotal: { minor: number; currency: CurrencyCode } | null;
}

/** The input in one form, so that a repeated call is told from another one. APPSYNC_JS has no hash. */
export function canonicalBooking({
  holdId,
  email,
  names,
  promoCode,
  billTo,
  paymentMethodId,
  expectedTotal,
}: AskedBooking): string {
  const { name, address, vatNumber } = billTo ?? { name: null };
  const { street, addressLine, postalCode, city, country } = address ?? {};
  const buyer = [name, street, addressLine, postalCode, city, country, vatNumber].map((text) => text ?? null);
  return JSON.stringify([
    holdId,
    email,
    names,
    promoCode,
    paymentMethodId,
    expectedTotal ? [expectedTotal.minor, expectedTotal.currency] : null,
    buyer,
  ]);
}

/** What a booking keeps of its event. */
export interface BookedEvent {
  organizerId: string;
  policy: PolicyRow;
}

/** Who books, and when. Instants UTC, ISO 8601. */
export interface BookedFacts {
  id: string;
  at: string;
  /** When a sweeper looks at it if nothing has moved it by then. */
  dueAt: string;
}

/** The row of a booking at the moment it is made. */
export function placedBooking(
  asked: AskedBooking,
  hold: HoldRow,
  event: BookedEvent,
  priced: PricedTickets,
  facts: BookedFacts,
): BookingRow {
  const { lines, discount, subtotal, tax, total } = priced;
  return {
    id: facts.id,
    ownerId: hold.ownerId,
    eventId: hold.eventId,
    categoryId: hold.categoryId,
    organizerId: event.organizerId,
    holdId: hold.id,
    eventTitle: hold.eventTitle,
    categoryName: hold.categoryName,
    eventStartsAt: hold.eventStartsAt,
    email: asked.email,
    ...(asked.billTo === null ? {} : { billTo: asked.billTo }),
    ...(asked.paymentMethodId === null ? {} : { paymentMethodId: asked.paymentMethodId }),
    ...(asked.promoCode === null ? {} : { promoCode: asked.promoCode }),
    quantity: hold.quantity,
    names: asked.names,
    seats: hold.seats,
    shards: hold.shards,
    unitPrice: hold.unitPrice,
    taxRate: hold.taxRate,
    currency: hold.currency,
    lines,
    discount,
    subtotal,
    tax,
    total,
    policy: event.policy,
    ...begunPurchase(facts),
  };
}
