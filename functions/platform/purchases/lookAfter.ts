import { purchaseExecution } from '#model/keys.ts';
import { hasWorkLeft } from '#model/purchases.ts';
import { PaymentUnavailable } from '../../ports/payments.ts';
import type { WaitingStep, Workflow } from '../../ports/workflow.ts';
import { logger } from '../logger.ts';
import type { PayablePurchase, PayPorts } from './ports.ts';
import { isOverdue, sweepPurchase } from './sweepPurchase.ts';
import { wakeByProvider } from './wake.ts';

export interface SweepPorts<Row extends PayablePurchase> extends PayPorts<Row> {
  readonly workflow: Workflow;
  readonly step: WaitingStep;
}

/**
 * Looks after one purchase that has not moved: its workflow is started where that was lost, started anew where it has ended, and woken where it waits
 * for what the provider has told in vain. Twice at one moment does no harm.
 */
export async function lookAfter<Row extends PayablePurchase>(id: string, ports: SweepPorts<Row>): Promise<void> {
  const { life, purchases, clock, workflow, desk, step } = ports;
  const overdue = await purchases.read(id);
  if (!isOverdue(life, overdue, clock.now())) return;
  const seen = await workflow.state(purchaseExecution(id, overdue.run));
  const { row, changed } = await purchases.settle(id, (current) =>
    current?.run === overdue.run ? sweepPurchase(life, current, seen, clock) : null,
  );
  if (!row) return;
  const named = { [life.idName]: id };
  logger.warn(`overdue ${life.noun}`, { ...named, run: overdue.run, seen, status: row.status, changed });
  if (seen !== 'RUNNING') {
    // Whoever changed it starts the same run: of two starts of one name one counts.
    const { run } = row;
    if (hasWorkLeft(life, row.status)) await workflow.start(purchaseExecution(id, run), { ...named, run });
    return;
  }
  try {
    await wakeByProvider(row, desk, step);
  } catch (error) {
    if (!(error instanceof PaymentUnavailable)) throw error;
    logger.warn('provider does not answer', named);
  }
}
