import type { Money } from '../shop/price.ts';
import { isZero } from '../shop/price.ts';
import { moneyWords, rateWords } from '../shop/words.ts';

interface QuoteSumsProps {
  readonly quote: { readonly discount: Money; readonly subtotal: Money; readonly tax: Money; readonly total: Money };
  /** Percent, with two decimals. */
  readonly taxRate: string;
  /** Null where none is taken off. */
  readonly promoCode: string | null;
}

/** What held tickets cost, by the server. */
export function QuoteSums({ quote: { discount, subtotal, tax, total }, taxRate, promoCode }: QuoteSumsProps) {
  return (
    <dl className="sums">
      {isZero(discount) ? null : (
        <div>
          <dt>Promo code {promoCode?.toUpperCase()}</dt>
          <dd>−{moneyWords(discount)}</dd>
        </div>
      )}
      <div>
        <dt>Before tax</dt>
        <dd>{moneyWords(subtotal)}</dd>
      </div>
      <div>
        <dt>{rateWords(taxRate)} tax</dt>
        <dd>{moneyWords(tax)}</dd>
      </div>
      <div className="total">
        <dt>Total</dt>
        <dd>{moneyWords(total)}</dd>
      </div>
    </dl>
  );
}
