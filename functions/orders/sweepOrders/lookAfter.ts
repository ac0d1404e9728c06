import { purchaseExecution } from '#model/keys.ts';
import { isUnfinished } from '#model/orders.ts';
import { logger } from '../../platform/logger.ts';
import { PaymentUnavailable } from '../../ports/payments.ts';
import type { WaitingStep, Workflow } from '../../ports/workflow.ts';
import type { PayPorts } from '../ports.ts';
import { wakeByProvider } from '../wake.ts';
import { isOverdue, sweepOrder } from './sweepOrder.ts';

export interface SweepPorts extends PayPorts {
  readonly workflow: Workflow;
  readonly step: WaitingStep;
}

/**
 * Looks after one order that has not moved: its workflow is started where that was lost, started anew where it has ended, and woken where it waits
 * for what the provider has told in vain. Twice at one moment does no harm.
 */
export async function lookAfter(orderId: string, ports: SweepPorts): Promise<void> {
  const { orders, clock, workflow, desk, step } = ports;
  const overdue = await orders.read(orderId);
  if (!isOverdue(overdue, clock.now())) return;
  const seen = await workflow.state(purchaseExecution(orderId, overdue.run));
  const { row, changed } = await orders.settle(orderId, (current) =>
    current?.run === overdue.run ? sweepOrder(current, seen, clock) : null,
  );
  if (!row) return;
  logger.warn('overdue order', { orderId, run: overdue.run, seen, status: row.status, changed });
  if (seen !== 'RUNNING') {
    // Whoever changed it starts the same run: of two starts of one name one counts.
    const { run } = row;
    if (isUnfinished(row.status)) await workflow.start(purchaseExecution(orderId, run), { orderId, run });
    return;
  }
  try {
    await wakeByProvider(row, desk, step);
  } catch (error) {
    if (!(error instanceof PaymentUnavailable)) throw error;
    logger.warn('provider does not answer', { orderId });
  }
}
