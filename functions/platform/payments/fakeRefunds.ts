import type { RefundFailure } from '#model/refunds.ts';
import type { PaymentEvent, Payments, Refund } from '../../ports/payments.ts';
import { PaymentStateError } from '../../ports/payments.ts';
import type { Effect, StoredIntent, Tally, Tell } from './fakeProvider.ts';

/** What tests do to the refunds of the provider in memory. */
export interface RefundLevers {
  /** How refunds begin from now on: a card's succeed at once. */
  beginRefunds(status: 'SUCCEEDED' | 'PENDING'): void;
  /** Days later, the bank says how a refund ended. `id` is the provider's. One that fails counts for nothing any more. */
  endRefund(id: string, status: 'SUCCEEDED' | 'FAILED' | 'CANCELED', failure?: RefundFailure): void;
  /** Somebody gives money back by hand, at the provider: without an id of ours. */
  refundByHand(intentId: string, amount: number): Refund;
}

interface World {
  known(intentId: string): StoredIntent;
  readonly tally: Tally;
  readonly tell: Tell;
  readonly effect: Effect;
}

const AT = '2026-11-21T10:00:00.000Z';

export function fakeRefunds(world: World): RefundLevers & Pick<Payments, 'refund' | 'refundsOf'> {
  const { known, tally, tell, effect } = world;
  const refunds: Refund[] = [];
  let begins: 'SUCCEEDED' | 'PENDING' = 'SUCCEEDED';

  function make(
    intentId: string,
    asked: { refundId: string | null; amount: number | undefined; metadata: PaymentEvent['metadata'] },
  ): Refund {
    const intent = known(intentId);
    const left = intent.amountReceived - (intent.amountRefunded ?? 0);
    const amount = asked.amount ?? left;
    if (left === 0 || amount > left) throw new PaymentStateError('less is left', { intent: { ...intent } });
    count(intent, amount, 1);
    const refund: Refund = {
      id: `re_${refunds.length + 1}`,
      refundId: asked.refundId,
      intentId,
      status: begins,
      amount,
      currency: intent.currency,
      failure: null,
      at: AT,
    };
    refunds.push(refund);
    tell('refund.created', { refund }, intentId, asked.metadata);
    tell('charge.refunded', {}, intentId, intent.metadata);
    return refund;
  }

  function count(intent: StoredIntent, amount: number, times: number): void {
    intent.amountRefunded = (intent.amountRefunded ?? 0) + amount;
    tally.refunds += times;
    tally.net -= amount;
  }

  return {
    beginRefunds(status) {
      begins = status;
    },
    endRefund(id, status, failure = 'UNKNOWN') {
      const index = refunds.findIndex((refund) => refund.id === id);
      const before = refunds[index];
      if (before === undefined) throw new Error(`There is no ${id}.`);
      if (before.status === 'FAILED' || before.status === 'CANCELED') throw new Error(`${id} has ended.`);
      const refund: Refund = { ...before, status, failure: status === 'SUCCEEDED' ? null : failure };
      refunds[index] = refund;
      const { intentId, refundId } = refund;
      if (status !== 'SUCCEEDED') count(known(intentId ?? ''), -refund.amount, -1);
      const metadata = refundId === null ? {} : { refundId };
      tell('refund.updated', { refund }, intentId, metadata);
      if (status === 'FAILED') tell('refund.failed', { refund }, intentId, metadata);
    },
    refundByHand: (intentId, amount) => make(intentId, { refundId: null, amount, metadata: {} }),
    refund: (intentId, { refundId, amountMinor, metadata = {} }) =>
      effect('refund', () => {
        const standing = refunds.find(
          (each) => each.intentId === intentId && each.refundId === refundId && stands(each),
        );
        return standing ?? make(intentId, { refundId, amount: amountMinor, metadata: { ...metadata, refundId } });
      }),
    refundsOf: (intentId) => effect('refundsOf', () => refunds.filter((refund) => refund.intentId === intentId)),
  };
}

function stands({ status }: Refund): boolean {
  return status === 'SUCCEEDED' || status === 'PENDING';
}
