import type { OrderPartsFragment } from '../../graphql/graphql.ts';
import { moneyWords } from '../shop/words.ts';
import { cardWords, paymentWords } from './words.ts';

/** How something is paid; what of it was charged and given back stands under Money. */
export function PaymentFacts({ payment }: Pick<OrderPartsFragment, 'payment'>) {
  const facts = payment
    ? [
        ['Status', paymentWords[payment.status]],
        ['Amount', moneyWords(payment.amount)],
        ...(payment.card ? [['Card', cardWords(payment.card)]] : []),
        ...(payment.refusal ? [['Refused', payment.refusal.message]] : []),
      ]
    : [];
  return (
    <section aria-labelledby="payment-title" className="card part">
      <h2 id="payment-title">Payment</h2>
      {payment ? null : <p className="hint">Not begun.</p>}
      <dl className="facts" data-payment={payment?.status}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
