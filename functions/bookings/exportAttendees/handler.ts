import * as z from 'zod/mini';
import { bookingError } from '#model/bookings.ts';
import type { ExportAttendeesPayload } from '#model/generated.ts';
import { downloadsIn } from '../../platform/download.ts';
import { environment, text } from '../../platform/environment.ts';
import { logger } from '../../platform/logger.ts';
import { attendeeFile } from './attendeeFile.ts';
import { attendeesOf } from './attendeeTables.ts';

const env = environment({ TICKETS_TABLE: text, BOOKINGS_TABLE: text, DOCUMENTS_BUCKET: text });
const tables = { tickets: env.TICKETS_TABLE, bookings: env.BOOKINGS_TABLE };
const download = downloadsIn(env.DOCUMENTS_BUCKET);

/** Whether the caller may see the event was asked before. */
const request = z.object({ callerId: z.string(), eventId: z.string() });

export async function handler(event: unknown): Promise<ExportAttendeesPayload> {
  const { callerId, eventId } = z.parse(request, event);
  const attending = await attendeesOf(eventId, tables);
  if (attending.length === 0) return { export: null, userErrors: [bookingError('NOTHING_FOUND', null)] };
  const file = attendeeFile(attending, new Date().toISOString().slice(0, 10));
  const { url } = await download(callerId, file);
  logger.info('attendees exported', { eventId, tickets: attending.length, bytes: file.content.length });
  return { export: { url, tickets: attending.length }, userErrors: [] };
}
