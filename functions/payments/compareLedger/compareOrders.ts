import type { LedgerDifference } from '#model/ledger.ts';
import type { OrderRow } from '#model/orders.ts';
import { isTerminal } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import { isHeldOrCharged } from '#model/payments.ts';
import type { RefundRow } from '#model/refunds.ts';
import { refundableOf, stands } from '#model/refunds.ts';
import { found, mustBeKnown } from './compare.ts';

/** What is read of an order to hold its payments against it. */
export type PaidOrder = Pick<OrderRow, 'id' | 'status' | 'total' | 'currency' | 'payAttempt' | 'updatedAt'>;

/**
 * What contradicts between an order that has ended and one attempt to pay for it: the last attempt of one that was paid was charged its total, and
 * nothing is kept of any other. `refundsOf` is asked for only where something is kept.
 */
export async function orderDifferences(
  order: PaidOrder | null,
  row: PaymentRow,
  refundsOf: (row: PaymentRow) => Promise<readonly RefundRow[]>,
): Promise<LedgerDifference[]> {
  const differ = (ours: string): LedgerDifference[] => [
    found('ORDER', { row, intent: row.intentId === undefined ? null : { id: row.intentId } }, ours, textOf(row)),
  ];
  if (!order) return mustBeKnown(row) ? differ('no order') : [];
  const isPaid = order.status === 'PAID' || order.status === 'COMPLETED';
  if (!isPaid && !isTerminal(order.status)) return [];
  const text = `${order.status} over ${order.total} ${order.currency}`;
  if (isPaid && row.attempt === order.payAttempt) {
    const isCharged = isHeldOrCharged(row.status) && row.status !== 'AUTHORIZED' && row.captured === order.total;
    return isCharged && row.currency === order.currency ? [] : differ(text);
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
