import type { OrderRow } from '#model/orders.ts';
import { isUnfinished } from '#model/orders.ts';
import { environment, text } from '../../platform/environment.ts';
import { gauge } from '../../platform/metric.ts';
import { paymentDeskOf, paymentSettings } from '../../platform/payments/connect.ts';
import { sweep } from '../../platform/sweep.ts';
import { firstDue, needingAttention } from '../../platform/sweepFigures.ts';
import { stateMachine, waitingStep } from '../../ports/stepFunctions.ts';
import { clockOf, orderSettings, ordersTable } from '../connect.ts';
import { ageOfOldest } from './figures.ts';
import { lookAfter } from './lookAfter.ts';

const env = environment({ ...orderSettings, ...paymentSettings, PROCESS_ORDER_STATE_MACHINE: text, STAGE: text });
const orders = ordersTable(env.ORDERS_TABLE);
const ports = {
  orders,
  desk: paymentDeskOf(env),
  clock: clockOf(env),
  workflow: stateMachine(env.PROCESS_ORDER_STATE_MACHINE),
  step: waitingStep,
};

/** The figures come first: they are to be seen where the sweep fails, too. */
export async function handler(): Promise<void> {
  const rows = await Promise.all((await firstDue(env.ORDERS_TABLE)).map(({ id }) => orders.read(id)));
  const unfinished = rows.filter((row): row is OrderRow => row !== null && isUnfinished(row.status));
  gauge('OldestUnfinishedOrder', env.STAGE, ageOfOldest(unfinished, new Date()), 'Seconds');
  gauge('OrdersNeedingAttention', env.STAGE, await needingAttention(env.ORDERS_TABLE), 'Count');
  await sweep(orders, (orderId) => lookAfter(orderId, ports));
}
