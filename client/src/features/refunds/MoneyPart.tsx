import type { MoneyPartsFragment } from '../../graphql/graphql.ts';
import type { Money } from '../shop/price.ts';
import { isZero } from '../shop/price.ts';
import { moneyWords } from '../shop/words.ts';

/** What was held, charged and given back; nothing where nothing was ever paid. */
export function MoneyPart({ money }: { readonly money: MoneyPartsFragment }) {
  const { authorized, captured, refunded, refundPending, net } = money;
  if (isZero(authorized) && isZero(captured)) return null;
  const rows: readonly (readonly [name: string, amount: Money, key: string])[] = [
    ['Approved', authorized, 'authorized'],
    ['Charged', captured, 'captured'],
    ['Given back', refunded, 'refunded'],
    ...(isZero(refundPending) ? [] : [['Being given back', refundPending, 'refundPending'] as const]),
  ];
  return (
    <section aria-labelledby="money-title" className="card part">
      <h2 id="money-title">Money</h2>
      <dl className="sums">
        {rows.map(([name, amount, key]) => (
          <div key={key} data-money={key}>
            <dt>{name}</dt>
            <dd>{moneyWords(amount)}</dd>
          </div>
        ))}
        <div className="total" data-money="net">
          <dt>Charged less given back</dt>
          <dd>{moneyWords(net)}</dd>
        </div>
      </dl>
    </section>
  );
}
