import { unchargeable } from '#model/charges.ts';
import { orderPayment, paymentKey } from '#model/keys.ts';
import type { OrderRow } from '#model/orders.ts';
import type { PaymentFailure, PaymentRow, PaymentStatus } from '#model/payments.ts';
import { paymentMachine } from '#model/payments.ts';
import type { Intent, Payments } from '../../ports/payments.ts';
import { PaymentFault, PaymentRefused, PaymentStateError, PaymentUnavailable } from '../../ports/payments.ts';
import type { Change, Outcome, Table } from '../table.ts';
import { isAbout, outdated, settlePayment } from './settle.ts';

/** What is paid for: the order's current attempt. */
export type PayableOrder = Pick<OrderRow, 'id' | 'ownerId' | 'payAttempt' | 'currency' | 'total' | 'paymentMethodId'>;

/**
 * Pays for orders. Every call can be repeated, after a lost answer too, and ends in the same row with one charge. What it answers is the row
 * as it is stored: the caller decides by its `status`, whoever settled it. Amounts in minor units. All of them throw PaymentUnavailable where
 * the same call may help later, PaymentFault where it cannot, and OvertakenError.
 */
export interface PaymentDesk {
  /** The row of the order's current attempt, or null where none was begun. */
  find(order: PayableOrder): Promise<PaymentRow | null>;
  /**
   * Announces the payment; holds nothing. Answers CREATED where it can be authorised, ACTION_REQUIRED with `clientSecret` where its owner
   * chooses how to pay, CAPTURED over 0 where there is nothing to pay (the provider is not asked), or what became of it since.
   */
  begin(order: PayableOrder): Promise<PaymentRow>;
  /**
   * Holds the amount, of what `begin` answered. AUTHORIZED (or CAPTURED): it is held. ACTION_REQUIRED: its owner must confirm at `actionUrl`, or
   * choose how to pay. DECLINED with `failure`: refused; one without `paymentMethodId` may still be paid. VOIDED, REFUNDED: somebody undid it.
   */
  authorise(row: PaymentRow): Promise<PaymentRow>;
  /**
   * Takes what is held: CAPTURED. VOIDED, REFUNDED: somebody undid it, or the bank let go of the hold. Throws PaymentRefused where the bank
   * does not pay what it held, PaymentStateError where nothing is held.
   */
  capture(row: PaymentRow): Promise<PaymentRow>;
  /**
   * Gives back whatever is held or taken, and lets nothing be held or taken of this attempt ever after: VOIDED or REFUNDED. An attempt that was
   * not begun yet is closed before it can be.
   */
  reverse(order: PayableOrder): Promise<PaymentRow>;
  /** Asks the provider how it stands. */
  reconcile(row: PaymentRow): Promise<PaymentRow>;
}

/** The Payments table, whose rows begin here. */
export interface PaymentTable extends Table<PaymentRow> {
  /** Writes the row unless one of its id is there. */
  insert(row: PaymentRow): Promise<void>;
}

export interface PaymentPlaces {
  readonly table: PaymentTable;
  readonly provider: Payments;
  /** Where the owner's browser goes after a check at the bank. */
  returnUrl(orderId: string): string;
  now(): Date;
}

/** Statuses that nothing is owed in any more: whatever was held or taken was given back. */
const undone: ReadonlySet<PaymentStatus> = new Set(['VOIDED', 'REFUNDED']);
const captureEnded: ReadonlySet<PaymentStatus> = new Set(['CAPTURED', ...undone]);
const authoriseEnded: ReadonlySet<PaymentStatus> = new Set(['AUTHORIZED', ...captureEnded]);

/** Whether the amount is held or taken: the order may go on. */
export function isAuthorised(row: PaymentRow): boolean {
  return row.status === 'AUTHORIZED' || row.status === 'CAPTURED';
}

