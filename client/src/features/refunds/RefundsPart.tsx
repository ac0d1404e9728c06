import type { OrderPartsFragment } from '../../graphql/graphql.ts';
import { RefundItem } from './RefundItem.tsx';

interface RefundsPartProps {
  readonly order: OrderPartsFragment;
  readonly staff: boolean;
}

/** An order's refunds, latest first; nothing where there are none. */
export function RefundsPart({ order: { id, refunds }, staff }: RefundsPartProps) {
  if (refunds.length === 0) return null;
  return (
    <section aria-labelledby="refunds-title" className="card part">
      <h2 id="refunds-title">Refunds</h2>
      <ul className="refunds">
        {[...refunds].reverse().map((refund) => (
          <RefundItem key={refund.id} refund={refund} purchase={{ kind: 'order', id }} staff={staff} />
        ))}
      </ul>
    </section>
  );
}
