import { bookingRow } from '../../platform/bookingRows.ts';
import { bookingEvent } from '../../platform/concertEvents.ts';
import { eventRow } from '../../platform/concertRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { parseJson } from '../../platform/json.ts';
import { logger } from '../../platform/logger.ts';
import { mailQueue } from '../../platform/mailQueue.ts';
import { eachMessage } from '../../platform/queue.ts';
import { getRow } from '../../platform/table.ts';
import { mailOf } from './mailOf.ts';

const env = environment({ BOOKINGS_TABLE: text, EVENTS_TABLE: text, MAIL_QUEUE_URL: text, WEB_URL: text });
const mails = mailQueue(env.MAIL_QUEUE_URL);

/** The event says that a booking was cancelled; whether it was confirmed before, and its address, stand in the row alone. */
export const handler = eachMessage(async (body) => {
  const { id, after } = parseJson(bookingEvent, body);
  if (!after.refund) return;
  const booking = await getRow(env.BOOKINGS_TABLE, { id }, bookingRow);
  const event = booking && (await getRow(env.EVENTS_TABLE, { id: booking.eventId }, eventRow));
  const mail = booking && mailOf(booking, event, env.WEB_URL);
  if (mail) await mails.ask(mail);
  logger.info('cancelled booking mailed', { bookingId: id, asked: mail !== null });
});