export function paymentDesk({ table, provider, returnUrl, now }: PaymentPlaces): PaymentDesk {
  return {
    find: (order) => table.read(paymentOf(order)),

    async begin(order) {
      const refusal = unchargeable(order.total, order.currency);
      if (refusal) throw new PaymentFault(refusal, `The total of order ${order.id} cannot be charged.`);
      const row = await opened(order, order.total === 0 ? 'CAPTURED' : 'CREATED');
      return row.status === 'CREATED' && row.intentId === undefined ? announced(row) : row;
    },

    async authorise(row) {
      if (authoriseEnded.has(row.status)) return row;
      const { intentId, paymentMethodId } = row;
      if (intentId === undefined) throw new PaymentFault('payment_not_begun', `${row.id} has not been begun.`);
      if (paymentMethodId === undefined || row.status === 'ACTION_REQUIRED') return asked(row, intentId);
      if (row.status === 'DECLINED') return row;
      const confirmed = await confirm(row, intentId, paymentMethodId);
      if (confirmed.status !== 'CREATED') return confirmed;
      throw new PaymentUnavailable(`The provider still works on ${row.id}.`);
    },

    async capture(row) {
      if (captureEnded.has(row.status)) return row;
      const { intentId } = row;
      if (intentId === undefined) throw new PaymentStateError(`${row.id} has not been begun.`);
      return taken(row, intentId);
    },

    async reverse(order) {
      const row = await opened(order, 'VOIDED');
      if (undone.has(row.status)) return row;
      // Nothing was taken, so that nothing is to be given back.
      if (row.amount === 0) return settleTo(row.id, 'REFUNDED');
      const known = row.intentId === undefined ? await found(row) : row;
      const { intentId } = known;
      if (intentId === undefined) return known;
      return known.status === 'CAPTURED' ? givenBack(known, intentId) : letGo(known, intentId);
    },

    async reconcile(row) {
      return row.intentId === undefined ? row : asked(row, row.intentId);
    },
  };

  /** The row stands before the provider is asked, so that whatever is begun there can be found and undone. */
  async function opened(order: PayableOrder, status: PaymentStatus): Promise<PaymentRow> {
    const id = paymentOf(order);
    const stored = await table.read(id);
    if (stored) return stored;
    await table.insert(newPayment(order, id, status, now().toISOString()));
    const written = await table.read(id);
    if (written) return written;
    throw new PaymentUnavailable(`${id} was written and is not there.`);
  }

  /** The same key announces the same payment, so that one whose answer was lost is found again. All that is sent stands in the row. */
  async function announced(row: PaymentRow): Promise<PaymentRow> {
    const intent = await provider.create({
      paymentId: row.id,
      amountMinor: row.amount,
      currency: row.currency,
      metadata: { orderId: row.orderId },
      idempotencyKey: keyOf(row, 'create'),
    });
    return settled(row, intent);
  }

  /**
   * The payment that was announced and whose id was not kept. Where the provider refuses to make it, or is out of reach, the row is closed while it
   * still names none: what is confirmed was named before, and whoever names it after finds it closed. So nothing is held, nor ever will be.
   */
  async function found(row: PaymentRow): Promise<PaymentRow> {
    try {
      return await announced(row);
    } catch (error) {
      if (!(error instanceof PaymentFault || error instanceof PaymentUnavailable)) throw error;
      const outcome = await table.settle(row.id, (current) => {
        const change = current && current.intentId === undefined ? closing(current, 'VOIDED', {}) : null;
        return change && { ...change, whileAbsent: ['intentId'] };
      });
      return stored(outcome, row.id);
    }
  }

  async function confirm(row: PaymentRow, intentId: string, paymentMethodId: string): Promise<PaymentRow> {
    try {
      const intent = await provider.confirm(intentId, {
        paymentMethodId,
        returnUrl: returnUrl(row.orderId),
        idempotencyKey: keyOf(row, 'confirm'),
      });
      return await settled(row, intent);
    } catch (error) {
      if (error instanceof PaymentRefused) return refused(row, error.code, error.intent);
      if (error instanceof PaymentStateError) return asked(row, intentId);
      throw error;
    }
  }

  async function taken(row: PaymentRow, intentId: string): Promise<PaymentRow> {
    try {
      return await settled(row, await provider.capture(intentId, { idempotencyKey: keyOf(row, 'capture') }));
    } catch (error) {
      if (!(error instanceof PaymentStateError)) throw error;
      const current = await asked(row, intentId);
      if (captureEnded.has(current.status)) return current;
      throw error;
    }
  }

  async function letGo(row: PaymentRow, intentId: string): Promise<PaymentRow> {
    try {
      const canceled = await settled(row, await provider.cancel(intentId, { idempotencyKey: keyOf(row, 'void') }));
      if (undone.has(canceled.status)) return canceled;
      return await settleTo(row.id, 'VOIDED');
    } catch (error) {
      if (!(error instanceof PaymentStateError)) throw error;
      const current = await asked(row, intentId);
      if (undone.has(current.status)) return current;
      if (current.status === 'CAPTURED') return givenBack(current, intentId);
      throw error;
    }
  }

  async function givenBack(row: PaymentRow, intentId: string): Promise<PaymentRow> {
    try {
      const refund = await provider.refund(intentId, {
        refundId: `${row.id}-reversal`,
        metadata: { orderId: row.orderId, paymentId: row.id },
        idempotencyKey: keyOf(row, 'refund'),
      });
      if (refund.status === 'FAILED' || refund.status === 'CANCELED') {
        throw new PaymentFault('refund_failed', `The refund ${refund.id} of ${row.id} ended as ${refund.status}.`);
      }
      return await settleTo(row.id, 'REFUNDED');
    } catch (error) {
      if (!(error instanceof PaymentStateError)) throw error;
      const current = await asked(row, intentId);
      if (undone.has(current.status)) return current;
      throw error;
    }
  }

  async function refused(row: PaymentRow, failure: PaymentFailure, intent: Intent | null): Promise<PaymentRow> {
    const known = intent ? await settled(row, intent) : row;
    return known.status === 'CREATED' ? settleTo(row.id, 'DECLINED', { failure }) : known;
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
    return stored(await table.settle(row.id, (current) => current && settlePayment(current, intent)), row.id);
  }

  async function settleTo(id: string, to: PaymentStatus, facts: Partial<PaymentRow> = {}): Promise<PaymentRow> {
    return stored(await table.settle(id, (current) => current && closing(current, to, facts)), id);
  }

  function keyOf(row: PaymentRow, step: Parameters<typeof paymentKey>[2]): string {
    return paymentKey(row.orderId, row.attempt, step);
  }
}

function paymentOf(order: PayableOrder): string {
  return orderPayment(order.id, order.payAttempt);
}

function newPayment(order: PayableOrder, id: string, status: PaymentStatus, at: string): PaymentRow {
  return {
    id,
    ownerId: order.ownerId,
    orderId: order.id,
    attempt: order.payAttempt,
    status,
    version: 1,
    amount: order.total,
    currency: order.currency,
    captured: 0,
    refunded: 0,
    ...(order.paymentMethodId === undefined ? {} : { paymentMethodId: order.paymentMethodId }),
    createdAt: at,
    updatedAt: at,
  };
}

/** What takes a row to a status that the provider's answer implies without telling it. */
function closing(row: PaymentRow, to: PaymentStatus, facts: Partial<PaymentRow>): Change | null {
  const next: readonly PaymentStatus[] = paymentMachine[row.status];
  if (!next.includes(to)) return null;
  const set = { ...facts, status: to, ...(to === 'REFUNDED' ? { refunded: row.captured } : {}) };
  return { set, remove: outdated(to) };
}

function stored({ row }: Outcome<PaymentRow>, id: string): PaymentRow {
  if (row) return row;
  throw new PaymentFault('payment_lost', `There is no payment ${id} any more.`);
}
