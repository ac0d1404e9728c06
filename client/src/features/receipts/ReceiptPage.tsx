import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { execute } from '../../api.ts';
import type { OrderReceiptQuery } from '../../graphql/graphql.ts';
import { OrderReceiptDocument } from '../../graphql/graphql.ts';
import { lookAgain } from '../orders/lookAgain.ts';
import { useOrderChanges } from '../orders/useOrderChanges.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { Awaited, Shown } from './Shown.tsx';

type ReceiptOrder = NonNullable<OrderReceiptQuery['order']>;

/** The page of an order's receipt, which its mail links to: it waits for one that is not written yet. */
export function ReceiptPage() {
  const { orderId = '' } = useParams();
  useOrderChanges({ orderId }, orderId);
  const answer = useQuery({
    queryKey: ['order', orderId, 'receipt'],
    queryFn: () => execute(OrderReceiptDocument, { id: orderId }),
    staleTime: 0,
    // The address in it is not kept beyond the page.
    gcTime: 0,
    refetchInterval: ({ state }) => (state.data?.order ? lookForDocument(state.data.order) : false),
  });
  const order = answer.data?.order;
  useTitle(order?.receipt ? `Receipt ${order.receipt.number}` : 'Receipt');
  if (answer.isPending) return <p role="status">Loading …</p>;
  if (answer.isError && !answer.data) {
    return <Problem message={answer.error.message} onRetry={() => void answer.refetch()} />;
  }
  if (!order) {
    return (
      <div className="notice">
        <h1>No such order</h1>
        <p>It does not exist, or is not yours.</p>
        <p>
          <Link to="/orders">Back to your orders</Link>
        </p>
      </div>
    );
  }
  return (
    <>
      <nav aria-label="Back" className="back">
        <Link to={`/orders/${order.id}`}>← Order {order.number}</Link>
      </nav>
      {order.receipt ? (
        <Shown receipt={order.receipt} wanted={{ receiptOf: order.id }} />
      ) : (
        <Awaited noun="order" status={order.status} />
      )}
    </>
  );
}

/** A receipt is shown with its document: until that is written it counts as not there. */
function lookForDocument({ status, updatedAt, receipt }: ReceiptOrder): number | false {
  return lookAgain({ status, updatedAt, receipt: receipt?.document ?? null, refunds: [] }, Date.now());
}
