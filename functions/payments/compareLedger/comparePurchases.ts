import type { LedgerDifference } from '#model/ledger.ts';
import type { OrderRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import { isHeldOrCharged } from '#model/payments.ts';
import type { PurchaseStage } from '#model/purchaseKinds.ts';
import { purchaseOf } from '#model/purchaseKinds.ts';
import type { PurchaseStatus } from '#model/purchases.ts';
import type { RefundRow } from '#model/refunds.ts';
import { refundableOf, stands } from '#model/refunds.ts';
import { found, mustBeKnown } from './compare.ts';

/** What is read of a purchase to hold its payments against it. */
export interface PaidPurchase extends Pick<OrderRow, 'id' | 'total' | 'currency' | 'payAttempt' | 'updatedAt'> {
  readonly status: PurchaseStatus;
  readonly stage: PurchaseStage;
}

/**
 * What contradicts between a purchase that has ended and one attempt to pay for it: the last attempt of one that was paid was charged its total, and
 * nothing is kept of any other. What was given back of one that was paid, as of a booking that was cancelled, is its refunds'. `refundsOf` is asked for
 * only where something is kept.
 */
export async function purchaseDifferences(
  purchase: PaidPurchase | null,
  row: PaymentRow,
  refundsOf: (row: PaymentRow) => Promise<readonly RefundRow[]>,
): Promise<LedgerDifference[]> {
  const { kind } = purchaseOf(row);
  const differ = (ours: string): LedgerDifference[] => [
    found(kind, { row, intent: row.intentId === undefined ? null : { id: row.intentId } }, ours, textOf(row)),
  ];
  if (!purchase) return mustBeKnown(row) ? differ(`no ${kind.toLowerCase()}`) : [];
  const { status, stage, total, currency } = purchase;
  if (stage !== 'PAID' && stage !== 'UNDONE') return [];
  const text = `${status} over ${total} ${currency}`;
  if (stage === 'PAID' && row.attempt === purchase.payAttempt) {
    const isCharged = isHeldOrCharged(row.status) && row.status !== 'AUTHORIZED' && row.captured === total;
    return isCharged && row.currency === currency ? [] : differ(text);
  }
  if (row.status === 'AUTHORIZED') return differ(text);
  const kept = refundableOf(row);
  if (kept <= 0) return [];
  // What failed to go back stands at the refund desk, or a person closed it.
  const failed = (await refundsOf(row)).filter(({ status }) => !stands(status));
  return kept > failed.reduce((sum, { amount }) => sum + amount, 0) ? differ(text) : [];
}

function textOf({ status, captured, refunded, refundPending = 0, currency }: PaymentRow): string {
  return `payment ${status}, ${captured} charged, ${refunded + refundPending} given back ${currency}`;
}
