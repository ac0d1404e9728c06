import type { OrderRow } from '#model/orders.ts';
import { reasonOfPayment } from '#model/orders.ts';
import { PaymentRefused, PaymentStateError } from '../../ports/payments.ts';
import { forward, going, hasReached, refuse } from '../moves.ts';
import type { PayPorts } from '../ports.ts';

/**
 * Charges what is held, and answers the order, PAID or COMPLETED. CAPTURING is written first: whoever cancels writes on the version that they saw, so that
 * exactly one of the two comes about. Throws OrderRefused, OrderStopped; PaymentUnavailable where the same call may help later.
 */
export async function capturePayment(orderId: string, { orders, desk, clock }: PayPorts): Promise<OrderRow> {
  const order = going((await orders.settle(orderId, (row) => forward(row, 'CAPTURING', clock))).row);
  if (hasReached(order, 'PAID')) return order;
  await capture(order, { orders, desk, clock });
  return going((await orders.settle(orderId, (row) => forward(row, 'PAID', clock))).row);
}

/** Where nothing is held any more, by whatever the bank or a person at the provider did, nothing can be charged. */
async function capture(order: OrderRow, { orders, desk, clock }: PayPorts): Promise<void> {
  const payment = await desk.find(order);
  if (!payment) return refuse(orders, order, 'NOT_PROCESSED', clock);
  try {
    const captured = await desk.capture(payment);
    if (captured.status === 'CAPTURED') return;
  } catch (error) {
    if (error instanceof PaymentRefused) return refuse(orders, order, reasonOfPayment(error.code), clock);
    if (!(error instanceof PaymentStateError)) throw error;
  }
  return refuse(orders, order, 'PROCESSING_ERROR', clock);
}
