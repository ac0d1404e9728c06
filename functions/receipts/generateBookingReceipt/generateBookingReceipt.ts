import type { BookingRow } from '#model/bookings.ts';
import type { MailRequest } from '#model/mail.ts';
import { stageOf } from '#model/purchaseKinds.ts';
import type { MailedEvent } from '../../platform/bookingMails.ts';
import { bookingConfirmationOf } from '../../platform/bookingMails.ts';
import { documentedBooking } from '../documented.ts';
import type { Registry } from '../registry.ts';
import { issueReceipt } from '../registry.ts';

export interface BookingReceiptPlaces {
  readonly registry: Registry;
  booking(id: string): Promise<BookingRow | null>;
  /** Where and when it takes place, by its id. */
  event(id: string): Promise<MailedEvent | null>;
  /** The web app's origin. */
  readonly webUrl: string;
}

/** What the workflow tells next. */
export interface BookingReceiptNews {
  readonly mail: MailRequest<'booking-confirmed'>;
}

/** Only what was paid has a receipt: whoever asks for another one has a fault. */
export class BookingNotPaid extends Error {
  override readonly name = 'BookingNotPaid';
}

/** Issues the receipt of a paid booking and answers the mail that links it. The same call again does the same. Throws BookingNotPaid, OvertakenError. */
export async function generateBookingReceipt(
  bookingId: string,
  { registry, booking, event, webUrl }: BookingReceiptPlaces,
): Promise<BookingReceiptNews> {
  const row = await booking(bookingId);
  if (!row || stageOf(row) !== 'PAID') throw new BookingNotPaid(`${bookingId} is ${row?.status ?? 'missing'}.`);
  const { number } = await issueReceipt(documentedBooking(row), registry);
  return { mail: bookingConfirmationOf(row, await event(row.eventId), { receipt: number, webUrl }) };
}
