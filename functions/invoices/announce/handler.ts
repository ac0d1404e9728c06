import { invoiceEvent } from '#model/events.ts';
import { environment, text } from '../../platform/environment.ts';
import { invoiceRow } from '../../platform/rows.ts';
import { announceChanges } from '../../platform/topic.ts';

const env = environment({ INVOICE_EVENTS_TOPIC: text });

export const handler = announceChanges(env.INVOICE_EVENTS_TOPIC, invoiceRow, invoiceEvent);
