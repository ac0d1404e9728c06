import { Link } from 'react-router';
import type { OrderPartsFragment } from '../../graphql/graphql.ts';
import { instantWords } from '../invoices/words.ts';
import { Download } from './Download.tsx';
import { awaitsReceipt } from './words.ts';

/** An order's receipt, once there is one; that it is being written, while that is so. */
export function ReceiptPart({ order }: { readonly order: OrderPartsFragment }) {
  const { id, receipt } = order;
  if (!receipt && !awaitsReceipt(order)) return null;
  return (
    <section aria-labelledby="receipt-title" className="card part">
      <h2 id="receipt-title">Receipt</h2>
      {receipt ? (
        <p className="receipt-line" data-receipt={receipt.number}>
          <span>
            <Link to={`/orders/${id}/receipt`}>{receipt.number}</Link>{' '}
            <small className="hint">{instantWords(receipt.issuedAt)}</small>
          </span>
          <Download number={receipt.number} wanted={() => ({ receiptOf: id })} />
        </p>
      ) : (
        <p className="hint" role="status">
          It is being written …
        </p>
      )}
    </section>
  );
}
