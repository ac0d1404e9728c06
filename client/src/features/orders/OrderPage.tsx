import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { execute } from '../../api.ts';
import type { OrderPartsFragment } from '../../graphql/graphql.ts';
import { OrderDocument } from '../../graphql/graphql.ts';
import { useMe } from '../account/useMe.ts';
import { dayWords, instantWords } from '../invoices/words.ts';
import { ReceiptPart } from '../receipts/ReceiptPart.tsx';
import { awaitsReceipt } from '../receipts/words.ts';
import { MoneyPart } from '../refunds/MoneyPart.tsx';
import { RefundsPart } from '../refunds/RefundsPart.tsx';
import { useRefundChanges } from '../refunds/useRefundChanges.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { lookAgain } from './lookAgain.ts';
import { OrderActions } from './OrderActions.tsx';
import { OrderAgain } from './OrderAgain.tsx';
import { OrderBadge } from './OrderBadge.tsx';
import { OrderLines } from './OrderLines.tsx';
import { PaymentFacts } from './PaymentFacts.tsx';
import { PaymentNeeded } from './PaymentNeeded.tsx';
import { Timeline } from './Timeline.tsx';
import { useContinueOrder } from './useContinuation.ts';
import { useOrderChanges } from './useOrderChanges.ts';
import { isEnded, nextSteps, statusWords, toCome } from './words.ts';

/** One order, live: where it stands, how it is paid, and what can be done. */
export function OrderPage() {
  const { orderId = '' } = useParams();
  useOrderChanges({ orderId }, orderId);
  useRefundChanges(orderId);
  const order = useQuery({
    queryKey: ['order', orderId],
    queryFn: () => execute(OrderDocument, { id: orderId }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.order ? lookAgain(state.data.order, Date.now()) : false),
    // An answer that was under way when a newer one came is dropped.
    structuralSharing: (before, now) => newest(before as OrderAnswer | undefined, now as OrderAnswer),
  });
  if (order.isPending) return <p role="status">Loading …</p>;
  if (order.isError && !order.data) {
    return <Problem message={order.error.message} onRetry={() => void order.refetch()} />;
  }
  const found = order.data.order;
  return found ? <Opened key={found.id} order={found} /> : <Missing />;
}

interface OrderAnswer {
  readonly order: OrderPartsFragment | null;
}

function newest(before: OrderAnswer | undefined, now: OrderAnswer): OrderAnswer {
  return before?.order && now.order && before.order.id === now.order.id && before.order.version > now.order.version
    ? before
    : now;
}

function Missing() {
  useTitle('No such order');
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

function Opened({ order }: { readonly order: OrderPartsFragment }) {
  useTitle(`Order ${order.number}`);
  const { reviews } = useMe();
  const [parameters] = useSearchParams();
  const desk = reviews === true && parameters.has('desk');
  const continuation = useContinueOrder(order.id);
  return (
    <>
      <nav aria-label="Back" className="back">
        {desk ? <Link to="/desk">← Order desk</Link> : <Link to="/orders">← Your orders</Link>}
      </nav>
      <div className="title">
        <div>
          <h1>Order {order.number}</h1>
          <p className="hint">
            {instantWords(order.placedAt)} · {order.email}
          </p>
          <Run order={order} />
        </div>
        <OrderBadge status={order.status} />
        <OrderActions order={order} desk={desk} staff={reviews === true} />
      </div>
      <p role="status" className="visually-hidden">
        This order is now: {statusWords[order.status]}
      </p>
      <Refusal order={order} desk={desk} />
      {order.status === 'PAYMENT_ACTION_REQUIRED' ? (
        <PaymentNeeded
          noun="order"
          path={`/orders/${order.id}`}
          action={order.paymentAction}
          continuation={continuation}
        />
      ) : null}
      <div className="beside">
        <div>
          <Timeline
            entries={order.timeline}
            words={statusWords}
            ended={isEnded(order.status)}
            toCome={toCome(order.status)}
          />
          <PaymentFacts payment={order.payment} />
          <MoneyPart money={order.money} />
        </div>
        <div>
          <OrderLines order={order} />
          <ReceiptPart
            receipt={order.receipt}
            awaited={awaitsReceipt(order)}
            page={`/orders/${order.id}/receipt`}
            wanted={{ receiptOf: order.id }}
          />
          <RefundsPart refunds={order.refunds} purchase={{ kind: 'order', id: order.id }} staff={reviews === true} />
        </div>
      </div>
    </>
  );
}

/** The recurring order that placed it, where one did. */
function Run({ order: { recurringOrder, scheduledFor } }: { readonly order: OrderPartsFragment }) {
  if (!recurringOrder) return null;
  return (
    <p className="hint">
      Placed by a <Link to={`/recurring/${recurringOrder.id}`}>recurring order</Link>
      {scheduledFor === null ? '' : `, for ${dayWords(scheduledFor)}`}
    </p>
  );
}

/** Why it did not come about, and what its owner can do now. */
function Refusal({ order, desk }: { readonly order: OrderPartsFragment; readonly desk: boolean }) {
  const { refusal, lines } = order;
  if (!refusal) return null;
  const next = nextSteps[refusal.code];
  return (
    <div role="alert" className="problem-box">
      <p>{refusal.message}</p>
      {!desk && next === 'ORDER_AGAIN' ? <OrderAgain lines={lines} /> : null}
      {!desk && next === 'LOOK_IN_SHOP' ? <Link to="/shop">Look in the shop</Link> : null}
    </div>
  );
}
