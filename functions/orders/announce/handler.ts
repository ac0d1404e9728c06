import { orderEvent, RECURRING_ORIGIN } from '#model/events.ts';
import { orderRow } from '../../platform/commerceRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { announceChanges } from '../../platform/topic.ts';

const env = environment({ ORDER_EVENTS_TOPIC: text });

/** Whoever follows recurring orders hears of their runs alone: infra/domains/recurring.ts. */
export const handler = announceChanges(env.ORDER_EVENTS_TOPIC, orderRow, orderEvent, ({ recurringOrderId }) =>
  recurringOrderId === undefined ? {} : { origin: RECURRING_ORIGIN },
);
