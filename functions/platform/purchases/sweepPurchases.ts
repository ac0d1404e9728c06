import { hasWorkLeft } from '#model/purchases.ts';
import { gauge } from '../metric.ts';
import { sweep } from '../sweep.ts';
import { firstDue, needingAttention } from '../sweepFigures.ts';
import { ageOfOldest } from './figures.ts';
import type { SweepPorts } from './lookAfter.ts';
import { lookAfter } from './lookAfter.ts';
import type { PayablePurchase } from './ports.ts';

/** Where the figures of a kind of purchases are found, and kept. */
export interface Figures {
  readonly tableName: string;
  readonly stage: string;
  /** Seconds since the oldest unfinished one was placed. */
  readonly oldest: string;
  /** How many need a person. */
  readonly attention: string;
}

/** Looks after every purchase that has not moved. The figures come first: they are to be seen where the sweep fails, too. Throws SweepError. */
export async function sweepPurchases<Row extends PayablePurchase>(
  { tableName, stage, oldest, attention }: Figures,
  ports: SweepPorts<Row>,
): Promise<void> {
  const { life, purchases } = ports;
  const rows = await Promise.all((await firstDue(tableName)).map(({ id }) => purchases.read(id)));
  const unfinished = rows.filter((row) => row !== null).filter(({ status }) => hasWorkLeft(life, status));
  gauge(oldest, stage, ageOfOldest(unfinished, new Date()), 'Seconds');
  gauge(attention, stage, await needingAttention(tableName), 'Count');
  await sweep(purchases, (id) => lookAfter(id, ports));
}
