import { environment, text } from '../../platform/environment.ts';
import { orderRow } from '../../platform/commerceRows.ts';
import { sweep } from '../../platform/sweep.ts';
import { getRow } from '../../platform/table.ts';
import { runQueue } from '../connect.ts';
import { cardPortsOf, cardSettings } from '../connectCards.ts';
import type { SweepPorts } from './lookAfter.ts';
import { lookAfter } from './lookAfter.ts';

const env = environment({ ...cardSettings, ORDERS_TABLE: text, RUNS_QUEUE_URL: text });
const ports: SweepPorts = {
  ...cardPortsOf(env),
  runs: runQueue(env.RUNS_QUEUE_URL),
  orderOf: (id) => getRow(env.ORDERS_TABLE, { id }, orderRow),
};

export async function handler(): Promise<void> {
  await sweep(ports.recurring, (id) => lookAfter(id, ports));
}
