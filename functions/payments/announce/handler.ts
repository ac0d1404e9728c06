import type { PaymentEvent } from '#model/events.ts';
import { paymentEvent } from '#model/events.ts';
import type { PaymentRow } from '#model/payments.ts';
import { purchaseAttribute } from '#model/purchaseKinds.ts';
import { paymentRow } from '../../platform/commerceRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { count, gauge } from '../../platform/metric.ts';
import { announceChanges } from '../../platform/topic.ts';

const env = environment({ STAGE: text, PAYMENT_EVENTS_TOPIC: text });

export const handler = announceChanges(env.PAYMENT_EVENTS_TOPIC, paymentRow, counted, purchaseAttribute);

/** What became of payments is counted by the names of its events. The alarm goes by how many of those that were tried are refused. */
function counted(before: PaymentRow | null, after: PaymentRow): PaymentEvent | null {
  const event = paymentEvent(before, after);
  if (!event || event.before?.status === event.after.status) return event;
  count(event.type, env.STAGE);
  if (event.after.status === 'AUTHORIZED') gauge('PaymentRefused', env.STAGE, 0, 'Count');
  if (event.after.status === 'DECLINED') gauge('PaymentRefused', env.STAGE, 1, 'Count');
  return event;
}
