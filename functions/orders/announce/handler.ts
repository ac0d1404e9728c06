import { orderEvent } from '#model/events.ts';
import { orderRow } from '../../platform/commerceRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { announceChanges } from '../../platform/topic.ts';

const env = environment({ ORDER_EVENTS_TOPIC: text });

export const handler = announceChanges(env.ORDER_EVENTS_TOPIC, orderRow, orderEvent);
