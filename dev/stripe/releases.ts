import type { Call } from './intents.ts';
import type { ChargeRecord, RefundRecord } from './records.ts';
import { newRefund } from './shapes.ts';

/**
 * Letting go of what was held and never captured: Stripe writes a refund of it, which gives nothing back.
 * https://docs.stripe.com/api/refunds/object#refund_object-reason
 */
export function release(call: Call, charge: ChargeRecord, amount: number, reason: RefundRecord['reason']): void {
  const { records, tell } = call;
  const metadata = {};
  const refund = newRefund(charge, { amount, status: 'succeeded', reason, metadata, created: records.seconds() });
  refund.balance_transaction = null;
  records.refunds.put(refund);
  tell('refund.created', refund);
}
