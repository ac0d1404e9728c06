import { reversalRefund } from '#model/keys.ts';
import type { OrderLineRow } from '#model/orders.ts';
import type { PaymentRow } from '#model/payments.ts';
import type { Purchase } from '#model/purchaseKinds.ts';
import { purchaseOf } from '#model/purchaseKinds.ts';
import type { RefundFailure, RefundRow, RefundStatus } from '#model/refunds.ts';
import { balancesAfter, isUnderWay, refundableOf } from '#model/refunds.ts';
import { changeRow, is, putNew } from '#model/writes.ts';
import type { Payments, Refund } from '../../ports/payments.ts';
import { PaymentFault, PaymentStateError } from '../../ports/payments.ts';
import type { Pause } from '../pause.ts';
import { fullJitter } from '../pause.ts';
import type { Change, Outcome, Table } from '../table.ts';
import { NeighbourRefusedError, OvertakenError } from '../table.ts';
import type { RefundChange, RefundClock } from './refundMoves.ts';
import {
  adopted,
  askFor,
  failedBy,
  reversalOf,
  rowNamedBy,
  rowOfAdopted,
  settledBy,
  triedAgain,
} from './refundMoves.ts';

/**
 * Moves refunds: the only place besides the resolvers of the refunds domain that does. A refund's row and its payment's balances change in one
 * transaction, each only while it is as it was seen, so that what was captured is never exceeded and no amount is counted twice. Every call can be
 * repeated. All of them throw PaymentUnavailable where the same call may help later, and OvertakenError.
 */
export interface RefundDesk {
  read(refundId: string): Promise<RefundRow | null>;
  /**
   * Asks the provider for the current attempt, and settles its answer: PENDING, SUCCEEDED or FAILED, with why. One that is not REQUESTED is answered
   * as it is, null where there is none.
   */
  send(refundId: string): Promise<RefundRow | null>;
  /** Settles the provider's word about one refund of this payment; one that Marquee did not ask for gets a row, once. */
  settle(paymentId: string, refund: Refund): Promise<Outcome<RefundRow>>;
  /** The provider refused to make this attempt. Changes nothing where it is known to have been made. */
  fail(refundId: string, refused: { attempt: number; failure: RefundFailure }): Promise<Outcome<RefundRow>>;
  /** Asks the provider for all refunds of a payment, and settles each. Answers how many rows changed. */
  reconcile(payment: Pick<PaymentRow, 'id' | 'intentId'>): Promise<number>;
  /**
   * Gives back what is left of a payment whose purchase is undone. Answers the payment as it is then: nothing is left of it, though the bank may still
   * work on it. Throws PaymentFault where the provider does not give it back.
   */
  reverse(payment: PaymentRow, lines: readonly OrderLineRow[]): Promise<PaymentRow>;
}

export interface RefundPlaces {
  /** Must know Payments to write to alongside. */
  readonly refunds: Table<RefundRow>;
  /** Must know Refunds to write to alongside. */
  readonly payments: Table<PaymentRow>;
  readonly provider: Pick<Payments, 'refund' | 'refundsOf'>;
  /** What was bought, for the taxes of a refund that was made at the provider; empty where the purchase is gone. */
  linesOf(purchase: Purchase): Promise<readonly OrderLineRow[]>;
  readonly clock: RefundClock;
  readonly pause?: Pause;
}

/** How often two rows are looked at anew because somebody changed one of them. */
const ROUNDS = 8;

