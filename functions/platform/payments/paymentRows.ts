import { paymentKey, purchasePayment } from '#model/keys.ts';
import type { OrderRow } from '#model/orders.ts';
import type { PaymentRow, PaymentStatus } from '#model/payments.ts';
import { paymentMachine } from '#model/payments.ts';
import type { PurchaseKind } from '#model/purchaseKinds.ts';
import { paidFor, purchaseOf, samePurchase } from '#model/purchaseKinds.ts';
import { absent } from '#model/writes.ts';
import type { Intent, Payments } from '../../ports/payments.ts';
import { PaymentFault, PaymentUnavailable } from '../../ports/payments.ts';
import type { Change, Outcome, Table } from '../table.ts';
import { isAbout, outdated, settlePayment } from './settle.ts';

/** What is paid for: the current attempt of an order or a booking. */
export type Payable = Pick<
  OrderRow,
  'id' | 'ownerId' | 'payAttempt' | 'currency' | 'total' | 'paymentMethodId' | 'customerId'
>;

/** The Payments table, whose rows begin here. */
export interface PaymentTable extends Table<PaymentRow> {
  /** Writes the row unless one of its id is there. */
  insert(row: PaymentRow): Promise<void>;
}

export interface PaymentPlaces {
  readonly table: PaymentTable;
  readonly provider: Payments;
  /** What its payments are for. */
  readonly purchase: PurchaseKind;
  /** Where the owner's browser goes after a check at the bank. */
  returnUrl(purchaseId: string): string;
  now(): Date;
}

/** Statuses that nothing is owed in any more: whatever was held or taken was given back. */
export const undone: ReadonlySet<PaymentStatus> = new Set(['VOIDED', 'REFUNDED']);

/** What paying and undoing share: a payment's row, and what the provider says of it. */
export interface PaymentRows {
  /** The row of the purchase's attempt, begun in this status where none is there. */
  opened(purchase: Payable, status: PaymentStatus): Promise<PaymentRow>;
  /** The same key announces the same payment, so that one whose answer was lost is found again. */
  announced(row: PaymentRow): Promise<PaymentRow>;
  /** Asks the provider how it stands. */
  asked(row: PaymentRow, intentId: string): Promise<PaymentRow>;
  /** Settles what the provider answered. Throws PaymentFault where it is another payment. */
  settled(row: PaymentRow, intent: Intent): Promise<PaymentRow>;
  /** Takes the row to a status that the provider's answer implies without telling it, where it has the edge. */
  settleTo(id: string, to: PaymentStatus, facts?: Partial<PaymentRow>): Promise<PaymentRow>;
  /** Closes a payment that names no intent yet, so that it never will. */
  closedUnnamed(row: PaymentRow): Promise<PaymentRow>;
}

export function paymentRows({
  table,
  provider,
  purchase: kind,
  now,
}: Pick<PaymentPlaces, 'table' | 'provider' | 'purchase' | 'now'>): PaymentRows {
  return { opened, announced, asked, settled, settleTo, closedUnnamed };

  /** The row stands before the provider is asked, so that whatever is begun there can be found and undone. */
  async function opened(purchase: Payable, status: PaymentStatus): Promise<PaymentRow> {
    const id = paymentOf(purchase);
    const stored = await table.read(id);
    if (stored) return stored;
    await table.insert(newPayment(purchase, kind, status, now().toISOString()));
    const written = await table.read(id);
    if (written) return written;
    throw new PaymentUnavailable(`${id} was written and is not there.`);
  }

  /** All that is sent stands in the row. */
  async function announced(row: PaymentRow): Promise<PaymentRow> {
    const intent = await provider.create({
      paymentId: row.id,
      amountMinor: row.amount,
      currency: row.currency,
      ...(row.customerId === undefined ? {} : { customerId: row.customerId }),
      metadata: { ...samePurchase(row) },
      idempotencyKey: keyOf(row, 'create'),
    });
    return settled(row, intent);
  }

  async function asked(row: PaymentRow, intentId: string): Promise<PaymentRow> {
    const intent = await provider.retrieve(intentId);
    if (!intent) throw new PaymentFault('payment_missing', `The provider knows no ${intentId} of ${row.id}.`);
    return settled(row, intent);
  }

  async function settled(row: PaymentRow, intent: Intent): Promise<PaymentRow> {
    if (!isAbout(row, intent)) {
      throw new PaymentFault('payment_mismatch', `${intent.id} is not the payment of ${row.id}.`);
    }
    return storedIn(await table.settle(row.id, (current) => current && settlePayment(current, intent)), row.id);
  }

  async function settleTo(id: string, to: PaymentStatus, facts: Partial<PaymentRow> = {}): Promise<PaymentRow> {
    return storedIn(await table.settle(id, (current) => current && closing(current, to, facts)), id);
  }

  async function closedUnnamed(row: PaymentRow): Promise<PaymentRow> {
    const outcome = await table.settle(row.id, (current) => {
      const change = current && current.intentId === undefined ? closing(current, 'VOIDED', {}) : null;
      return change && { ...change, while: [absent('intentId')] };
    });
    return storedIn(outcome, row.id);
  }
}

/** The provider's idempotency key of a step of this attempt. */
export function keyOf(row: PaymentRow, step: Parameters<typeof paymentKey>[2]): string {
  return paymentKey(purchaseOf(row), row.attempt, step);
}

/** The payment of the purchase's current attempt. */
export function paymentOf({ id, payAttempt }: Pick<Payable, 'id' | 'payAttempt'>): string {
  return purchasePayment(id, payAttempt);
}

function newPayment(purchase: Payable, kind: PurchaseKind, status: PaymentStatus, at: string): PaymentRow {
  const { id, ownerId, payAttempt, total, currency, customerId, paymentMethodId } = purchase;
  return {
    id: paymentOf(purchase),
    ownerId,
    ...paidFor({ kind, id }),
    attempt: payAttempt,
    status,
    version: 1,
    amount: total,
    currency,
    captured: 0,
    refunded: 0,
    ...(customerId === undefined ? {} : { customerId }),
    ...(paymentMethodId === undefined ? {} : { paymentMethodId }),
    createdAt: at,
    updatedAt: at,
  };
}

function closing(row: PaymentRow, to: PaymentStatus, facts: Partial<PaymentRow>): Change | null {
  const next: readonly PaymentStatus[] = paymentMachine[row.status];
  if (!next.includes(to)) return null;
  return { set: { ...facts, status: to }, remove: outdated(to) };
}

function storedIn({ row }: Outcome<PaymentRow>, id: string): PaymentRow {
  if (row) return row;
  throw new PaymentFault('payment_lost', `There is no payment ${id} any more.`);
}
