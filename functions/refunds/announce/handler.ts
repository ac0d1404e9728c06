import { refundEvent } from '#model/events.ts';
import { purchaseAttribute } from '#model/purchaseKinds.ts';
import { environment, text } from '../../platform/environment.ts';
import { refundRow } from '../../platform/refundRows.ts';
import { announceChanges } from '../../platform/topic.ts';

const env = environment({ REFUND_EVENTS_TOPIC: text });

export const handler = announceChanges(env.REFUND_EVENTS_TOPIC, refundRow, refundEvent, purchaseAttribute);
