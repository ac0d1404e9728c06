import type { LedgerDifference, LedgerDifferenceCode } from '#model/ledger.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { RefundRow } from '#model/refunds.ts';
import { stands } from '#model/refunds.ts';
import { rowNamedBy, rowOfAdopted, statusOfNews } from '../../platform/payments/refundMoves.ts';
import type { Intent, Refund } from '../../ports/payments.ts';

/** A payment in both books. */
export interface BothSides {
  readonly row: PaymentRow;
  readonly refundRows: readonly RefundRow[];
  readonly intent: Intent;
  readonly refunds: readonly Refund[];
}

/** What contradicts, of one payment. Whether it is only still moving is asked elsewhere. */
export function differencesOf(sides: BothSides): LedgerDifference[] {
  const { row, intent } = sides;
  const differ = (code: LedgerDifferenceCode, ours: string | number, theirs: string | number): LedgerDifference[] =>
    ours === theirs ? [] : [found(code, { row, intent }, ours, theirs)];
  const currency = differ('CURRENCY', row.currency, intent.currency);
  // Amounts of two currencies say nothing to each other.
  if (currency.length > 0) return currency;
  return [
    ...differ('AMOUNT', row.amount, intent.amount),
    ...differ('HELD', row.status === 'AUTHORIZED' ? row.amount : 0, intent.amountCapturable),
    ...differ('CAPTURED', row.captured, intent.amountReceived),
    ...differ('REFUNDED', row.refunded + sumOf(sides.refundRows, 'PENDING'), intent.amountRefunded ?? 0),
    ...balancesOf(sides),
    ...refundsOf(sides),
  ];
}

/** The payment's own balances against the rows of its refunds. */
function balancesOf({ row, refundRows, intent }: BothSides): LedgerDifference[] {
  const kept = textOf(row.status === 'REFUNDED', row.refunded, row.refundPending ?? 0, row.refundCount ?? 0);
  const refunded = sumOf(refundRows, 'SUCCEEDED');
  const pending = sumOf(refundRows, 'REQUESTED') + sumOf(refundRows, 'PENDING');
  // What was never charged was never given back: an order of 0 is undone as REFUNDED over 0.
  const isWhole = row.captured > 0 ? refunded >= row.captured : row.status === 'REFUNDED';
  const added = textOf(isWhole, refunded, pending, refundRows.length);
  return kept === added ? [] : [found('BALANCES', { row, intent }, kept, added)];
}

function textOf(isWhole: boolean, refunded: number, pending: number, count: number): string {
  return `${refunded} given back${isWhole ? ' (all)' : ''}, ${pending} under way, ${count} refunds`;
}

/** Each refund that stands on one side against the other. */
function refundsOf({ row, refundRows, intent, refunds }: BothSides): LedgerDifference[] {
  const known = new Set<string>();
  const differences: LedgerDifference[] = [];
  for (const refund of refunds) {
    const ours = rowOf(refund, refundRows);
    const isStanding = stands(statusOfNews(refund.status));
    if (ours && isStanding) known.add(ours.id);
    const kept = ours ? `${ours.status} ${ours.amount}` : 'none';
    const told = `${statusOfNews(refund.status)} ${refund.amount}`;
    // One that we have not heard of yet, or that failed and is not the current attempt's, moves no money that we count.
    if (kept === told || (!isStanding && (!ours || !stands(ours.status)))) continue;
    differences.push({ ...found('REFUND', { row, intent }, kept, told), refundId: ours?.id ?? refund.id });
  }
  for (const ours of refundRows) {
    const isAtProvider = ours.status === 'SUCCEEDED' || ours.status === 'PENDING';
    if (!isAtProvider || known.has(ours.id) || differences.some(({ refundId }) => refundId === ours.id)) continue;
    const difference = found('REFUND', { row, intent }, `${ours.status} ${ours.amount}`, 'none');
    differences.push({ ...difference, refundId: ours.id });
  }
  return differences;
}

/** Our row of a refund, by the attempt that the provider names, or the provider's own id. */
function rowOf(refund: Refund, rows: readonly RefundRow[]): RefundRow | null {
  const named = rowNamedBy(refund);
  const isNamed = ({ id, attempt }: RefundRow): boolean => named?.refundId === id && named.attempt === attempt;
  const adopted = rowOfAdopted(refund);
  return (
    rows.find(isNamed) ?? rows.find(({ id, attempt }) => id === adopted.refundId && attempt === adopted.attempt) ?? null
  );
}

/** Whether money of it is asked for and the provider has not been told of it yet. */
export function isUnsent(rows: readonly RefundRow[]): boolean {
  return rows.some(({ status }) => status === 'REQUESTED');
}

/** Whether any of it moved at or after this instant. UTC, ISO 8601. */
export function hasMovedSince(since: string, row: PaymentRow, refundRows: readonly RefundRow[]): boolean {
  return row.updatedAt >= since || refundRows.some(({ updatedAt }) => updatedAt >= since);
}

/** Whether the provider must know a payment: money of it is held, or was taken. */
export function mustBeKnown(row: PaymentRow): boolean {
  return row.captured > 0 || (row.status === 'AUTHORIZED' && row.amount > 0);
}

/** Whether its refunds are to be looked at. */
export function hasRefunds(row: PaymentRow, intent: Intent): boolean {
  return (row.refundCount ?? 0) > 0 || row.refunded > 0 || (intent.amountRefunded ?? 0) > 0;
}

/** Whether money is held or was taken and kept. */
export function holdsMoney(intent: Intent): boolean {
  return intent.amountCapturable > 0 || intent.amountReceived > (intent.amountRefunded ?? 0);
}

/** One contradiction of a payment, of which either side may be missing. */
export function found(
  code: LedgerDifferenceCode,
  { row, intent }: { readonly row: Pick<PaymentRow, 'id'> | null; readonly intent: Pick<Intent, 'id'> | null },
  ours: string | number,
  theirs: string | number,
): LedgerDifference {
  return {
    code,
    paymentId: row?.id ?? null,
    intentId: intent?.id ?? null,
    refundId: null,
    ours: String(ours),
    theirs: String(theirs),
  };
}

function sumOf(rows: readonly RefundRow[], status: RefundRow['status']): number {
  return rows.filter((row) => row.status === status).reduce((sum, { amount }) => sum + amount, 0);
}
