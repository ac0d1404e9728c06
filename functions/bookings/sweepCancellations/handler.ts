import { eventCancellationRow } from '../../platform/bookingRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { gauge } from '../../platform/metric.ts';
import { getRow } from '../../platform/table.ts';
import { LAST_PASS } from '../cancelEventBookings/cancelEvent.ts';
import { askAgain, dueCancellations } from '../connectCancellations.ts';

const env = environment({ EVENT_CANCELLATIONS_TABLE: text, EVENT_CANCELLATIONS_QUEUE_URL: text, STAGE: text });

/** Has cancellations gone on with that do not move: their message was lost, or they wait for a booking that is stuck. */
export async function handler(): Promise<void> {
  const now = new Date();
  const due = await dueCancellations(env.EVENT_CANCELLATIONS_TABLE, now.toISOString());
  let oldest = 0;
  for (const eventId of due) {
    const row = await getRow(env.EVENT_CANCELLATIONS_TABLE, { eventId }, eventCancellationRow);
    if (row?.status !== 'RUNNING') continue;
    oldest = Math.max(oldest, Math.round((now.getTime() - Date.parse(row.startedAt)) / 1000));
    await askAgain(env.EVENT_CANCELLATIONS_QUEUE_URL, { eventId, pass: LAST_PASS - 1 });
  }
  gauge('OldestEventCancellation', env.STAGE, oldest, 'Seconds');
}
