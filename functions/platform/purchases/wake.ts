import type { PaymentRow } from '#model/payments.ts';
import type { PurchaseRow } from '#model/purchases.ts';
import type { WaitingStep } from '../../ports/workflow.ts';
import type { PaymentDesk } from '../payments/desk.ts';
import { isUndoing } from './moves.ts';
import type { PayablePurchase } from './ports.ts';
import { waitsForOwner } from './processPayment.ts';

/** By what a purchase's workflow is woken now that its payment is so; null where it is to wait on, or does not wait. */
export function tokenToWake(row: PurchaseRow | null, payment: Pick<PaymentRow, 'status'> | null): string | null {
  if (!row?.taskToken) return null;
  if (isUndoing(row)) return row.taskToken;
  return payment && !waitsForOwner(row, payment) ? row.taskToken : null;
}

/** Asks the provider how a waiting purchase's payment stands, and wakes its workflow where it may go on. Answers whether it did. */
export async function wakeByProvider(row: PayablePurchase, desk: PaymentDesk, step: WaitingStep): Promise<boolean> {
  const known = isUndoing(row) ? null : await desk.find(row);
  const token = tokenToWake(row, known && (await desk.reconcile(known)));
  if (token === null) return false;
  await step.succeed(token, {});
  return true;
}
