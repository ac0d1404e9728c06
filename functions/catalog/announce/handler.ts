import { productEvent } from '#model/events.ts';
import { productRow } from '../../platform/commerceRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { announceChanges } from '../../platform/topic.ts';

const env = environment({ PRODUCT_EVENTS_TOPIC: text });

export const handler = announceChanges(env.PRODUCT_EVENTS_TOPIC, productRow, productEvent);
