import { cancelRuns } from '#model/recurringRuns.ts';
import type { OrderRow } from '#model/orders.ts';
import { logger } from '../../platform/logger.ts';
import { beginSetup } from '../beginSetup/begin.ts';
import { PaymentFault } from '../../ports/payments.ts';
import type { CardPorts } from '../cards.ts';
import { changeOf } from '../changes.ts';
import type { RunQueue } from '../connect.ts';
import { followOrder } from '../followOrder/follow.ts';

export interface SweepPorts extends CardPorts {
  readonly runs: RunQueue;
  orderOf(orderId: string): Promise<OrderRow | null>;
}

/** Whether it has no card, also by the word of the provider. One that could not even be begun there has none. */
async function isStillBare(recurringOrderId: string, ports: SweepPorts): Promise<boolean> {
  try {
    const row = await beginSetup({ recurringOrderId, paymentMethodId: null }, ports);
    return row?.status === 'SETUP_REQUIRED';
  } catch (error) {
    if (error instanceof PaymentFault) return true;
    throw error;
  }
}

/** Seconds until it is looked at again, where it could not be brought on. */
const AGAIN_SECONDS = 3600;

/**
 * Looks after one recurring order whose time is over: one without a card is asked for at the provider once more and then given up, news of its last
 * order that were lost are taken in, and a day that nobody woke it on is made good. Twice at one moment does no harm.
 */
export async function lookAfter(recurringOrderId: string, ports: SweepPorts): Promise<void> {
  const { recurring, runs, now, orderOf } = ports;
  const row = await recurring.read(recurringOrderId);
  const at = now().toISOString();
  if (!row || row.dueAt === undefined || row.dueAt > at) return;
  logger.warn('overdue recurring order', { recurringOrderId, status: row.status, wakesOn: row.wakesOn });
  if (row.status === 'SETUP_REQUIRED') {
    if (!(await isStillBare(recurringOrderId, ports))) return;
    await recurring.settle(recurringOrderId, (current) =>
      current?.status === 'SETUP_REQUIRED' ? changeOf(cancelRuns(current, 'NOT_SET_UP', at)) : null,
    );
    return;
  }
  const awaited = row.awaitedOrderId === undefined ? null : await orderOf(row.awaitedOrderId);
  if (awaited) await followOrder(awaited, ports);
  // The wake first: were it lost, the next sweep would send it again.
  if (row.status === 'ACTIVE' && row.wakesOn !== undefined) await runs.send({ recurringOrderId, day: row.wakesOn });
  const dueAt = new Date(now().getTime() + AGAIN_SECONDS * 1000).toISOString();
  await recurring.settle(recurringOrderId, (current) =>
    current?.dueAt !== undefined && current.dueAt <= at ? { set: { dueAt }, silent: true } : null,
  );
}
