import type { Payments, Refund, RefundRequest } from './payments.ts';
import { PaymentUnavailable } from './payments.ts';
import type { StripeConnection } from './stripeConnection.ts';
import { keptUnderEach, ROUNDS } from './stripeConnection.ts';
import { isReplay, isStored, refundRefusal, translated } from './stripeErrors.ts';
import { givesBack, refundOf } from './stripeRefundShapes.ts';

/** What Stripe lists at once: https://docs.stripe.com/api/pagination */
const MOST_LISTED = 100;

/** Refunds of what was captured. `amountOf`: what Stripe counts for so many minor units of the payment's currency. */
export function stripeRefunds(
  { call, keyOfRound }: StripeConnection,
  amountOf: (intentId: string, minor: number) => Promise<number>,
): Pick<Payments, 'refund' | 'refundsOf'> {
  async function refundsOf(intentId: string): Promise<readonly Refund[]> {
    try {
      return await call(async (client) => {
        const newestFirst: Refund[] = [];
        const all = client.refunds.list({ payment_intent: intentId, limit: MOST_LISTED, expand: ['data.charge'] });
        for await (const refund of all) if (givesBack(refund)) newestFirst.push(refundOf(refund));
        return newestFirst.reverse();
      });
    } catch (error) {
      throw translated(error);
    }
  }

  /** By this id of ours: one that stands, and such as failed. */
  async function refundsBy(intentId: string, refundId: string): Promise<readonly Refund[]> {
    return (await refundsOf(intentId)).filter((refund) => refund.refundId === refundId);
  }

  async function refund(intentId: string, request: RefundRequest): Promise<Refund> {
    const amount = request.amountMinor === undefined ? undefined : await amountOf(intentId, request.amountMinor);
    // Keys are forgotten after a day, and a part can be given back twice: the refund's own id cannot.
    const earlier = await refundsBy(intentId, request.refundId);
    const standing = earlier.find(stands);
    if (standing !== undefined) return standing;
    const key = earlier.length === 0 ? request.idempotencyKey : `${request.idempotencyKey}:after ${earlier.length}`;
    for (let round = 0; round < ROUNDS; round += 1) {
      try {
        const answer = await call((client) =>
          client.refunds.create(
            {
              payment_intent: intentId,
              ...(amount === undefined ? {} : { amount }),
              metadata: { ...request.metadata, refundId: request.refundId },
            },
            { idempotencyKey: keyOfRound(key, round) },
          ),
        );
        if (!isReplay(answer.lastResponse.headers)) return refundOf(answer);
        return refundOf(await call((client) => client.refunds.retrieve(answer.id)));
      } catch (error) {
        const refusal = refundRefusal(error);
        if (!isStored(error)) throw refusal;
        // A kept failure may hide one that was made.
        const found = (await refundsBy(intentId, request.refundId)).find(stands);
        if (found !== undefined) return found;
        if (!(refusal instanceof PaymentUnavailable)) throw refusal;
      }
    }
    throw keptUnderEach(request.idempotencyKey);
  }

  return { refund, refundsOf };
}

function stands({ status }: Refund): boolean {
  return status === 'SUCCEEDED' || status === 'PENDING';
}
