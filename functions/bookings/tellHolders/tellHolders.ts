import type { BookingRow } from '#model/bookings.ts';
import type { MailRequest } from '#model/mail.ts';
import type { BookingPage } from '../cancelEventBookings/cancelEvent.ts';
import type { HolderNews } from './news.ts';
import { newsMail } from './news.ts';

/** Where those are found who booked, and told. */
export interface TellingPorts {
  /** A page of an event's bookings by id, behind `after`, as an index knows them. */
  bookings(eventId: string, after: string | null): Promise<BookingPage>;
  booking(bookingId: string): Promise<BookingRow | null>;
  /** Resolves once the request cannot be lost any more; the same id again sends nothing twice. */
  ask(mail: MailRequest): Promise<void>;
  /** Has the rest told. */
  goOn(news: HolderNews): Promise<void>;
  /** The web app's origin. */
  readonly webUrl: string;
}

/** Tells a page of those whose booking is confirmed, and has the next one told: told twice is mailed once. Throws the SDK's errors. */
export async function tellHolders(news: HolderNews, ports: TellingPorts): Promise<void> {
  const { bookings, last } = await ports.bookings(news.eventId, news.cursor);
  for (const { id, seatsTaken } of bookings) {
    // It has been cancelled. Of one that never had tickets the index may be behind.
    if (seatsTaken === false) continue;
    const booking = await ports.booking(id);
    if (booking?.status === 'CONFIRMED') await ports.ask(newsMail(news, booking, ports.webUrl));
  }
  if (last !== null) await ports.goOn({ ...news, cursor: last });
}
