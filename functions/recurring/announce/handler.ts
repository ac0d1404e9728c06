import { recurringOrderEvent } from '#model/events.ts';
import { environment, text } from '../../platform/environment.ts';
import { recurringOrderRow } from '../../platform/recurringRows.ts';
import { announceChanges } from '../../platform/topic.ts';

const env = environment({ RECURRING_ORDER_EVENTS_TOPIC: text });

export const handler = announceChanges(env.RECURRING_ORDER_EVENTS_TOPIC, recurringOrderRow, recurringOrderEvent);
