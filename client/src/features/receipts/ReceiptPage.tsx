import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { execute } from '../../api.ts';
import type { OrderReceiptQuery } from '../../graphql/graphql.ts';
import { OrderReceiptDocument } from '../../graphql/graphql.ts';
import { instantWords } from '../invoices/words.ts';
import { lookAgain } from '../orders/lookAgain.ts';
import { useOrderChanges } from '../orders/useOrderChanges.ts';
import { Problem } from '../shell/Problem.tsx';
import { useTitle } from '../shell/useTitle.ts';
import { moneyWords, rateWords } from '../shop/words.ts';
import { Download } from './Download.tsx';
import { buyerLines, isWithoutReceipt } from './words.ts';

const PdfPages = lazy(async () => ({ default: (await import('../invoices/PdfPages.tsx')).PdfPages }));

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
      {order.receipt ? <Shown order={order} receipt={order.receipt} /> : <Awaited order={order} />}
    </>
  );
}

/** A receipt is shown with its document: until that is written it counts as not there. */
function lookForDocument({ status, updatedAt, receipt }: ReceiptOrder): number | false {
  return lookAgain({ status, updatedAt, receipt: receipt?.document ?? null, refunds: [] }, Date.now());
}

function Awaited({ order }: { readonly order: ReceiptOrder }) {
  return (
    <>
      <h1>Receipt</h1>
      {isWithoutReceipt(order.status) ? (
        <p className="card empty">This order was not charged, so there is no receipt.</p>
      ) : (
        <p className="card empty" role="status">
          The receipt is written as soon as the order is paid. It appears here by itself.
        </p>
      )}
    </>
  );
}

interface ShownProps {
  readonly order: ReceiptOrder;
  readonly receipt: NonNullable<ReceiptOrder['receipt']>;
}

function Shown({ order, receipt }: ShownProps) {
  const { number, issuedAt, document, buyer, net, taxes, total } = receipt;
  return (
    <>
      <div className="title">
        <div>
          <h1>Receipt {number}</h1>
          <p className="hint">{instantWords(issuedAt)}</p>
        </div>
        {document ? <Download number={number} wanted={() => ({ receiptOf: order.id })} /> : null}
      </div>
      <div className="beside receipt">
        <section className="card part" aria-labelledby="receipt-facts-title">
          <h2 id="receipt-facts-title">In short</h2>
          <dl className="sums">
            <div>
              <dt>Before tax</dt>
              <dd>{moneyWords(net)}</dd>
            </div>
            {taxes.map(({ rate, tax }) => (
              <div key={rate}>
                <dt>{rateWords(rate)} tax</dt>
                <dd>{moneyWords(tax)}</dd>
              </div>
            ))}
            <div className="total">
              <dt>Total</dt>
              <dd>{moneyWords(total)}</dd>
            </div>
          </dl>
          <h3>Billed to</h3>
          <address>
            {buyerLines(buyer).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </address>
        </section>
        <section className="document" aria-label="Document">
          <div className="pages" tabIndex={0} role="region" aria-label={`Pages of ${number}`}>
            {document ? (
              <Suspense fallback={<p role="status">Loading …</p>}>
                <PdfPages url={document.url} name={number} marked={null} picking={null} part={null} />
              </Suspense>
            ) : (
              <p role="status">It is being written …</p>
            )}
          </div>
        </section>
      </div>
    </>
  );
}
