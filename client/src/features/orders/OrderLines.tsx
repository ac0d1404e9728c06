import { Link } from 'react-router';
import type { OrderPartsFragment } from '../../graphql/graphql.ts';
import { buyerLines } from '../receipts/words.ts';
import { moneyWords, rateWords } from '../shop/words.ts';

/** What was ordered, as it was priced then. */
export function OrderLines({ order }: { readonly order: OrderPartsFragment }) {
  const { lines, subtotal, tax, total, shippingNote, billTo } = order;
  return (
    <section aria-labelledby="ordered-title" className="card part">
      <h2 id="ordered-title">What was ordered</h2>
      <ul className="ordered">
        {lines.map((line) => (
          <li key={`${line.product?.id ?? ''}${line.name}`}>
            <span className="what">
              {line.product ? <Link to={`/shop/${line.product.id}`}>{line.name}</Link> : <span>{line.name}</span>}
              <small>
                {line.quantity} × {moneyWords(line.unitPrice)}, before {rateWords(line.taxRate)} tax
              </small>
            </span>
            <span className="amount">{moneyWords(line.net)}</span>
          </li>
        ))}
      </ul>
      <dl className="sums">
        <div>
          <dt>Before tax</dt>
          <dd>{moneyWords(subtotal)}</dd>
        </div>
        <div>
          <dt>Tax</dt>
          <dd>{moneyWords(tax)}</dd>
        </div>
        <div className="total">
          <dt>Total</dt>
          <dd>{moneyWords(total)}</dd>
        </div>
      </dl>
      {shippingNote ? (
        <>
          <h3>Note for the delivery</h3>
          <p className="description">{shippingNote}</p>
        </>
      ) : null}
      {billTo ? (
        <>
          <h3>Billed to</h3>
          <address>
            {buyerLines(billTo).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </address>
        </>
      ) : null}
    </section>
  );
}
