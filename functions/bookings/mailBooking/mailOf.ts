import type { BookingReason, BookingRow } from '#model/bookings.ts';
import { bookingReasonSentences } from '#model/bookings.ts';
import { purchaseMail } from '#model/keys.ts';
import type { MailRequest } from '#model/mail.ts';
import type { MailedEvent } from '../../platform/bookingMails.ts';
import { bookingMailValues } from '../../platform/bookingMails.ts';

type EndedMail = MailRequest<'booking-failed'> | MailRequest<'booking-cancelled'>;

/** Whether the owner is told here: of a booking that did not come about. What was confirmed and then cancelled is told with its refund. */
export function isMailed({ status, cancellation }: Pick<BookingRow, 'status' | 'cancellation'>): boolean {
  return status === 'FAILED' || (status === 'CANCELLED' && cancellation === undefined);
}

/** What the owner of a booking that did not come about is told. `webUrl` is the web app's origin. */
export function mailOf(booking: BookingRow, event: MailedEvent | null, webUrl: string): EndedMail {
  const isFailure = booking.status === 'FAILED';
  const reason = booking.reason ?? (isFailure ? 'NOT_PROCESSED' : 'CANCELLED_BY_STAFF');
  const values = {
    ...bookingMailValues(booking, event, webUrl),
    reason: bookingReasonSentences[reason],
    nextStep: nextStepOf(reason),
    refund: '',
  };
  const addressed = { to: booking.email, ownerId: booking.ownerId, values };
  return isFailure
    ? { id: purchaseMail('booking-failed', booking.id), template: 'booking-failed', ...addressed }
    : { id: purchaseMail('booking-cancelled', booking.id), template: 'booking-cancelled', ...addressed };
}

function nextStepOf(reason: BookingReason): string {
  switch (reason) {
    case 'EVENT_NOT_ON_SALE':
    case 'EVENT_CANCELLED':
      return 'See the event’s page for what becomes of it.';
    case 'HOLD_LOST':
    case 'SEATS_LOST':
      return 'Choose tickets again: others may have come back.';
    case 'PAYMENT_UNAVAILABLE':
    case 'NOT_PROCESSED':
      return 'Book again in a few minutes.';
    case 'PAYMENT_ACTION_TIMED_OUT':
      return 'Choose tickets again, and confirm the payment within 15 minutes.';
    case 'CANCELLED_BY_CUSTOMER':
    case 'CANCELLED_BY_STAFF':
      return 'If you still want to come, choose tickets again.';
    case 'NOT_UNDONE':
      return 'You need to do nothing. We write again when this is settled.';
    default:
      return 'Book again, with another card if need be: the tickets are kept for you until their time is over.';
  }
}
