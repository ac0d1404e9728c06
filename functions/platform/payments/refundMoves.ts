import { providerRefund, refundAttempt, refundOfAttempt } from '#model/keys.ts';
import type { OrderLineRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { WrittenPaidFor } from '#model/purchaseKinds.ts';
import { purchaseOf, samePurchase } from '#model/purchaseKinds.ts';
import type { ReceiptTax } from '#model/receipts.ts';
import { taxesOf } from '#model/receipts.ts';
import type { RefundFailure, RefundRow, RefundStatus } from '#model/refunds.ts';
import { moveRefund, refundMachine, requestedRefund, splitAmount, taxesLeft, undoneReasons } from '#model/refunds.ts';
import type { Refund } from '../../ports/payments.ts';
import type { Change } from '../table.ts';

/** When a refund moves. */
export interface RefundClock {
  now(): Date;
  /** How long one that is under way may rest before a sweeper looks at it. */
  readonly stalledSeconds: number;
}

/** What a refund's row changes by, and where it comes to: the payment's balances follow from it. */
export interface RefundChange {
  readonly to: RefundStatus;
  readonly change: Change;
}

/** What news say of one attempt of a refund. */
export interface AttemptNews {
  readonly attempt: number;
  readonly status: Refund['status'];
  /** The provider's own id of it. */
  readonly id: string;
  readonly failure: RefundFailure | null;
}

/** Which row a refund at the provider belongs to, and which attempt it is; one that Marquee did not ask for has a row of its own. */
export function rowNamedBy(refund: Refund): { refundId: string; attempt: number } | null {
  return refund.refundId === null ? null : refundOfAttempt(refund.refundId);
}

/** The row that a refund has which was made at the provider. */
export function rowOfAdopted(refund: Refund): { refundId: string; attempt: number } {
  return { refundId: providerRefund(refund.id), attempt: 1 };
}

/** What the provider's word comes to in ours. */
export function statusOfNews(status: Refund['status']): 'PENDING' | 'SUCCEEDED' | 'FAILED' {
  return status === 'CANCELED' ? 'FAILED' : status;
}

/**
 * What news of the provider change in a refund, or null where they change nothing: because they are of another attempt, or older than what is
 * known. PENDING comes before SUCCEEDED, and that before FAILED. Only what Marquee itself took for failed, and the provider knows as another
 * refund or had not named, stands up again: the money moved.
 */
export function settledBy(row: RefundRow, news: AttemptNews, clock: RefundClock): RefundChange | null {
  if (news.attempt !== row.attempt) return null;
  const to = statusOfNews(news.status);
  const isKnown = row.providerRefundId === news.id;
  if (to === row.status) return to === 'PENDING' ? lookedAt(row, news, clock) : null;
  // Of two refunds of one attempt the one that stands counts.
  if (to === 'FAILED' && row.providerRefundId !== undefined && !isKnown) return null;
  if (row.status === 'FAILED' && isKnown) return null;
  return moved(row, to, clock, { providerRefundId: news.id, ...(news.failure ? { failure: news.failure } : {}) });
}

/** What it changes that the provider refused to make an attempt: nothing where it is known to have been made. */
export function failedBy(
  row: RefundRow,
  { attempt, failure }: { attempt: number; failure: RefundFailure },
  clock: RefundClock,
): RefundChange | null {
  if (attempt !== row.attempt || row.status !== 'REQUESTED') return null;
  return moved(row, 'FAILED', clock, { failure });
}

/** Another attempt of a refund that failed. */
export function triedAgain(row: RefundRow, clock: RefundClock): RefundChange | null {
  return row.status === 'FAILED' ? moved(row, 'REQUESTED', clock, {}) : null;
}

function moved(
  row: RefundRow,
  to: RefundStatus,
  clock: RefundClock,
  facts: { providerRefundId?: string; failure?: RefundFailure },
): RefundChange | null {
  const next: readonly RefundStatus[] = refundMachine[row.status];
  if (!next.includes(to)) return null;
  const { set, remove } = moveRefund(row, to, clock.now().toISOString(), { ...facts, dueAt: dueAt(clock) });
  const gone = to === 'FAILED' ? remove : [...remove, 'failure'];
  return {
    to,
    change: {
      set: { ...set },
      // What is not there need not go.
      remove: [...new Set(gone)].filter((name) => name in row && !(name in set)),
    },
  };
}

/** A bank may take days: it is nobody's news that nothing is new, and the sweeper comes again later. */
function lookedAt(row: RefundRow, { id }: AttemptNews, clock: RefundClock): RefundChange | null {
  const isDue = row.dueAt !== undefined && row.dueAt <= clock.now().toISOString();
  const learns = row.providerRefundId === undefined ? { providerRefundId: id } : {};
  if (!isDue && !('providerRefundId' in learns)) return null;
  return { to: row.status, change: { set: { ...learns, dueAt: dueAt(clock) }, silent: true } };
}

/** The refund by which what is left of an undone purchase's payment is given back. */
export function reversalOf(
  payment: PaymentRow,
  { id, amount, lines }: { id: string; amount: number; lines: readonly OrderLineRow[] },
  clock: RefundClock,
): RefundRow {
  return requestedRefund({
    ...ofPayment(payment),
    id,
    amount,
    taxes: taxesFor(amount, payment, lines),
    reason: undoneReasons[purchaseOf(payment).kind],
    at: clock.now().toISOString(),
    dueAt: dueAt(clock),
  });
}

/** The row of a refund that was made at the provider and not here, as it is now. */
export function adopted(
  payment: PaymentRow,
  refund: Refund,
  lines: readonly OrderLineRow[],
  clock: RefundClock,
): RefundRow {
  const row = requestedRefund({
    ...ofPayment(payment),
    id: rowOfAdopted(refund).refundId,
    amount: refund.amount,
    taxes: taxesFor(refund.amount, payment, lines),
    reason: 'AT_PROVIDER',
    at: new Date(refund.at).toISOString(),
    dueAt: dueAt(clock),
  });
  const status = statusOfNews(refund.status);
  const facts = { providerRefundId: refund.id, ...(refund.failure ? { failure: refund.failure } : {}) };
  const now = clock.now().toISOString();
  const arrival = { ...facts, dueAt: dueAt(clock) };
  const { set } = moveRefund({ ...row, version: 0, history: [] }, status, now, arrival);
  // Whether it is due says the status that it is found in.
  const { dueShard: _shard, dueAt: _due, ...kept } = row;
  return { ...kept, ...set, updatedAt: now };
}

function ofPayment(
  payment: PaymentRow,
): Pick<RefundRow, 'paymentId' | 'ownerId' | 'currency' | 'lines' | 'restock'> & WrittenPaidFor {
  const { id, ownerId, currency } = payment;
  return { ...samePurchase(payment), paymentId: id, ownerId, currency, lines: [], restock: false };
}

/**
 * What of an amount is net and tax: by what is left of each rate, and where the provider gave back more than we thought was left, by what was
 * bought. Adds up to the amount; where the purchase is not known it is all net.
 */
export function taxesFor(amount: number, payment: PaymentRow, lines: readonly OrderLineRow[]): ReceiptTax[] {
  const parts = splitAmount(amount, taxesLeft({ lines }, payment));
  const missing = amount - grossOf(parts);
  if (missing === 0) return parts;
  const more = splitAmount(missing, taxesOf(lines));
  const rest = missing - grossOf(more);
  const all = [...parts, ...more, ...(rest > 0 ? [{ rate: lines[0]?.taxRate ?? 0, net: rest, tax: 0 }] : [])];
  return [...Map.groupBy(all, ({ rate }) => rate)].map(([rate, same]) => ({
    rate,
    net: same.reduce((sum, { net }) => sum + net, 0),
    tax: same.reduce((sum, { tax }) => sum + tax, 0),
  }));
}

function grossOf(parts: readonly ReceiptTax[]): number {
  return parts.reduce((sum, { net, tax }) => sum + net + tax, 0);
}

function dueAt({ now, stalledSeconds }: RefundClock): string {
  return new Date(now().getTime() + stalledSeconds * 1000).toISOString();
}

/** What the provider is asked for: the same whoever asks, so that it is made once. */
export function askFor(row: RefundRow): {
  refundId: string;
  amountMinor: number;
  metadata: Readonly<Record<string, string>>;
  idempotencyKey: string;
} {
  const attempt = refundAttempt(row.id, row.attempt);
  return {
    refundId: attempt,
    amountMinor: row.amount,
    metadata: { ...samePurchase(row), paymentId: row.paymentId },
    idempotencyKey: attempt,
  };
}
