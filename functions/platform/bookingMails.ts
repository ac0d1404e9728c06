import type { BookingRow } from '#model/bookings.ts';
import type { EventRow } from '#model/concerts.ts';
import type { CurrencyCode } from '#model/currencies.ts';
import { purchaseMail } from '#model/keys.ts';
import type { BookingMailValues, MailRequest } from '#model/mail.ts';
import { moneyOf } from '#model/money.ts';
import { purchasePath } from '#model/purchaseKinds.ts';
import { purchaseNumber } from '#model/purchases.ts';

/** A booking, as far as its mails tell of it. */
export type MailedBooking = Pick<
  BookingRow,
  | 'id'
  | 'ownerId'
  | 'email'
  | 'currency'
  | 'eventTitle'
  | 'eventStartsAt'
  | 'categoryName'
  | 'quantity'
  | 'names'
  | 'seats'
  | 'discount'
  | 'subtotal'
  | 'tax'
  | 'total'
>;

/** An event, as far as mails about bookings of it tell of it. */
export type MailedEvent = Pick<EventRow, 'title' | 'localStart' | 'venue'>;

/** What the mail queue is told once a booking is paid and has its receipt, of this number. `webUrl` is the web app's origin. */
export function bookingConfirmationOf(
  booking: MailedBooking,
  event: MailedEvent | null,
  { receipt, webUrl }: { readonly receipt: string; readonly webUrl: string },
): MailRequest<'booking-confirmed'> {
  const values = bookingMailValues(booking, event, webUrl);
  return {
    id: purchaseMail('booking-confirmed', booking.id),
    template: 'booking-confirmed',
    to: booking.email,
    ownerId: booking.ownerId,
    values: { ...values, receipt, receiptUrl: `${values.bookingUrl}/receipt` },
  };
}

/** What every mail about a booking is filled with, by the event as it is now; where that is gone, as it was booked. */
export function bookingMailValues(
  booking: MailedBooking,
  event: MailedEvent | null,
  webUrl: string,
): BookingMailValues {
  const { id, names, seats, quantity, discount, currency } = booking;
  return {
    booking: purchaseNumber(id),
    bookingUrl: `${webUrl}${purchasePath({ kind: 'BOOKING', id })}`,
    event: event?.title ?? booking.eventTitle,
    startsAt: event ? startOf(event) : `${booking.eventStartsAt.slice(0, 16).replace('T', ' ')} (UTC)`,
    venue: event ? placeOf(event) : '',
    category: booking.categoryName,
    quantity: `${quantity}`,
    tickets: Array.from({ length: quantity }, (_, index) => ({
      number: `${index + 1}`,
      name: names[index] ?? '',
      seat: seats[index] ?? '',
    })),
    discount: discount === 0 ? '' : priceOf(discount, currency),
    subtotal: priceOf(booking.subtotal, currency),
    tax: priceOf(booking.tax, currency),
    total: priceOf(booking.total, currency),
  };
}

/** By the clocks of the venue: `2027-03-28 19:30 (Europe/Berlin)`. */
export function startOf({ localStart, venue }: Pick<MailedEvent, 'localStart' | 'venue'>): string {
  return `${localStart.slice(0, 16).replace('T', ' ')} (${venue.zone})`;
}

/** The venue with its address, in one line. */
export function placeOf({ venue: { name, street, postalCode, city } }: Pick<MailedEvent, 'venue'>): string {
  return [name, street, [postalCode, city].filter(Boolean).join(' ')].filter((part) => part !== '').join(', ');
}

/** `149.90 EUR`. */
export function priceOf(minor: number, currencyCode: CurrencyCode): string {
  const { amount, currency } = moneyOf(minor, currencyCode);
  return `${amount} ${currency}`;
}
