import * as z from 'zod/mini';
import { eventRow } from '../../platform/concertRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { getRow } from '../../platform/table.ts';
import { bookingOf, registryOf, registrySettings } from '../connect.ts';
import type { BookingReceiptNews } from './generateBookingReceipt.ts';
import { generateBookingReceipt } from './generateBookingReceipt.ts';

const env = environment({ ...registrySettings, BOOKINGS_TABLE: text, EVENTS_TABLE: text });
const registry = registryOf(env);
const input = z.object({ bookingId: z.string() });

export async function handler(event: unknown): Promise<BookingReceiptNews> {
  const { bookingId } = z.parse(input, event);
  return await generateBookingReceipt(bookingId, {
    registry,
    booking: (id) => bookingOf(env, id),
    event: (id) => getRow(env.EVENTS_TABLE, { id }, eventRow),
    webUrl: env.WEB_URL,
  });
}