export function refundDesk({
  refunds,
  payments,
  provider,
  linesOf,
  clock,
  pause = fullJitter,
}: RefundPlaces): RefundDesk {
  return { read: (id) => refunds.read(id), send, settle, fail, reconcile, reverse };

  async function send(refundId: string): Promise<RefundRow | null> {
    const row = await refunds.read(refundId);
    if (row?.status !== 'REQUESTED') return row;
    const { intentId } = await paymentOf(row.paymentId);
    if (intentId === undefined) return failed(row, 'REFUSED');
    try {
      // What was made under this attempt and failed since is not made anew: that would be another attempt.
      const asked = askFor(row);
      const known = (await provider.refundsOf(intentId)).filter((each) => each.refundId === asked.refundId);
      const answer = known.find(standsThere) ?? known.at(-1) ?? (await provider.refund(intentId, asked));
      const { attempt } = row;
      return (await settleAttempt(row.id, { ...answer, attempt })).row;
    } catch (error) {
      if (!(error instanceof PaymentStateError || error instanceof PaymentFault)) throw error;
      const refused = await failed(row, refusalOf(error));
      // Less is left than we thought: somebody gave money back at the provider.
      if (error instanceof PaymentStateError) await reconcile({ id: row.paymentId, intentId });
      return refused;
    }
  }

  async function failed(row: RefundRow, failure: RefundFailure): Promise<RefundRow | null> {
    return (await fail(row.id, { attempt: row.attempt, failure })).row;
  }

  function fail(id: string, refused: { attempt: number; failure: RefundFailure }): Promise<Outcome<RefundRow>> {
    return move(id, (row) => failedBy(row, refused, clock));
  }

  function settleAttempt(id: string, news: Refund & { attempt: number }): Promise<Outcome<RefundRow>> {
    return move(id, (row) => settledBy(row, news, clock));
  }

  async function settle(paymentId: string, refund: Refund): Promise<Outcome<RefundRow>> {
    const named = rowNamedBy(refund);
    const row = named && (await refunds.read(named.refundId));
    // What names no row of this payment was made by somebody else, whatever they wrote beside it.
    const isOurs = row?.paymentId === paymentId;
    const { refundId, attempt } = named && isOurs ? named : rowOfAdopted(refund);
    const outcome = await settleAttempt(refundId, { ...refund, attempt });
    return outcome.row ? outcome : adopt(paymentId, refund);
  }

  async function adopt(paymentId: string, refund: Refund): Promise<Outcome<RefundRow>> {
    const lines = await linesOf(purchaseOf(await paymentOf(paymentId)));
    const { row, begun } = await begin(paymentId, rowOfAdopted(refund).refundId, (payment) =>
      adopted(payment, refund, lines, clock),
    );
    // Somebody else adopted it, and may have done so by older news.
    return begun ? { row, changed: true } : settleAttempt(rowOfAdopted(refund).refundId, { ...refund, attempt: 1 });
  }

  async function reconcile({ id, intentId }: Pick<PaymentRow, 'id' | 'intentId'>): Promise<number> {
    if (intentId === undefined) return 0;
    let changed = 0;
    // Those that stand last: of two of one attempt they count, and what is adopted is split in the order in which it was given back.
    const all = await provider.refundsOf(intentId);
    for (const refund of [...all.filter((each) => !standsThere(each)), ...all.filter(standsThere)]) {
      if ((await settle(id, refund)).changed) changed += 1;
    }
    return changed;
  }

  async function reverse(payment: PaymentRow, lines: readonly OrderLineRow[]): Promise<PaymentRow> {
    const id = reversalRefund(payment.id);
    // What somebody gave back at the provider is not given back again.
    await reconcile(payment);
    await begin(payment.id, id, (current) => {
      const amount = refundableOf(current);
      return amount > 0 ? reversalOf(current, { id, amount, lines }, clock) : null;
    });
    // One that failed before is what the caller comes again for.
    await move(id, (row, current) => (row.amount <= refundableOf(current) ? triedAgain(row, clock) : null));
    const sent = await send(id);
    const current = await paymentOf(payment.id);
    // What a person closed they gave back in another way, or decided to keep.
    if (refundableOf(current) <= 0 || sent?.status === 'CLOSED') return current;
    const why = sent?.failure ?? 'UNKNOWN';
    throw new PaymentFault('refund_failed', `What was charged for ${payment.id} is not given back: ${why}.`);
  }

  /** Writes a refund that is not there yet, with what it changes of its payment. Without one to write nothing happens. */
  async function begin(
    paymentId: string,
    id: string,
    make: (payment: PaymentRow) => RefundRow | null,
  ): Promise<{ row: RefundRow | null; begun: boolean }> {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round > 0) await pause(round - 1);
      const there = await refunds.read(id);
      if (there) return { row: there, begun: false };
      let made: RefundRow | null = null;
      try {
        const outcome = await payments.settle(paymentId, (payment) => {
          made = payment && make(payment);
          return payment && made && withNew(payment, made);
        });
        return { row: outcome.changed ? made : null, begun: outcome.changed };
      } catch (error) {
        // The row is there meanwhile, or somebody else keeps the payment moving.
        if (!(error instanceof NeighbourRefusedError || error instanceof OvertakenError)) throw error;
      }
    }
    throw new OvertakenError(`${paymentId} was changed by others while ${id} was to begin.`);
  }

  /** Moves a refund that is there, and its payment along with it. */
  async function move(
    id: string,
    decide: (row: RefundRow, payment: PaymentRow) => RefundChange | null,
  ): Promise<Outcome<RefundRow>> {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round > 0) await pause(round - 1);
      const seen = await refunds.read(id);
      if (!seen) return { row: null, changed: false };
      const payment = await paymentOf(seen.paymentId);
      try {
        return await refunds.settle(id, (row) => {
          const decided = row && decide(row, payment);
          return decided && alongsidePayment(row, decided, payment);
        });
      } catch (error) {
        // The payment moved since it was read.
        if (!(error instanceof NeighbourRefusedError)) throw error;
      }
    }
    throw new OvertakenError(`The payment of ${id} was changed by others ${ROUNDS} times in a row.`);
  }

  async function paymentOf(paymentId: string): Promise<PaymentRow> {
    const payment = await payments.read(paymentId);
    if (payment) return payment;
    throw new PaymentFault('payment_lost', `There is no payment ${paymentId} any more.`);
  }
}

