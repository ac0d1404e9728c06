import type { OrderRow } from '#model/orders.ts';
import type { WaitingStep } from '../../ports/workflow.ts';
import type { Change } from '../../platform/table.ts';
import type { Clock } from '../moves.ts';
import { moveTo, OrderMissing } from '../moves.ts';
import type { PayPorts } from '../ports.ts';
import { waitsForOwner } from '../processPayment/processPayment.ts';

/** The owner's time is over. The workflow goes by this name. */
export class PaymentActionTimedOut extends Error {
  override readonly name = 'PaymentActionTimedOut';
}

export interface AwaitPorts extends PayPorts {
  readonly step: WaitingStep;
  readonly actionSeconds: number;
}

/**
 * Keeps the token by which the workflow is woken once the owner has paid, or the order is stopped. Where that has happened already, it is
 * woken at once: whoever was to wake it found no token yet. Throws PaymentActionTimedOut.
 */
export async function awaitPaymentAction(orderId: string, taskToken: string, ports: AwaitPorts): Promise<void> {
  const { orders, desk, clock, step, actionSeconds } = ports;
  const { row: order } = await orders.settle(orderId, (row) => waiting(row, taskToken, clock));
  if (!order) throw new OrderMissing('There is no such order.');
  const payment = order.status === 'PAYMENT_ACTION_REQUIRED' ? await desk.find(order) : null;
  if (!payment || !waitsForOwner(order, payment)) return step.succeed(taskToken, {});
  if (isOver(order, actionSeconds, clock.now())) throw new PaymentActionTimedOut(`${orderId} waited long enough.`);
}

/** The order waits, by this token. */
export function waiting(row: OrderRow | null, taskToken: string, clock: Clock): Change | null {
  if (row?.status === 'VALIDATED') {
    const change = moveTo(row, 'PAYMENT_ACTION_REQUIRED', clock);
    return { ...change, set: { ...change.set, taskToken } };
  }
  // Only who waits is another one: nothing happened to the order.
  if (row?.status === 'PAYMENT_ACTION_REQUIRED' && row.taskToken !== taskToken) {
    return { set: { taskToken }, silent: true };
  }
  return null;
}

/** Whether the order has waited for its owner as long as it may, however often it was woken in vain. */
export function isOver(order: Pick<OrderRow, 'timeline'>, actionSeconds: number, now: Date): boolean {
  const since = order.timeline.findLast(({ status }) => status === 'PAYMENT_ACTION_REQUIRED')?.at;
  return since !== undefined && now.getTime() >= Date.parse(since) + actionSeconds * 1000;
}
