import type { OrderReason, OrderRow } from '#model/orders.ts';
import { PaymentUnavailable } from '../../ports/payments.ts';
import { isAuthorised } from '../../platform/payments/desk.ts';
import { isUndoing, stopping } from '../moves.ts';
import type { PayPorts } from '../ports.ts';

/** What the workflow does next: undo the order, try again to bring it to its end, or nothing. */
export type AfterStop = 'UNDO' | 'FORWARD' | 'NOTHING';

/** Why an order is stopped that its workflow cannot bring on, by the name of the error that ended it. */
export function reasonOf(error: string): OrderReason {
  if (error === 'PaymentActionTimedOut') return 'PAYMENT_ACTION_TIMED_OUT';
  return error === 'PaymentUnavailable' ? 'PAYMENT_UNAVAILABLE' : 'NOT_PROCESSED';
}

/**
 * Stops an order that cannot be brought on, and answers what is to be done with it. Where its owner's time is over, or it is being charged, what is
 * true at the provider decides: one who has just paid is not turned away, and what was charged is not given back for an answer that was lost.
 */
export async function stopOrder(orderId: string, error: string, { orders, desk, clock }: PayPorts): Promise<AfterStop> {
  const reason = reasonOf(error);
  const seen = await orders.read(orderId);
  if (seen && (await isPaid(seen, desk))) return 'FORWARD';
  const { row } = await orders.settle(orderId, (current) => stopping(current, reason, clock));
  return row ? nextFor(row) : 'NOTHING';
}

function nextFor(row: Pick<OrderRow, 'status'>): AfterStop {
  if (isUndoing(row)) return 'UNDO';
  // It was charged, and only telling its owner failed: that is tried again.
  return row.status === 'PAID' ? 'FORWARD' : 'NOTHING';
}

/** A provider that does not answer now is no reason to wait: if something is held there after all, undoing finds it. */
async function isPaid(order: OrderRow, desk: PayPorts['desk']): Promise<boolean> {
  if (order.status !== 'PAYMENT_ACTION_REQUIRED' && order.status !== 'CAPTURING') return false;
  try {
    const known = await desk.find(order);
    const payment = known && (await desk.reconcile(known));
    if (!payment) return false;
    return order.status === 'CAPTURING' ? payment.status === 'CAPTURED' : isAuthorised(payment);
  } catch (error) {
    if (error instanceof PaymentUnavailable) return false;
    throw error;
  }
}
