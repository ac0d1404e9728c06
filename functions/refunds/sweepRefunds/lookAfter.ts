import type { PaymentRow } from '#model/payments.ts';
import type { RefundRow } from '#model/refunds.ts';
import { isUnderWay } from '#model/refunds.ts';
import { logger } from '../../platform/logger.ts';
import type { RefundDesk } from '../../platform/payments/refunds.ts';
import { PaymentUnavailable } from '../../ports/payments.ts';
import type { CarryPorts } from '../carryOut.ts';
import { carryOut } from '../carryOut.ts';

export interface SweepPorts extends CarryPorts {
  readonly desk: Pick<RefundDesk, 'send' | 'reconcile'>;
  readonly payments: { read(id: string): Promise<PaymentRow | null> };
}

/** Whether somebody must look after this refund. */
export function isOverdue(row: RefundRow | null, now: Date): row is RefundRow {
  return row !== null && isUnderWay(row.status) && row.dueAt !== undefined && row.dueAt <= now.toISOString();
}

/**
 * Looks after one refund that has not moved: one that the provider may not have is sent (once more), of one that it has it is asked what became of it.
 * Twice at one moment does no harm.
 */
export async function lookAfter(refundId: string, ports: SweepPorts): Promise<void> {
  const { refunds, payments, desk, now } = ports;
  const row = await refunds.read(refundId);
  if (!isOverdue(row, now())) return;
  try {
    if (row.status === 'REQUESTED') {
      await carryOut(refundId, ports);
    } else {
      const payment = await payments.read(row.paymentId);
      if (payment) await desk.reconcile(payment);
    }
  } catch (error) {
    if (!(error instanceof PaymentUnavailable)) throw error;
    logger.warn('provider does not answer', { refundId });
  }
  const { status, attempt } = (await refunds.read(refundId)) ?? row;
  logger.warn('overdue refund', { refundId, attempt, was: row.status, status });
}
