import type { BookingCancellation, BookingRow } from '#model/bookings.ts';
import { bookingReasonSentences } from '#model/bookings.ts';
import type { EventRow } from '#model/concerts.ts';
import { purchaseMail } from '#model/keys.ts';
import type { MailRequest } from '#model/mail.ts';
import { purchasePath } from '#model/purchaseKinds.ts';
import { purchaseNumber } from '#model/purchases.ts';
import { bookingMailValues, placeOf, priceOf } from '../../platform/bookingMails.ts';

type CancelledMail = MailRequest<'booking-cancelled'> | MailRequest<'event-cancelled'>;

/** What the owner of a booking is told that was confirmed and then cancelled; null where it was not. `webUrl` is the web app's origin. */
export function mailOf(booking: BookingRow, event: EventRow | null, webUrl: string): CancelledMail | null {
  const { cancellation } = booking;
  if (!cancellation) return null;
  return cancellation.by === 'EVENT'
    ? eventMailOf(booking, event, cancellation, webUrl)
    : bookingMailOf(booking, event, cancellation, webUrl);
}

function bookingMailOf(
  booking: BookingRow,
  event: EventRow | null,
  cancellation: BookingCancellation,
  webUrl: string,
): MailRequest<'booking-cancelled'> {
  const reason = cancellation.by === 'CUSTOMER' ? 'CANCELLED_BY_CUSTOMER' : 'CANCELLED_BY_STAFF';
  return {
    id: purchaseMail('booking-cancelled', booking.id),
    template: 'booking-cancelled',
    to: booking.email,
    ownerId: booking.ownerId,
    values: {
      ...bookingMailValues(booking, event, webUrl),
      reason: bookingReasonSentences[reason],
      nextStep: keptOf(booking, cancellation),
      refund: cancellation.refund === 0 ? '' : priceOf(cancellation.refund, booking.currency),
    },
  };
}

function keptOf({ total, currency }: BookingRow, { refund, fee }: BookingCancellation): string {
  if (total === 0) return 'If you still want to come, book other tickets.';
  if (fee === 0) return 'You get all of your money back.';
  if (refund === 0) return 'By the terms of the booking nothing is given back any more.';
  return `By the terms of the booking ${priceOf(fee, currency)} are kept.`;
}

function eventMailOf(
  booking: BookingRow,
  event: EventRow | null,
  { refund }: BookingCancellation,
  webUrl: string,
): MailRequest<'event-cancelled'> {
  const { id, currency } = booking;
  return {
    id: purchaseMail('event-cancelled', id),
    template: 'event-cancelled',
    to: booking.email,
    ownerId: booking.ownerId,
    values: {
      booking: purchaseNumber(id),
      bookingUrl: `${webUrl}${purchasePath({ kind: 'BOOKING', id })}`,
      event: event?.title ?? booking.eventTitle,
      change: 'The event was called off, and your tickets are not good any more.',
      startsAt: '',
      venue: event ? placeOf(event) : '',
      note: event?.note ?? '',
      nextStep:
        refund === 0
          ? 'You need to do nothing.'
          : `We give back all of your money: ${priceOf(refund, currency)}. It may take your bank some days to show it.`,
    },
  };
}
