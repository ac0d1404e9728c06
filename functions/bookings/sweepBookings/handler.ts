import { environment, text } from '../../platform/environment.ts';
import { sweepPurchases } from '../../platform/purchases/sweepPurchases.ts';
import { stateMachine, waitingStep } from '../../ports/stepFunctions.ts';
import { payPorts, paySettings } from '../connect.ts';

const env = environment({ ...paySettings, PROCESS_BOOKING_STATE_MACHINE: text, STAGE: text });
const ports = { ...payPorts(env), workflow: stateMachine(env.PROCESS_BOOKING_STATE_MACHINE), step: waitingStep };
const figures = {
  tableName: env.BOOKINGS_TABLE,
  stage: env.STAGE,
  oldest: 'OldestUnfinishedBooking',
  attention: 'BookingsNeedingAttention',
};

export async function handler(): Promise<void> {
  await sweepPurchases(figures, ports);
}
