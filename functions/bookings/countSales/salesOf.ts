import type { BookingEvent } from '#model/concertEvents.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import { dayCategory, salesEntry } from '#model/keys.ts';
import { minorOf } from '#model/money.ts';

/** What an event of a booking counts for, once. Amounts in minor units. */
export interface SalesEntry {
  /** Of the TicketSalesEntries table. */
  readonly id: string;
  readonly eventId: string;
  readonly dayCategory: string;
  readonly day: string;
  readonly categoryId: string;
  readonly currency: CurrencyCode;
  readonly add: Readonly<Record<'tickets' | 'gross' | 'cancelledTickets' | 'refunded', number>>;
}

/** What the event counts for: a booking's confirmation, or its cancellation after it; null for others. The day is the UTC day on which it happened. */
export function salesOf({ type, id, at, before, after }: BookingEvent): SalesEntry | null {
  const { eventId, categoryId, quantity, total, refund } = after;
  const day = at.slice(0, 10);
  const where = { eventId, categoryId, day, dayCategory: dayCategory(day, categoryId), currency: total.currency };
  if (type === 'BookingConfirmed') {
    // Another name on a ticket: of a later day, and it may be heard of first.
    if (before?.status === 'CONFIRMED') return null;
    const add = { tickets: quantity, gross: minorIn(total), cancelledTickets: 0, refunded: 0 };
    return { ...where, id: salesEntry(id, 'confirmed'), add };
  }
  // One that was never confirmed says nothing of what is given back.
  if (type !== 'BookingCancelled' || !refund) return null;
  const add = { tickets: 0, gross: 0, cancelledTickets: quantity, refunded: minorIn(refund) };
  return { ...where, id: salesEntry(id, 'cancelled'), add };
}

function minorIn({ amount, currency }: BookingEvent['after']['total']): number {
  const minor = minorOf(amount, currency);
  if (minor === null) throw new Error(`${amount} is no amount of ${currency}.`);
  return minor;
}
