import { eventCancellationRow } from '../../platform/bookingRows.ts';
import { environment, text } from '../../platform/environment.ts';
import { gauge } from '../../platform/metric.ts';
import { getRow } from '../../platform/table.ts';
import { askAgain, runningCancellations } from '../connectCancellations.ts';
import { sweepCancellations } from './sweepCancellations.ts';

const env = environment({ EVENT_CANCELLATIONS_TABLE: text, EVENT_CANCELLATIONS_QUEUE_URL: text, STAGE: text });
const ports = {
  running: () => runningCancellations(env.EVENT_CANCELLATIONS_TABLE),
  progress: (eventId: string) => getRow(env.EVENT_CANCELLATIONS_TABLE, { eventId }, eventCancellationRow),
  again: (eventId: string, pass: number) => askAgain(env.EVENT_CANCELLATIONS_QUEUE_URL, { eventId, pass }),
  now: () => new Date(),
};

export async function handler(): Promise<void> {
  gauge('OldestEventCancellation', env.STAGE, await sweepCancellations(ports), 'Seconds');
}
