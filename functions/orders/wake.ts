import type { OrderRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { PaymentDesk } from '../platform/payments/desk.ts';
import type { WaitingStep } from '../ports/workflow.ts';
import { isUndoing } from './moves.ts';
import { waitsForOwner } from './processPayment/processPayment.ts';

/** By what an order's workflow is woken now that its payment is so; null where it is to wait on, or does not wait. */
export function tokenToWake(order: OrderRow | null, payment: Pick<PaymentRow, 'status'> | null): string | null {
  if (!order?.taskToken) return null;
  if (isUndoing(order)) return order.taskToken;
  return payment && !waitsForOwner(order, payment) ? order.taskToken : null;
}

/** Asks the provider how a waiting order's payment stands, and wakes its workflow where it may go on. Answers whether it did. */
export async function wakeByProvider(order: OrderRow, desk: PaymentDesk, step: WaitingStep): Promise<boolean> {
  const known = isUndoing(order) ? null : await desk.find(order);
  const token = tokenToWake(order, known && (await desk.reconcile(known)));
  if (token === null) return false;
  await step.succeed(token, {});
  return true;
}
