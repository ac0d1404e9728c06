import type { PurchaseReason, PurchaseRow } from '#model/purchases.ts';
import { PaymentUnavailable } from '../../ports/payments.ts';
import { isAuthorised } from '../payments/desk.ts';
import { isUndoing, stopping } from './moves.ts';
import type { PayablePurchase, PayPorts } from './ports.ts';

/** What the workflow does next: undo the purchase, try again to bring it to its end, or nothing. */
export type AfterStop = 'UNDO' | 'FORWARD' | 'NOTHING';

/** Why a purchase is stopped that its workflow cannot bring on, by the name of the error that ended it. */
export function reasonOf(error: string): PurchaseReason {
  if (error === 'PaymentActionTimedOut') return 'PAYMENT_ACTION_TIMED_OUT';
  return error === 'PaymentUnavailable' ? 'PAYMENT_UNAVAILABLE' : 'NOT_PROCESSED';
}

/**
 * Stops a purchase that cannot be brought on, and answers what is to be done with it. Where its owner's time is over, or it is being charged, what is
 * true at the provider decides: one who has just paid is not turned away, and what was charged is not given back for an answer that was lost.
 */
export async function stopPurchase<Row extends PayablePurchase>(
  id: string,
  error: string,
  { life, purchases, desk, clock }: PayPorts<Row>,
): Promise<AfterStop> {
  const reason = reasonOf(error);
  const seen = await purchases.read(id);
  if (seen && (await isPaid(seen, desk))) return 'FORWARD';
  const { row } = await purchases.settle(id, (current) => stopping(life, current, reason, clock));
  return row ? nextFor(row) : 'NOTHING';
}

function nextFor(row: Pick<PurchaseRow, 'status'>): AfterStop {
  if (isUndoing(row)) return 'UNDO';
  // It was charged, and only telling its owner failed: that is tried again.
  return row.status === 'PAID' ? 'FORWARD' : 'NOTHING';
}

/** A provider that does not answer now is no reason to wait: if something is held there after all, undoing finds it. */
async function isPaid<Row extends PayablePurchase>(row: Row, desk: PayPorts<Row>['desk']): Promise<boolean> {
  if (row.status !== 'PAYMENT_ACTION_REQUIRED' && row.status !== 'CAPTURING') return false;
  try {
    const known = await desk.find(row);
    const payment = known && (await desk.reconcile(known));
    if (!payment) return false;
    return row.status === 'CAPTURING' ? payment.status === 'CAPTURED' : isAuthorised(payment);
  } catch (error) {
    if (error instanceof PaymentUnavailable) return false;
    throw error;
  }
}
