import type { CurrencyCode } from '../../../graphql/graphql.ts';
import type { PricedLine } from '../../shop/price.ts';
import { priceOfLines, taxesOf } from '../../shop/price.ts';
import { moneyWords, rateWords } from '../../shop/words.ts';

interface CheckoutSumsProps {
  readonly lines: readonly (PricedLine & { readonly price: { readonly currency: CurrencyCode } })[];
}

/** What the cart comes to, with its taxes by rate; nothing where it has several currencies. */
export function CheckoutSums({ lines }: CheckoutSumsProps) {
  const sums = priceOfLines(lines);
  if (!sums) return null;
  return (
    <dl className="sums">
      <div>
        <dt>Before tax</dt>
        <dd>{moneyWords(sums.net)}</dd>
      </div>
      {taxesOf(lines).map(({ rate, tax }) => (
        <div key={rate}>
          <dt>{rateWords(rate)} tax</dt>
          <dd>{moneyWords(tax)}</dd>
        </div>
      ))}
      <div className="total">
        <dt>Total</dt>
        <dd>{moneyWords(sums.total)}</dd>
      </div>
    </dl>
  );
}
