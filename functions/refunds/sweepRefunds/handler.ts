import { environment, text } from '../../platform/environment.ts';
import { gauge } from '../../platform/metric.ts';
import { overdueFor } from '../../platform/overdue.ts';
import { paymentTable } from '../../platform/payments/connect.ts';
import { sweep } from '../../platform/sweep.ts';
import { firstDue, needingAttention } from '../../platform/sweepFigures.ts';
import { carryPorts, carrySettings } from '../connect.ts';
import { lookAfter } from './lookAfter.ts';

const env = environment({ ...carrySettings, STAGE: text });
const ports = { ...carryPorts(env), payments: paymentTable(env.PAYMENTS_TABLE) };

/** The figures come first: they are to be seen where the sweep fails, too. */
export async function handler(): Promise<void> {
  gauge('FailedRefunds', env.STAGE, await needingAttention(env.REFUNDS_TABLE), 'Count');
  gauge('RefundsOverdueFor', env.STAGE, overdueFor(await firstDue(env.REFUNDS_TABLE), new Date()), 'Seconds');
  await sweep(ports.refunds, (refundId) => lookAfter(refundId, ports));
}
