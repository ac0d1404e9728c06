import { environment, text } from '../../platform/environment.ts';
import { gauge } from '../../platform/metric.ts';
import { holdRow } from '../../platform/bookingRows.ts';
import { sweep } from '../../platform/sweep.ts';
import { firstDue } from '../../platform/sweepFigures.ts';
import { tableOf } from '../../platform/table.ts';
import { holdPorts, holdSettings } from '../connectHolds.ts';
import { expireHold } from '../expireHold/expireHold.ts';
import { overdueFor } from '../../platform/overdue.ts';

const env = environment({ ...holdSettings, STAGE: text });
const holds = tableOf(env.TICKET_HOLDS_TABLE, holdRow);
const ports = holdPorts(env);

/** Ends every hold whose time is over and of whose end no message told. The figure comes first: it is to be seen where the sweep fails, too. */
export async function handler(): Promise<void> {
  gauge('HoldsOverdueFor', env.STAGE, overdueFor(await firstDue(env.TICKET_HOLDS_TABLE), new Date()), 'Seconds');
  await sweep(holds, (holdId) => expireHold(holdId, ports));
}
