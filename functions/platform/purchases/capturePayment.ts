import { PaymentRefused, PaymentStateError } from '../../ports/payments.ts';
import { forward, going, hasReached, refuse } from './moves.ts';
import type { PayablePurchase, PayPorts } from './ports.ts';

/**
 * Charges what is held, and answers the purchase, PAID or complete. CAPTURING is written first: whoever cancels writes on the version that they saw,
 * so that exactly one of the two comes about. Throws PurchaseRefused, PurchaseStopped; PaymentUnavailable where the same call may help later.
 */
export async function capturePayment<Row extends PayablePurchase>(id: string, ports: PayPorts<Row>): Promise<Row> {
  const { life } = ports;
  const row = await reached(id, 'CAPTURING', ports);
  if (hasReached(life, row, 'PAID')) return row;
  await capture(row, ports);
  return reached(id, 'PAID', ports);
}

async function reached<Row extends PayablePurchase>(
  id: string,
  to: 'CAPTURING' | 'PAID',
  { life, purchases, clock }: PayPorts<Row>,
): Promise<Row> {
  return going(life, (await purchases.settle(id, (row) => forward(life, row, to, clock))).row);
}

/** Where nothing is held any more, by whatever the bank or a person at the provider did, nothing can be charged. */
async function capture<Row extends PayablePurchase>(row: Row, ports: PayPorts<Row>): Promise<void> {
  const { desk } = ports;
  const payment = await desk.find(row);
  if (!payment) return refuse(ports, row, 'NOT_PROCESSED');
  try {
    const captured = await desk.capture(payment);
    if (captured.status === 'CAPTURED') return;
  } catch (error) {
    if (error instanceof PaymentRefused) return refuse(ports, row, error.code);
    if (!(error instanceof PaymentStateError)) throw error;
  }
  return refuse(ports, row, 'PROCESSING_ERROR');
}