function withNew(payment: PaymentRow, refund: RefundRow): Change {
  const { id, ...attributes } = refund;
  return {
    set: { ...balancesAfter(payment, refund, null, refund.status) },
    alongside: () => [putNew('Refunds', { id }, attributes)],
  };
}

function alongsidePayment(row: RefundRow, { to, change }: RefundChange, payment: PaymentRow): Change {
  if (!movesMoney(row.status, to)) return change;
  return {
    ...change,
    alongside: ({ updatedAt }) => [
      changeRow(
        'Payments',
        { id: payment.id },
        { set: { ...balancesAfter(payment, row, row.status, to), version: payment.version + 1, updatedAt } },
        [is('version', payment.version)],
      ),
    ],
  };
}

/** Whether the payment's balances differ after it. */
function movesMoney(from: RefundStatus, to: RefundStatus): boolean {
  return weightOf(from) !== weightOf(to);
}

function weightOf(status: RefundStatus): 'pending' | 'done' | 'nothing' {
  if (isUnderWay(status)) return 'pending';
  return status === 'SUCCEEDED' ? 'done' : 'nothing';
}

function standsThere({ status }: Refund): boolean {
  return status === 'SUCCEEDED' || status === 'PENDING';
}

/** What Stripe refuses a refund for, by its own codes: https://docs.stripe.com/error-codes */
const refusals: Readonly<Record<string, RefundFailure>> = {
  charge_disputed: 'DISPUTED',
  refund_disputed_payment: 'DISPUTED',
  balance_insufficient: 'INSUFFICIENT_FUNDS',
};

/** Why it was refused, as far as the provider says. */
function refusalOf(error: PaymentStateError | PaymentFault): RefundFailure {
  return error instanceof PaymentStateError ? 'NOTHING_LEFT' : (refusals[error.code] ?? 'REFUSED');
}
