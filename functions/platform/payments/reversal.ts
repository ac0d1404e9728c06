import type { OrderLineRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import { PaymentFault, PaymentStateError, PaymentUnavailable } from '../../ports/payments.ts';
import type { Payable, PaymentPlaces } from './paymentRows.ts';
import { keyOf, paymentRows, undone } from './paymentRows.ts';
import type { RefundDesk } from './refunds.ts';

/** What is undone: the attempt to pay, and what was bought, by whose rates it is given back. */
export type Reversible = Payable & { readonly lines: readonly OrderLineRow[] };

/** Undoes payments of orders, or of bookings. Every call can be repeated. Throws PaymentUnavailable, PaymentFault and OvertakenError, as PaymentDesk does. */
export interface ReversalDesk {
  /**
   * Gives back whatever is held or taken, and lets nothing be held or taken of this attempt ever after. Answers VOIDED; REFUNDED; or CAPTURED where
   * the bank still works on the refund of all that was taken. An attempt that was not begun yet is closed before it can be. Throws PaymentFault where
   * the provider does not give back what was taken: the refund is shown as FAILED then, and the next call tries it again.
   */
  reverse(purchase: Reversible): Promise<PaymentRow>;
}

export interface ReversalPlaces extends Omit<PaymentPlaces, 'returnUrl'> {
  readonly refunds: Pick<RefundDesk, 'reverse'>;
}

export function reversalDesk({ table, provider, purchase: kind, now, refunds }: ReversalPlaces): ReversalDesk {
  const rows = paymentRows({ table, provider, purchase: kind, now });

  return {
    async reverse(purchase) {
      const row = await rows.opened(purchase, 'VOIDED');
      if (undone.has(row.status)) return row;
      // Nothing was taken, so that nothing is to be given back.
      if (row.amount === 0) return rows.settleTo(row.id, 'REFUNDED');
      const known = row.intentId === undefined ? await found(row) : row;
      const { intentId } = known;
      if (intentId === undefined) return known;
      return known.status === 'CAPTURED'
        ? refunds.reverse(known, purchase.lines)
        : letGo(known, intentId, purchase.lines);
    },
  };

  /**
   * The payment that was announced and whose id was not kept. Where the provider refuses to make it, or is out of reach, the row is closed while it
   * still names none: what is confirmed was named before, and whoever names it after finds it closed. So nothing is held, nor ever will be.
   */
  async function found(row: PaymentRow): Promise<PaymentRow> {
    try {
      return await rows.announced(row);
    } catch (error) {
      if (!(error instanceof PaymentFault || error instanceof PaymentUnavailable)) throw error;
      return rows.closedUnnamed(row);
    }
  }

  async function letGo(row: PaymentRow, intentId: string, lines: readonly OrderLineRow[]): Promise<PaymentRow> {
    try {
      const canceled = await rows.settled(row, await provider.cancel(intentId, { idempotencyKey: keyOf(row, 'void') }));
      if (undone.has(canceled.status)) return canceled;
      return await rows.settleTo(row.id, 'VOIDED');
    } catch (error) {
      if (!(error instanceof PaymentStateError)) throw error;
      const current = await rows.asked(row, intentId);
      if (undone.has(current.status)) return current;
      if (current.status === 'CAPTURED') return refunds.reverse(current, lines);
      throw error;
    }
  }
}
