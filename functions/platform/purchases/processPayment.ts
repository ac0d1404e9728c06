import type { PaymentRow } from '#model/payments.ts';
import type { PurchaseRow } from '#model/purchases.ts';
import { isAuthorised } from '../payments/desk.ts';
import { advance, going, hasReached, refuse } from './moves.ts';
import type { PayablePurchase, PayPorts } from './ports.ts';

/** The purchase's owner must do something before the payment goes on. The workflow goes by this name. */
export class PaymentActionRequired extends Error {
  override readonly name = 'PaymentActionRequired';
}

/**
 * Has the purchase's total held. Throws PurchaseRefused, PurchaseStopped, PaymentActionRequired; PaymentUnavailable where the same call may help
 * later.
 */
export async function processPayment<Row extends PayablePurchase>(id: string, ports: PayPorts<Row>): Promise<void> {
  const { life, purchases, desk } = ports;
  const row = going(life, await purchases.read(id));
  if (hasReached(life, row, 'AUTHORIZED')) return;
  const payment = await desk.authorise(await desk.begin(row));
  if (isAuthorised(payment)) return advance(id, 'AUTHORIZED', ports);
  if (waitsForOwner(row, payment)) throw new PaymentActionRequired(`${payment.id} waits for its owner.`);
  const otherwise = payment.status === 'ACTION_REQUIRED' ? 'AUTHENTICATION_REQUIRED' : 'PROCESSING_ERROR';
  // What was undone at the provider, by hand or because it lasted too long, cannot be paid any more.
  await refuse(ports, row, payment.failure ?? otherwise);
}

/** Whether a kept card is charged, and nobody is there who could confirm anything. */
function isUnattended(row: Pick<PurchaseRow, 'customerId'>): boolean {
  return row.customerId !== undefined;
}

/** Whether only the owner can bring this payment on: one that chooses how to pay at the provider may try again after a refusal. */
export function waitsForOwner(
  row: Pick<PurchaseRow, 'paymentMethodId' | 'customerId'>,
  payment: Pick<PaymentRow, 'status'>,
): boolean {
  if (isUnattended(row)) return false;
  switch (payment.status) {
    case 'CREATED':
    case 'ACTION_REQUIRED':
      return true;
    case 'DECLINED':
      return row.paymentMethodId === undefined;
    case 'AUTHORIZED':
    case 'CAPTURED':
    case 'VOIDED':
    case 'REFUNDED':
      return false;
  }
}
