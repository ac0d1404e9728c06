import { fileEvent } from '#model/events.ts';
import { environment, text } from '../../platform/environment.ts';
import { fileRow } from '../../platform/rows.ts';
import { announceChanges } from '../../platform/topic.ts';

const env = environment({ FILE_EVENTS_TOPIC: text });

export const handler = announceChanges(env.FILE_EVENTS_TOPIC, fileRow, fileEvent);
