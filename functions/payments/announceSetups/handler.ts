import { cardSetupEvent } from '#model/events.ts';
import { environment, text } from '../../platform/environment.ts';
import { cardSetupRow } from '../../platform/recurringRows.ts';
import { announceChanges } from '../../platform/topic.ts';

const env = environment({ PAYMENT_EVENTS_TOPIC: text });

export const handler = announceChanges(env.PAYMENT_EVENTS_TOPIC, cardSetupRow, cardSetupEvent);
