import type { RefundPartsFragment } from '../../graphql/graphql.ts';
import { RefundItem } from './RefundItem.tsx';
import type { RefundedPurchase } from './words.ts';

interface RefundsPartProps {
  readonly refunds: readonly RefundPartsFragment[];
  readonly purchase: RefundedPurchase;
  readonly staff: boolean;
}

/** The refunds of an order or a booking, latest first; nothing where there are none. */
export function RefundsPart({ refunds, purchase, staff }: RefundsPartProps) {
  if (refunds.length === 0) return null;
  return (
    <section aria-labelledby="refunds-title" className="card part">
      <h2 id="refunds-title">Refunds</h2>
      <ul className="refunds">
        {[...refunds].reverse().map((refund) => (
          <RefundItem key={refund.id} refund={refund} purchase={purchase} staff={staff} />
        ))}
      </ul>
    </section>
  );
}
