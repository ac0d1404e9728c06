import { eventEvent } from '#model/concertEvents.ts';
import { eventRow } from '../../platform/concertRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { announceChanges } from '../../platform/topic.ts';

const env = environment({ EVENT_EVENTS_TOPIC: text });

export const handler = announceChanges(env.EVENT_EVENTS_TOPIC, eventRow, eventEvent);
