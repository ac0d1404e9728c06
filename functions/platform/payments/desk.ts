import { unchargeable } from '#model/charges.ts';
import type { PaymentFailure, PaymentRow, PaymentStatus } from '#model/payments.ts';
import { purchaseOf } from '#model/purchaseKinds.ts';
import type { Intent } from '../../ports/payments.ts';
import { PaymentFault, PaymentRefused, PaymentStateError, PaymentUnavailable } from '../../ports/payments.ts';
import type { Payable, PaymentPlaces } from './paymentRows.ts';
import { keyOf, paymentOf, paymentRows, undone } from './paymentRows.ts';

/**
 * Pays for orders, or for bookings. Every call can be repeated, after a lost answer too, and ends in the same row with one charge. What it answers is the row
 * as it is stored: the caller decides by its `status`, whoever settled it. Amounts in minor units. All of them throw PaymentUnavailable where
 * the same call may help later, PaymentFault where it cannot, and OvertakenError.
 */
export interface PaymentDesk {
  /** The row of the purchase's current attempt, or null where none was begun. */
  find(purchase: Payable): Promise<PaymentRow | null>;
  /**
   * Announces the payment; holds nothing. Answers CREATED where it can be authorised, ACTION_REQUIRED with `clientSecret` where its owner
   * chooses how to pay, CAPTURED over 0 where there is nothing to pay (the provider is not asked), or what became of it since.
   */
  begin(purchase: Payable): Promise<PaymentRow>;
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
  /** Asks the provider how it stands. */
  reconcile(row: PaymentRow): Promise<PaymentRow>;
}

const captureEnded: ReadonlySet<PaymentStatus> = new Set(['CAPTURED', ...undone]);
const authoriseEnded: ReadonlySet<PaymentStatus> = new Set(['AUTHORIZED', ...captureEnded]);

/** Whether the amount is held or taken: the purchase may go on. */
export function isAuthorised(row: PaymentRow): boolean {
  return row.status === 'AUTHORIZED' || row.status === 'CAPTURED';
}

export function paymentDesk({ table, provider, purchase: kind, returnUrl, now }: PaymentPlaces): PaymentDesk {
  const { opened, announced, asked, settled, settleTo } = paymentRows({ table, provider, purchase: kind, now });

  return {
    find: (purchase) => table.read(paymentOf(purchase)),

    async begin(purchase) {
      const { id, total, currency } = purchase;
      const refusal = unchargeable(total, currency);
      if (refusal) throw new PaymentFault(refusal, `The total of ${kind.toLowerCase()} ${id} cannot be charged.`);
      const row = await opened(purchase, total === 0 ? 'CAPTURED' : 'CREATED');
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

    async reconcile(row) {
      return row.intentId === undefined ? row : asked(row, row.intentId);
    },
  };

  async function confirm(row: PaymentRow, intentId: string, paymentMethodId: string): Promise<PaymentRow> {
    try {
      const intent = await provider.confirm(intentId, {
        paymentMethodId,
        returnUrl: returnUrl(purchaseOf(row).id),
        // A kept card is charged while its owner is away.
        ...(row.customerId === undefined ? {} : { offSession: true }),
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

  async function refused(row: PaymentRow, failure: PaymentFailure, intent: Intent | null): Promise<PaymentRow> {
    const known = intent ? await settled(row, intent) : row;
    return known.status === 'CREATED' ? settleTo(row.id, 'DECLINED', { failure }) : known;
  }
}
