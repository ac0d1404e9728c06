import type { OrderRow } from '#model/orders.ts';
import { reasonOfPayment } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import { isAuthorised } from '../../platform/payments/desk.ts';
import { forward, going, hasReached, refuse } from '../moves.ts';
import type { PayPorts } from '../ports.ts';

/** The order's owner must do something before the payment goes on. The workflow goes by this name. */
export class PaymentActionRequired extends Error {
  override readonly name = 'PaymentActionRequired';
}

/**
 * Has the order's total held. Throws OrderRefused, OrderStopped, PaymentActionRequired; PaymentUnavailable where the same call may help
 * later.
 */
export async function processPayment(orderId: string, { orders, desk, clock }: PayPorts): Promise<void> {
  const order = going(await orders.read(orderId));
  if (hasReached(order, 'AUTHORIZED')) return;
  const payment = await desk.authorise(await desk.begin(order));
  if (isAuthorised(payment)) {
    await orders.settle(orderId, (row) => forward(row, 'AUTHORIZED', clock));
    return;
  }
  if (waitsForOwner(order, payment)) throw new PaymentActionRequired(`${payment.id} waits for its owner.`);
  const otherwise = payment.status === 'ACTION_REQUIRED' ? 'AUTHENTICATION_REQUIRED' : 'PROCESSING_ERROR';
  // What was undone at the provider, by hand or because it lasted too long, cannot be paid any more.
  await refuse(orders, order, payment.failure ? reasonOfPayment(payment.failure) : otherwise, clock);
}

/** Whether a kept card is charged, and nobody is there who could confirm anything. */
function isUnattended(order: Pick<OrderRow, 'customerId'>): boolean {
  return order.customerId !== undefined;
}

/** Whether only the owner can bring this payment on: one that chooses how to pay at the provider may try again after a refusal. */
export function waitsForOwner(
  order: Pick<OrderRow, 'paymentMethodId' | 'customerId'>,
  payment: Pick<PaymentRow, 'status'>,
): boolean {
  if (isUnattended(order)) return false;
  switch (payment.status) {
    case 'CREATED':
    case 'ACTION_REQUIRED':
      return true;
    case 'DECLINED':
      return order.paymentMethodId === undefined;
    case 'AUTHORIZED':
    case 'CAPTURED':
    case 'VOIDED':
    case 'REFUNDED':
      return false;
  }
}
