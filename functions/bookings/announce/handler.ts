import { bookingEvent } from '#model/concertEvents.ts';
import { bookingRow } from '../../platform/bookingRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { announceChanges } from '../../platform/topic.ts';

const env = environment({ BOOKING_EVENTS_TOPIC: text });

export const handler = announceChanges(env.BOOKING_EVENTS_TOPIC, bookingRow, bookingEvent);
